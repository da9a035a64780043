import type { Live, LiveFlow } from '../contract/answers/live.ts';
import { frameOf } from '../domain/day-flow.ts';
import type { Locale } from '../domain/kinds.ts';
import { MINUTE_MS } from '../domain/time.ts';
import type { ChartWording } from './charts/chart-words.ts';
import { chartWording } from './charts/chart-words.ts';
import type { ChartedDay } from './charts/day.ts';

/** The words of the board's curves. Plain data: the page carries it for its script. */
export interface CurveWords {
  readonly chart: ChartWording;
  /** The short names of the edition's days, by their date. */
  readonly days: Readonly<Record<string, string>>;
}

/** `nameOf`: the short name of a day. */
export function curveWords(
  locale: Locale,
  dates: readonly string[],
  nameOf: (date: string) => string,
): CurveWords {
  return {
    chart: chartWording(locale),
    days: Object.fromEntries(dates.map((date) => [date, nameOf(date)])),
  };
}

/** Today as its curves show it; with no span that has begun where there is no day today. */
export function chartedToday(
  live: Live,
  flow: LiveFlow | undefined,
  words: CurveWords,
): ChartedDay {
  const names = new Map(live.gates.map(({ id, name }) => [id, name[words.chart.locale]]));
  const now = Date.parse(live.as_of) / MINUTE_MS;
  if (!flow) {
    const frame = frameOf(now + 1, now + 60);
    return { flow: { ...frame, gates: [] }, names, holds: [], last: null, zone: [], now };
  }
  const { last = null } = flow;
  const rates = new Map(live.gates.map(({ id, per_minute = 0 }) => [id, per_minute]));
  const { from, step, spans } = flow;
  return {
    flow: { from, step, spans, gates: flow.counts.map((counts) => gateFlow(counts, spans)) },
    names,
    holds: flow.holds ?? [],
    last: last && { name: words.days[last.date] ?? last.date, entries: last.entries },
    rates,
    zone: flow.offsets,
    // After the last span nothing is compared with what came twenty minutes before.
    now: now < from + step * spans ? now : null,
  };
}

function gateFlow(
  { gate, spans: told, entries, exits }: LiveFlow['counts'][number],
  spans: number,
) {
  const spread = (people: readonly number[]) => {
    const all = Array.from({ length: spans }, () => 0);
    for (const [n, span] of told.entries()) if (span < spans) all[span] = people[n] ?? 0;
    return all;
  };
  return { gate, entries: spread(entries), exits: spread(exits) };
}
