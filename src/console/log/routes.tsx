import { Hono } from 'hono';
import { unusualLooks } from '../../domain/oversight.ts';
import { may } from '../../domain/roles.ts';
import { daySpan, idleSpans } from '../../domain/staffed.ts';
import { peopleOfLog, readLog } from '../../store/members/audit-log.ts';
import { lookCounts, looksWithoutAct, openingsWithin } from '../../store/members/audit-looks.ts';
import { readLogNames } from '../../store/members/log-names.ts';
import { type MemberApp, requirePermission } from '../shell/session.ts';
import { LogPage } from './page.tsx';
import { dayOf, filterOf, readQuery } from './read-query.ts';

/** Who did what, and who looked at what. */
export const log = new Hono<MemberApp>();

log.get('/console/:slug/log', requirePermission('read_log'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const { DB } = c.env;
  const query = readQuery(c.req.query());
  const day = query.day ?? dayOf(now, edition);
  const isTold = may(member.role, 'read_oversight') && query.before === null;
  const [{ rows, next }, people, looks, outside, counts] = await Promise.all([
    readLog(DB, edition.number, filterOf(query, edition)),
    peopleOfLog(DB, edition.number),
    isTold ? looksWithoutAct(DB, edition.number, daySpan(day, edition.timezone)) : [],
    isTold ? openingsWithin(DB, edition.number, idleSpans(day, edition)) : [],
    isTold ? lookCounts(DB, edition.number, daySpan(day, edition.timezone)) : [],
  ]);
  const names = await readLogNames(DB, edition.number, rows);
  const oversight = isTold ? { day, looks: unusualLooks(looks), outside, counts } : null;
  return c.html(
    <LogPage {...{ locale, member, edition, now, query, rows, names, next, people, oversight }} />,
  );
});
