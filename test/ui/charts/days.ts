import { type FlowMinute, flowOf, frameOf } from '../../../src/domain/day-flow.ts';
import type { Locale } from '../../../src/domain/kinds.ts';
import { type ChartWording, chartWording } from '../../../src/ui/charts/chart-words.ts';
import type { ChartedDay } from '../../../src/ui/charts/day.ts';

/** Midnight of a day in UTC, in minutes. */
const MIDNIGHT = Date.UTC(2026, 10, 23) / 60_000;

/** A clock of that day as a minute: `16:20`; `26:00` is two hours past midnight. */
export function minute(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return MIDNIGHT + 60 * hours + minutes;
}

/** The same people a minute through a gate, from one clock to another. */
export function steadily(
  gate: string,
  from: string,
  to: string,
  entries: number,
  exits = 0,
): FlowMinute[] {
  const length = minute(to) - minute(from);
  return Array.from({ length }, (_, n) => ({ gate, minute: minute(from) + n, entries, exits }));
}

/** A day from 10:00 to 20:00 at three gates, at an instant of it or over. */
export function dayOf(
  minutes: readonly FlowMinute[],
  now: string | null,
  more: Partial<ChartedDay> & { readonly hours?: readonly [string, string] } = {},
): ChartedDay {
  const { hours: [opens, closes] = ['10:00', '20:00'], ...rest } = more;
  return {
    flow: flowOf(frameOf(minute(opens), minute(closes), minutes), minutes),
    names: new Map(['1', '2', '3'].map((gate) => [gate, `gate ${gate}`])),
    holds: [],
    last: null,
    zone: 'UTC',
    now: now === null ? null : minute(now),
    ...rest,
  };
}

/** As a script reads them off the page. */
export function brought(locale: Locale): ChartWording {
  return JSON.parse(JSON.stringify(chartWording(locale)));
}
