import { Hono } from 'hono';
import { SEARCH_TEXT_MOST } from '../../domain/search-text.ts';
import { searchVisitors } from '../../operations/search-visitors.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { EVERYWHERE, readPlace } from './place.tsx';
import { recordPath, SearchPage } from './search-page.tsx';

/** The search for a registration. It is sent and never in an address: names stay out of those. */
export const visitorSearch = new Hono<MemberApp>();

const PATH = '/console/:slug/visitors';
const ID = /^[0-9a-z-]{36}$/;

visitorSearch.get(PATH, requirePermission('search_visitors'), (c) => {
  const { locale, member, edition, now } = c.var;
  const typed = { text: '', where: EVERYWHERE };
  return c.html(<SearchPage {...{ locale, member, edition, now, typed }} found={null} />);
});

visitorSearch.post(PATH, requirePermission('search_visitors'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const sent = await c.req.parseBody();
  const text = typeof sent.text === 'string' ? sent.text : '';
  const where = readPlace(sent.where, edition);
  const after = typeof sent.after === 'string' && ID.test(sent.after) ? sent.after : null;
  const found = await searchVisitors(memberContext(c), {
    edition,
    text,
    onUs: typeof sent.keys === 'string' && sent.keys !== '' ? sent.keys : null,
    asName: sent.as === 'name' || sent.as === 'beginnings',
    byBeginnings: sent.as === 'beginnings',
    ...where,
    after,
  });
  // A hand scanner ends with Enter: what it read is open at once.
  if (found.ticketOf !== null) return c.redirect(recordPath(edition, found.ticketOf), 303);
  const typed = { text: text.slice(0, SEARCH_TEXT_MOST), where };
  return c.html(<SearchPage {...{ locale, member, edition, now, typed, found }} />);
});
