import { Hono } from 'hono';
import { PARTY_KINDS } from '../../domain/kinds.ts';
import { isVisitList } from '../../domain/visit-lists.ts';
import { readLists } from '../../operations/read-lists.ts';
import { dayNow } from '../shell/day.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { ListPage } from './list-page.tsx';
import { readPlace } from './place.tsx';

/** Lists of a day: who is in, who has not come, and what went otherwise than booked. */
export const lists = new Hono<MemberApp>();

/** A serial, or the id of a registration or of a scan. */
const KEY = /^[\w-]{1,64}$/;

lists.get('/console/:slug/lists', requirePermission('read_lists'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const asked = c.req.query('list');
  const list = isVisitList(asked) ? asked : 'inside';
  const chosen = readPlace(c.req.query('where'), edition);
  const day = chosen.day ?? dayNow(edition, now);
  const where = { day, slot: chosen.slot };
  const kind = PARTY_KINDS.find((one) => one === c.req.query('kind')) ?? null;
  const from = c.req.query('after') ?? '';
  const after = KEY.test(from) ? from : null;
  const query = { list, ...where, kind, after };
  const { rows, next } = await readLists(memberContext(c), { edition, ...query });
  return c.html(<ListPage {...{ locale, member, edition, now, list, where, kind, rows, next }} />);
});
