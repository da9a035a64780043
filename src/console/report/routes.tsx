import { type Context, Hono } from 'hono';
import type { Day } from '../../domain/edition.ts';
import { readAnnounced, type TypedAnnounced } from '../../domain/figures/announced.ts';
import { Problem } from '../../domain/problem.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { stateAnnounced } from '../../operations/announced.ts';
import { readDayReport, readEditionReport } from '../../operations/reports.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { latestSeals } from '../../store/seal/seals.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import { ownTurns } from '../shell/own-turns.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { DayReportPage } from './day-page.tsx';
import { faultsSaid, isWhole, typedIn, typedOf } from './earlier-form.tsx';
import { EditionReportPage } from './edition-page.tsx';
import { SEALS_READ } from './seals-part.tsx';

/** The reports of a day and of the whole edition, as they are read and printed. */
export const reports = new Hono<MemberApp>();

reports.get(
  '/console/:slug/days/:day/report',
  requirePermission('read_report'),
  ownTurns,
  async (c) => {
    const { locale, member, edition, now } = c.var;
    const day = dayIn(edition, c.req.param('day'));
    const report = await readDayReport(memberContext(c), { edition, day });
    const origin = c.env.PUBLIC_URL;
    const seals = await latestSeals(c.env.DB, edition.number, SEALS_READ);
    const props = { locale, member, edition, now, day, report, seals, origin };
    return c.html(<DayReportPage {...props} />);
  },
);

reports.get('/console/:slug/report', requirePermission('read_report'), ownTurns, async (c) => {
  return c.html(await editionReport(c, null));
});

reports.post('/console/:slug/report/earlier', requirePermission('state_announced'), async (c) => {
  const sent = await c.req.parseBody();
  // A form without its fields would say that nothing was ever announced.
  if (!isWhole(sent)) throw new Problem('invalid_request');
  const typed = typedIn(sent);
  const read = readAnnounced(typed);
  const faults = read.ok ? [] : faultsSaid(read.faults, spokenIn(c.var.locale));
  if (!read.ok) return c.html(await editionReport(c, { typed, faults }), 422);
  await stateAnnounced(memberContext(c), { list: read.list });
  return c.redirect(`/console/${c.var.edition.slug}/report?saved#earlier`, 303);
});

interface SentForm {
  readonly typed: readonly TypedAnnounced[];
  readonly faults: readonly FieldFault[];
}

async function editionReport(c: Context<MemberApp>, sent: SentForm | null) {
  const { locale, member, edition, now } = c.var;
  const report = await readEditionReport(memberContext(c), { edition });
  const seals = await latestSeals(c.env.DB, edition.number, SEALS_READ);
  const { typed, faults } = sent ?? { typed: typedOf(report.announced), faults: [] };
  const isSaved = c.req.query('saved') !== undefined;
  return (
    <EditionReportPage
      {...{ locale, member, edition, now, report, seals, typed, faults, isSaved }}
    />
  );
}

/** The day of a path. Throws a `Problem` for what is no day of this edition. */
function dayIn(edition: StoredEdition, value: string): Day {
  const day = edition.days.find((one) => String(one.number) === value);
  if (!day) throw new Problem('not_found');
  return day;
}
