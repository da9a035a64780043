import { DAY_MS, MINUTE_MS } from '../time.ts';
import type { FigureCorrection } from './figures.ts';
import type { ReleaseStatus } from './release-status.ts';

/** What a correction of a release can speak of. */
export const RELEASED_COUNTS = [
  'visits',
  'visitors_by_ticket',
  'repeat_visits',
  'walk_in_visits',
  'beyond_booking',
  'exits',
] as const;
export type ReleasedCount = (typeof RELEASED_COUNTS)[number];

/**
 * A figure that stands otherwise than it was counted until the release, since a person stated it anew,
 * with the reason. People. The visits are a sum.
 */
export interface StatedFigure {
  readonly figure: Exclude<ReleasedCount, 'visits'>;
  readonly counted: number;
  readonly stated: number;
  readonly reason: string;
}

/** What the whole site counted in a span; UTC minutes since the epoch, `to` is exclusive. */
export interface CurveSpan {
  readonly from: number;
  readonly to: number;
  readonly entries: number;
  readonly exits: number;
}

/**
 * The figures of a day as they stand in a release: frozen, and without who counted or corrected. People;
 * instants in ms. visits = visitors_by_ticket + repeat_visits + walk_in_visits + beyond_booking.
 */
export interface ReleasedFigures extends Readonly<Record<ReleasedCount, number>> {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly peak: {
    readonly people: number;
    readonly at: number;
    readonly low: number | null;
    readonly high: number | null;
  } | null;
  readonly completeness: {
    readonly complete_to: number;
    readonly phones: number;
    readonly handed_in: number;
    /** Scans. */
    readonly unsent: number;
  };
  readonly evidence: {
    readonly scanned: number;
    readonly tapped: number;
    readonly estimated: number;
    readonly by_eye: number;
  };
  readonly stated: readonly StatedFigure[];
  readonly curve: readonly CurveSpan[];
}

/** The languages of the press. */
export const PRESS_LOCALES = ['ar', 'fr', 'en'] as const;
export type PressLocale = (typeof PRESS_LOCALES)[number];
export type PressText = Readonly<Record<PressLocale, PressParts>>;

/** A text for the press, part by part. */
export interface PressParts {
  /** The line that says from when on it may be printed; null without an embargo. */
  readonly embargo: string | null;
  /** What it puts right; a sentence for each figure. */
  readonly corrections: readonly string[];
  readonly title: string;
  readonly body: string;
}

/** What a day's figures were said to be, once. Instants in ms. */
export interface Release {
  /** In the one sequence of its edition. */
  readonly number: number;
  readonly day: number;
  readonly status: ReleaseStatus;
  /** The release that it puts right; null for the first of its day and status. */
  readonly corrects: number | null;
  /** As persons wrote it; null where phones sent more since. */
  readonly reason: string | null;
  /** Before it nothing is shown; null for at once. */
  readonly embargo: number | null;
  readonly figures: ReleasedFigures;
  readonly texts: PressText;
  /** Of the bytes of its file, hexadecimal. */
  readonly sha256: string;
  /** When the figures were read. */
  readonly as_of: number;
  readonly released_at: number;
}

/** Releases an edition can have: thirty for each day of a month. */
export const RELEASES_MAX = 930;
/** An embargo is for a press conference, not for a year, ms. */
export const EMBARGO_MAX_MS = 31 * DAY_MS;
/** What is shown before a release is released within this time, or read anew, ms. */
export const PREPARED_MS = 15 * MINUTE_MS;
/** Characters of the reason of a correction. */
export const REASON_MAX = 200;

/** A count of which two releases say different things. */
export interface Change {
  readonly figure: ReleasedCount;
  readonly before: number;
  readonly now: number;
}

/** What a release says otherwise than the one before, in the order in which figures are shown. */
export function changesOf(
  before: Pick<ReleasedFigures, ReleasedCount>,
  now: Pick<ReleasedFigures, ReleasedCount>,
): Change[] {
  return RELEASED_COUNTS.filter((figure) => before[figure] !== now[figure]).map((figure) => ({
    figure,
    before: before[figure],
    now: now[figure],
  }));
}

