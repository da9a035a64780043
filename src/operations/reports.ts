import type { DayEntries } from '../domain/day-flow.ts';
import type { Day } from '../domain/edition.ts';
import type { AnnouncedEdition } from '../domain/figures/announced.ts';
import type { ClassedMinute, DayFigures } from '../domain/figures/figures.ts';
import type { Release } from '../domain/figures/release.ts';
import { endOfDay } from '../domain/opening-hours.ts';
import { dayBegan } from '../domain/presence.ts';
import { run } from '../store/d1/batch.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { readLastDay } from '../store/gates/attendance.ts';
import { type Conflict, conflictsInAll, conflictsOf } from '../store/gates/conflicts.ts';
import { latestReleases } from '../store/releases/releases.ts';
import { announcedOf } from '../store/reports/announced.ts';
import { type BookedWindow, readBooked } from '../store/reports/booked.ts';
import { type Came, readCame } from '../store/reports/came.ts';
import { readDayInMinutes, readEditionFigures } from '../store/reports/day-figures.ts';
import { type EarlierEdition, earlierEditions } from '../store/reports/earlier.ts';
import { type Exceptions, readExceptions } from '../store/reports/exceptions.ts';
import { type HoldsOf, readHoldsOf } from '../store/reports/holds.ts';
import { actingOn, allow, type MemberContext, type OperatorContext } from './context.ts';

/** All that the report of a day states. */
export interface DayReport {
  readonly figures: DayFigures;
  readonly minutes: readonly ClassedMinute[];
  /** Entries of the last day before it on which anybody was counted; null without one. */
  readonly last: DayEntries | null;
  readonly came: Came;
  readonly windows: readonly BookedWindow[];
  readonly exceptions: Exceptions;
  readonly conflicts: readonly Conflict[];
  /** Of double admissions: more than are listed, on a day that went wrong. */
  readonly conflictsTotal: number;
  readonly holds: HoldsOf;
  /** The newest of the day; null where nothing was released. */
  readonly release: Release | null;
}

/** The report of a day. Throws `not_found` for an edition that is not the member's own. */
export async function readDayReport(
  context: MemberContext | OperatorContext,
  { edition, day }: { readonly edition: StoredEdition; readonly day: Day },
): Promise<DayReport> {
  allow(context, 'read_report');
  actingOn(context, edition.number);
  const { env, now } = context;
  const { number: event } = edition;
  const span = { from: dayBegan(edition, day.opens_at), to: endOfDay(day, edition) };
  // One after another: a gate that writes waits for one of them at most.
  const { figures, minutes } = await readDayInMinutes(env.DB, edition, day.number, now);
  const [last] = await run(env.DB, readLastDay(env.DB, event, day.number));
  const came = await readCame(env.DB, event, day.number);
  const windows = await readBooked(env.DB, event, day.number);
  const exceptions = await readExceptions(env.DB, event, day.number);
  const conflicts = await conflictsOf(env.DB, event, day.number);
  const conflictsTotal = await conflictsInAll(env.DB, event, day.number, conflicts);
  const holds = await readHoldsOf(env.DB, event, span);
  const releases = await latestReleases(env.DB, event);
  const release = releases.find((one) => one.day === day.number) ?? null;
  const happened = { exceptions, conflicts, conflictsTotal, holds };
  return { figures, minutes, last, came, windows, ...happened, release };
}

/** All that the report of an edition states. */
export interface EditionReport {
  /** Of every day, in their order. */
  readonly days: readonly DayFigures[];
  /** The newest of each day of which something was released. */
  readonly releases: readonly Release[];
  readonly earlier: readonly EarlierEdition[];
  readonly announced: readonly AnnouncedEdition[];
}

/** The report of an edition. Throws as `readDayReport`. */
export async function readEditionReport(
  context: MemberContext | OperatorContext,
  { edition }: { readonly edition: StoredEdition },
): Promise<EditionReport> {
  allow(context, 'read_report');
  actingOn(context, edition.number);
  const { env, now } = context;
  const days = await readEditionFigures(env.DB, edition, now);
  const [first] = edition.days;
  const earlier = first ? await earlierEditions(env.DB, first.date) : [];
  const announced = await announcedOf(env.DB, edition.number);
  return { days, earlier, announced, releases: await latestReleases(env.DB, edition.number) };
}
