import { MINUTE_MS } from '../time.ts';
import {
  COLUMNS,
  type Counts,
  isSafe,
  isZero,
  minus,
  plus,
  type Row,
  ZERO,
} from './merged-rows.ts';
import {
  type GateMinute,
  rowsOfSeries,
  type Series,
  seriesOf,
  sumOf,
  together,
  without,
  zeroes,
} from './minute-series.ts';
import type { CurveSpan } from './release.ts';

/** The day whose minutes are published. */
export interface MergedDay {
  /** At most one of a gate and minute; in any order. */
  readonly minutes: readonly GateMinute[];
  /** What corrections added to the log or took from it, of the whole day. */
  readonly corrected: Counts;
  /** The day, in UTC minutes since the epoch: the span of what names no minute. `to` is exclusive. */
  readonly from: number;
  readonly to: number;
}

/** More bytes would be too much for whoever opens it, and for the row in which it is kept. */
export const CSV_BYTES_MAX = 1_000_000;
const HEADER = 'gate,from,to,entries,exits,walk_ins,re_entries\n';
/** How long a row is at least, minutes: the first one of which the file is small enough is taken. */
const GRAINS = [1, 2, 5, 10, 15, 30, 60, 240, 1_440] as const;
/** The gate of what belongs to no single one: no gate of an edition has this number. */
const WHOLE_SITE = 0;

/**
 * The published minutes of a day as CSV: neighbouring minutes of a gate are merged until no count is 1
 * to 4 or negative, so that no row speaks of a few people. A remainder joins the row before; a gate too
 * small for any row joins the next one as `a+b`, the last one the gate before. Minutes in which nothing
 * was counted have no row.
 *
 * Gate `0` is the whole site over the whole day. Its row holds what corrections changed, and a count
 * that is 1 to 4 in the whole day (or negative): no merging can make that one larger, and it is
 * published as the day's total in any case. A correction that is too small or negative to stand there
 * joins a gate, as `0+a`: the smallest one that makes it safe, which then has one row.
 *
 * The columns sum exactly to what was counted and corrected. Without anything counted and corrected
 * it is the header alone.
 */
export function mergedMinutesCsv(day: MergedDay): string {
  for (const grain of GRAINS) {
    const csv = HEADER + rowsOf(day, grain).map(lineOf).join('');
    // Every sign of it is one byte.
    if (csv.length <= CSV_BYTES_MAX) return csv;
  }
  throw new RangeError('more gates than an edition can have');
}

/**
 * What the whole site counted, in spans of at least `grain` minutes that speak of no few people: what a
 * curve is drawn of. A count that is small in the whole day is not in it.
 */
export function mergedSite(minutes: readonly GateMinute[], grain: number): CurveSpan[] {
  const [site] = seriesOf(minutes.map((one) => ({ ...one, walk_ins: 0, re_entries: 0 }))).reduce<
    Series[]
  >(([all], one) => [all ? together(all, one) : one], []);
  if (!site) return [];
  const sum = sumOf(site);
  const small = COLUMNS.filter((name) => !isSafe({ ...ZERO, [name]: sum[name] }));
  const rows = rowsOfSeries(without(site, small), grain) ?? [];
  return rows.map(({ from, to, entries, exits }) => ({ from, to, entries, exits }));
}

function rowsOf(day: MergedDay, grain: number): Row[] {
  const counted = seriesOf(day.minutes);
  const all = counted.reduce((sum, one) => plus(sum, sumOf(one)), day.corrected);
  // A count that is small in the whole day is said once, as its total, and hinders no row.
  const small = COLUMNS.filter((name) => !isSafe({ ...ZERO, [name]: all[name] }));
  const series = counted.map((one) => without(one, small));
  const kept = small.map((name) => [name, all[name]] as const);
  const corrected = { ...day.corrected, ...zeroes(small) };
  const joined = joinedTo(corrected, series);
  const site = joined.reduce((sum, one) => plus(sum, sumOf(one)), corrected);
  const gates = [WHOLE_SITE, ...joined.flatMap((one) => one.gates)];
  const whole = { gates, from: day.from, to: day.to, ...site, ...Object.fromEntries(kept) };
  const rest = series.filter((one) => !joined.includes(one));
  return [...(isZero(whole) ? [] : [whole]), ...rowsOfGates(rest, grain)];
}

/** The gates that a correction is put together with, so that neither it nor the rest is too small. */
function joinedTo(corrected: Counts, series: readonly Series[]): readonly Series[] {
  const sized = series.map((one) => ({ one, sum: sumOf(one) }));
  const all = sized.reduce((sum, { sum: its }) => plus(sum, its), ZERO);
  const fits = (part: Counts) => isSafe(plus(corrected, part)) && isSafe(minus(all, part));
  if (fits(ZERO)) return [];
  // The gate that loses its minutes is the one that counted the fewest people.
  sized.sort((a, b) => a.sum.entries - b.sum.entries);
  const single = sized.find(({ sum }) => fits(sum));
  if (single) return [single.one];
  const joined: Series[] = [];
  let part = ZERO;
  for (const { one, sum } of sized) {
    joined.push(one);
    part = plus(part, sum);
    if (fits(part)) break;
  }
  return joined;
}

/** In the order of the gates; those too small for any row are put together with a neighbour. */
function rowsOfGates(series: readonly Series[], grain: number): Row[] {
  const done: { readonly series: Series; readonly rows: Row[] }[] = [];
  let open: Series = { gates: [], minutes: [] };
  for (const one of series) {
    const next = together(open, one);
    const rows = rowsOfSeries(next, grain);
    if (rows === null) open = next;
    else {
      done.push({ series: next, rows });
      open = { gates: [], minutes: [] };
    }
  }
  while (open.gates.length > 0) {
    const before = done.pop();
    const next = before ? together(before.series, open) : open;
    const rows = rowsOfSeries(next, grain);
    if (rows !== null || !before) {
      done.push({ series: next, rows: rows ?? [] });
      open = { gates: [], minutes: [] };
    } else open = next;
  }
  return done.flatMap(({ rows }) => rows);
}

function lineOf(row: Row): string {
  const counts = COLUMNS.map((name) => row[name]);
  return `${[row.gates.join('+'), instant(row.from), instant(row.to), ...counts].join(',')}\n`;
}

/** A minute as ISO 8601 writes it, such as `2026-11-23T10:05Z`. */
function instant(minute: number): string {
  return `${new Date(minute * MINUTE_MS).toISOString().slice(0, 16)}Z`;
}