/** Whether the figures of a day are others by now than a release says. */
export function hasChangedSince(
  { figures }: Pick<Release, 'figures'>,
  now: Pick<ReleasedFigures, ReleasedCount>,
): boolean {
  return changesOf(figures, now).length > 0;
}

/** What follows the releases of a day: its number, and the one that it puts right. */
export function nextRelease(
  releases: readonly Pick<Release, 'number' | 'day' | 'status'>[],
  { day, status }: { readonly day: number; readonly status: ReleaseStatus },
): { readonly number: number; readonly corrects: number | null } {
  const number = releases.reduce((last, one) => Math.max(last, one.number), 0) + 1;
  const latest = latestOf(releases, day);
  return { number, corrects: latest?.status === status ? latest.number : null };
}

/** The newest release of a day; null before its first. */
export function latestOf<R extends Pick<Release, 'number' | 'day'>>(
  releases: readonly R[],
  day: number,
): R | null {
  const ofDay = releases.filter((one) => one.day === day);
  return ofDay.reduce<R | null>(
    (last, one) => (last && last.number > one.number ? last : one),
    null,
  );
}

/** Whether figures of a status can follow the newest release of their day: what is final stays so. */
export function mayFollow(latest: Pick<Release, 'status'> | null, status: ReleaseStatus): boolean {
  return latest?.status !== 'final' || status === 'final';
}

/** From when on a release is public (ms): what puts another one right never comes before that one. */
export function embargoAfter(
  before: Pick<Release, 'embargo'> | null,
  asked: number | null,
  now: number,
): number | null {
  const least = before?.embargo ?? now;
  return least > now ? Math.max(least, asked ?? least) : asked;
}

/**
 * Why a release puts another one right: what who releases it wrote, else the reasons of the figures that
 * were stated anew since, as far as they fit. Null where neither is: then phones sent more.
 */
export function reasonAfter(
  before: Pick<Release, 'as_of'>,
  asked: string | null,
  corrections: readonly Pick<FigureCorrection, 'figure' | 'reason' | 'made_at'>[],
): string | null {
  if (asked !== null) return asked;
  const latest = new Map(corrections.map((one) => [one.figure, one]));
  const since = [...latest.values()].filter(({ made_at }) => made_at > before.as_of);
  const reasons = new Set(since.map(({ reason }) => reason));
  return [...reasons].reduce<string | null>((said, reason) => {
    const both = said === null ? reason : `${said} · ${reason}`;
    return both.length <= REASON_MAX ? both : said;
  }, null);
}

/** What everybody may read of a day. */
export interface PublicDay {
  readonly day: number;
  /** The release that stands; null while the first one is under embargo. */
  readonly current: Release | null;
  /** All that are public, newest first. */
  readonly versions: readonly Release[];
  /** Until when the next one is under embargo (ms); null where none is. */
  readonly until: number | null;
}

/** Days of which something was released, in their order, as they are public at `now` (ms). */
export function publicDays(releases: readonly Release[], now: number): PublicDay[] {
  const byDay = Map.groupBy(releases, ({ day }) => day);
  return [...byDay]
    .toSorted(([a], [b]) => a - b)
    .map(([day, list]) => {
      const newest = list.toSorted((a, b) => b.number - a.number);
      const versions = newest.filter((one) => isPublic(one, now));
      const [current = null] = versions;
      const waiting = newest.filter(
        (one) => !isPublic(one, now) && one.number > (current?.number ?? 0),
      );
      const until = waiting.map(({ embargo }) => embargo ?? now);
      return { day, current, versions, until: until.length > 0 ? Math.min(...until) : null };
    });
}

/** From when on a release is public (ms): when it was released, or at the end of its embargo. */
export function publicFrom({
  released_at,
  embargo,
}: Pick<Release, 'released_at' | 'embargo'>): number {
  return Math.max(released_at, embargo ?? 0);
}

/** Whether everybody may read a release at an instant (ms). */
export function isPublic({ embargo }: Pick<Release, 'embargo'>, now: number): boolean {
  return embargo === null || embargo <= now;
}

/** The release that puts another one right, where there is one among these. */
export function correctionOf(
  releases: readonly Release[],
  { number }: Pick<Release, 'number'>,
): Release | null {
  return releases.find((one) => one.corrects === number) ?? null;
}
