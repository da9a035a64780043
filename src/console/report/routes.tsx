import { Hono } from 'hono';
import type { Day } from '../../domain/edition.ts';
import { Problem } from '../../domain/problem.ts';
import { readDayReport, readEditionReport } from '../../operations/reports.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { latestSeals } from '../../store/seal/seals.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { DayReportPage } from './day-page.tsx';
import { EditionReportPage } from './edition-page.tsx';
import { SEALS_READ } from './seals-part.tsx';

/** The reports of a day and of the whole edition, as they are read and printed. */
export const reports = new Hono<MemberApp>();

reports.get('/console/:slug/days/:day/report', requirePermission('read_report'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const day = dayIn(edition, c.req.param('day'));
  const report = await readDayReport(memberContext(c), { edition, day });
  const origin = c.env.PUBLIC_URL;
  const seals = await latestSeals(c.env.DB, edition.number, SEALS_READ);
  const props = { locale, member, edition, now, day, report, seals, origin };
  return c.html(<DayReportPage {...props} />);
});

reports.get('/console/:slug/report', requirePermission('read_report'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const report = await readEditionReport(memberContext(c), { edition });
  const seals = await latestSeals(c.env.DB, edition.number, SEALS_READ);
  return c.html(<EditionReportPage {...{ locale, member, edition, now, report, seals }} />);
});

/** The day of a path. Throws a `Problem` for what is no day of this edition. */
function dayIn(edition: StoredEdition, value: string): Day {
  const day = edition.days.find((one) => String(one.number) === value);
  if (!day) throw new Problem('not_found');
  return day;
}
