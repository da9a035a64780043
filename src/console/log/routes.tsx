import { Hono } from 'hono';
import { unusualLooks } from '../../domain/oversight.ts';
import { may } from '../../domain/roles.ts';
import { daySpan, idleSpans } from '../../domain/staffed.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { otherSubject, peopleOfLog, readLog } from '../../store/members/audit-log.ts';
import { lookCounts, looksWithoutAct, openingsWithin } from '../../store/members/audit-looks.ts';
import { readLogNames } from '../../store/members/log-names.ts';
import { type MemberApp, requirePermission } from '../shell/session.ts';
import { LogPage } from './page.tsx';
import { dayOf, filterOf, type LogQuery, readQuery } from './read-query.ts';

/** A page of the log; of a registration, what was done to it and who looked at it. */
async function readPage(db: D1Database, edition: StoredEdition, query: LogQuery) {
  const alias = await otherSubject(db, edition.number, query.subject);
  return readLog(db, edition.number, { ...filterOf(query, edition), alias });
}

/** Who did what, and who looked at what. */
export const log = new Hono<MemberApp>();

log.get('/console/:slug/log', requirePermission('read_log'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const { DB } = c.env;
  const query = readQuery(c.req.query());
  const day = query.day ?? dayOf(now, edition);
  const isTold = may(member.role, 'read_oversight') && query.before === null;
  const [{ rows, next }, people, looks, outside, counts] = await Promise.all([
    readPage(DB, edition, query),
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
