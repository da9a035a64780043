import type { Zone } from '../../domain/calendar.ts';
import {
  type DayFlow,
  type HeldSpan,
  minuteOfSpan,
  ratesOf,
  sumOfGates,
} from '../../domain/day-flow.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { formatTime } from '../../i18n/format.ts';

/** A day as its charts show it. Minutes are UTC, since 1970. */
export interface ChartedDay {
  readonly flow: DayFlow;
  /** The gates of the edition by their id, in its order, as the reader's language names them. */
  readonly names: ReadonlyMap<string, string>;
  readonly holds: readonly HeldSpan[];
  /** Entries of an earlier day in the same spans, and its name; null without one. */
  readonly last: { readonly name: string; readonly entries: readonly number[] } | null;
  /** People let in a minute now, by gate, where the last minutes say it better than a span. */
  readonly rates?: ReadonlyMap<string, number>;
  readonly zone: Zone;
  /** With its part, while the day is running; null when it is over. */
  readonly now: number | null;
}

/** People a minute, over the day's spans that have begun. */
export interface Rates {
  readonly entries: readonly number[];
  readonly exits: readonly number[];
  readonly last: readonly number[];
}

/** What the lines of a day show. */
export function ratesOfDay({ flow, last, now }: ChartedDay): Rates {
  const { entries, exits } = sumOfGates(flow);
  return {
    entries: ratesOf(flow, entries, now),
    exits: ratesOf(flow, exits, now),
    last: last ? untilLast(ratesOf(flow, last.entries, null)) : [],
  };
}

/** The clock at a minute, `HH:MM`. */
export function clockAt({ zone }: Pick<ChartedDay, 'zone'>, minute: number): string {
  return formatTime(minute * MINUTE_MS, zone);
}

/** The clock at the beginning of a span. */
export function clockOfSpan(day: ChartedDay, span: number): string {
  return clockAt(day, minuteOfSpan(day.flow, span));
}

/**
 * The minute at which a span's figure stands: its middle, or where the day has come to within it.
 */
export function minuteOfPoint({ flow, now }: ChartedDay, span: number): number {
  const begins = minuteOfSpan(flow, span);
  const isRunning = now !== null && now >= begins && now < begins + flow.step;
  return isRunning ? now : begins + flow.step / 2;
}

/** A day's figures up to the last that is not 0: where it was over, it has no line. */
function untilLast(rates: readonly number[]): readonly number[] {
  return rates.slice(0, rates.findLastIndex((rate) => rate > 0) + 1);
}
