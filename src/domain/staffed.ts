import { dateAfter, zonedInstant } from './calendar.ts';
import type { Edition } from './edition.ts';
import { HOUR_MS } from './time.ts';

/** A span of instants, ms; the end is not of it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** People prepare before the gates open and count after they close, ms. */
const AROUND_MS = 2 * HOUR_MS;
/** Of every other day: in the weeks before and after, the office works by day, and in the evening. */
const WORKING_HOURS = { from: '06:00', to: '22:00' } as const;

/** The local day (`YYYY-MM-DD`) from midnight to midnight. */
export function daySpan(day: string, zone: string): Span {
  return {
    from: zonedInstant(day, '00:00', zone),
    to: zonedInstant(dateAfter(day, 1), '00:00', zone),
  };
}

/**
 * The parts of a local day at which nobody works: on a day of the edition, more than two hours before
 * its gates open or after they close, which may be in the next morning; on every other day, the night.
 */
export function idleSpans(
  day: string,
  { days, timezone }: Pick<Edition, 'days' | 'timezone'>,
): Span[] {
  const whole = daySpan(day, timezone);
  const open = days.map(({ opens_at, closes_at }) => ({
    from: opens_at - AROUND_MS,
    to: closes_at + AROUND_MS,
  }));
  const office = {
    from: zonedInstant(day, WORKING_HOURS.from, timezone),
    to: zonedInstant(day, WORKING_HOURS.to, timezone),
  };
  const isOpenDay = days.some(({ date }) => date === day);
  return without(whole, isOpenDay ? open : [...open, office]);
}

/** What is left of a span when others are taken out of it. */
function without(whole: Span, taken: readonly Span[]): Span[] {
  const left: Span[] = [];
  let from = whole.from;
  for (const span of taken.toSorted((a, b) => a.from - b.from)) {
    if (span.from > from) left.push({ from, to: Math.min(span.from, whole.to) });
    from = Math.max(from, span.to);
  }
  if (from < whole.to) left.push({ from, to: whole.to });
  return left.filter((span) => span.to > span.from);
}
