import { localParts } from '../calendar.ts';
import { clockFault, eventInstant } from '../edition-times.ts';
import { MINUTE_MS } from '../time.ts';

/** How the people of a day come: all the time alike, schools first, or schools and then families. */
export const DAY_SHAPES = ['even', 'morning', 'two_humps'] as const;
type DayShape = (typeof DAY_SHAPES)[number];

/** Windows of one day. */
export const WINDOWS_MAX = 48;

/** An arrival window before it has a number. Local times, `HH:MM`; people. */
export interface PlannedWindow {
  readonly from: string;
  readonly to: string;
  readonly capacity: number;
}

/** A day whose windows are wanted. */
export interface WindowOrder {
  /** `YYYY-MM-DD`; `HH:MM`. */
  readonly date: string;
  readonly opens: string;
  readonly closes: string;
  readonly timezone: string;
  /** Local time of the next morning at which the day ends. */
  readonly day_ends: string;
  /** Length of a window; the last one may be shorter, or up to half as long again. */
  readonly minutes: number;
  /** For all of them together. */
  readonly people: number;
  readonly shape: DayShape;
}

/**
 * Fills a day with windows whose places add up to exactly `people`. Lengths are real time: a day of
 * 23 hours has fewer windows, and no window begins in an hour that the clock strikes twice. Gives
 * `too_many` beyond `WINDOWS_MAX`, and `no_time` for a day that ends before it begins.
 */
export function planWindows(order: WindowOrder): PlannedWindow[] | 'too_many' | 'no_time' {
  const bounds = boundsOf(order);
  if (bounds === null) return 'no_time';
  if (bounds.length - 1 > WINDOWS_MAX) return 'too_many';
  const [begin = 0] = bounds;
  const whole = (bounds.at(-1) ?? begin) - begin;
  const spans = bounds.slice(1).map((to, i) => ({ from: bounds[i] ?? begin, to }));
  const weights = spans.map(({ from, to }) => {
    const middle = ((from + to) / 2 - begin) / whole;
    return (to - from) * densityAt(middle, order.shape);
  });
  const places = apportion(order.people, weights);
  const time = (at: number) => localParts(at, order.timezone).time;
  return spans.map(({ from, to }, i) => ({
    from: time(from),
    to: time(to),
    capacity: places[i] ?? 0,
  }));
}

/** The instants (ms) at which a window ends and the next one begins, the day's own first and last. */
function boundsOf(order: WindowOrder): number[] | null {
  const { date, timezone, day_ends, minutes } = order;
  const opens = eventInstant(date, order.opens, 'from', timezone, day_ends);
  const closes = eventInstant(date, order.closes, 'to', timezone, day_ends);
  const length = minutes * MINUTE_MS;
  if (opens >= closes || !(length > 0)) return null;
  const bounds = [opens];
  // A rest of less than half a window is no window of its own.
  for (let at = opens + length; at <= closes - length / 2; at += length) {
    if (bounds.length > WINDOWS_MAX) break;
    const { time } = localParts(at, timezone);
    if (clockFault(date, time, 'from', timezone, day_ends) === null && at < closes) bounds.push(at);
  }
  return [...bounds, closes];
}

/** People at a point of the day (0 its opening, 1 its end) against the mean of the day. */
function densityAt(point: number, shape: DayShape): number {
  switch (shape) {
    case 'even':
      return 1;
    case 'morning':
      return 0.5 + 1.6 * hump(point, 0.15);
    case 'two_humps':
      return 0.5 + 1.1 * hump(point, 0.15) + 1.3 * hump(point, 0.68);
  }
}

/** A bell around a point of the day, about two and a half hours wide on a day of ten. */
function hump(point: number, around: number): number {
  return Math.exp(-(((point - around) / 0.14) ** 2));
}

/**
 * Whole numbers in the proportion of the weights, which add up to exactly `total`: by the largest
 * remainder, the earlier one where two are alike.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (sum > 0 ? (total * weight) / sum : 0));
  const whole = exact.map(Math.floor);
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  let missing = total - whole.reduce((a, b) => a + b, 0);
  for (const { i } of order) {
    if (missing <= 0) break;
    whole[i] = (whole[i] ?? 0) + 1;
    missing -= 1;
  }
  return whole;
}
