import { type Column, type Counts, isSafe, isZero, plus, type Row, ZERO } from './merged-rows.ts';

/** What one gate counted in one minute. */
export interface GateMinute extends Counts {
  readonly gate: number;
  /** UTC minutes since the epoch. */
  readonly minute: number;
}

/** Minutes of one gate, or of several that were put together, in the order of time. */
export interface Series {
  readonly gates: readonly number[];
  readonly minutes: readonly { readonly minute: number; readonly counts: Counts }[];
}

/** The rows of a series; null where all of it together is too small for one. */
export function rowsOfSeries({ gates, minutes }: Series, grain: number): Row[] | null {
  const rows: Row[] = [];
  let rest: Row | null = null;
  for (const { minute, counts } of minutes) {
    const begun: Row = rest ?? { gates, from: minute, to: minute, ...ZERO };
    const row: Row = { ...begun, to: minute + 1, ...plus(begun, counts) };
    const isWhole = row.to - row.from >= grain && isSafe(row);
    if (isWhole) rows.push(row);
    rest = isWhole ? null : row;
  }
  while (rest !== null && !isSafe(rest)) {
    const before = rows.pop();
    if (!before) return null;
    rest = { ...before, to: rest.to, ...plus(before, rest) };
  }
  if (rest !== null) rows.push(rest);
  return rows.filter((row) => !isZero(row));
}

/** One series a gate, in the order of the gates; minutes in which nothing was counted are left out. */
export function seriesOf(minutes: readonly GateMinute[]): Series[] {
  const counted = minutes.filter((one) => !isZero(one));
  const byGate = Map.groupBy(counted, ({ gate }) => gate);
  return [...byGate]
    .toSorted(([a], [b]) => a - b)
    .map(([gate, list]) => ({
      gates: [gate],
      minutes: list
        .toSorted((a, b) => a.minute - b.minute)
        .map((one) => ({ minute: one.minute, counts: one })),
    }));
}

/** Without the columns that stand in the row of the whole site, and the minutes that had no other. */
export function without(series: Series, columns: readonly Column[]): Series {
  const none = zeroes(columns);
  const minutes = series.minutes.map((one) => ({ ...one, counts: { ...one.counts, ...none } }));
  return { ...series, minutes: minutes.filter(({ counts }) => !isZero(counts)) };
}

/** These columns, as nothing. */
export function zeroes(columns: readonly Column[]): Partial<Counts> {
  return Object.fromEntries(columns.map((name) => [name, 0]));
}

/** Two series as one. */
export function together(a: Series, b: Series): Series {
  if (b.minutes.length === 0) return a;
  if (a.minutes.length === 0) return b;
  const byMinute = new Map(a.minutes.map(({ minute, counts }) => [minute, counts]));
  for (const { minute, counts } of b.minutes) {
    byMinute.set(minute, plus(byMinute.get(minute) ?? ZERO, counts));
  }
  const minutes = [...byMinute].map(([minute, counts]) => ({ minute, counts }));
  return {
    gates: [...a.gates, ...b.gates],
    minutes: minutes.toSorted((x, y) => x.minute - y.minute),
  };
}

/** All that a series counted. */
export function sumOf({ minutes }: Series): Counts {
  return minutes.reduce((sum, { counts }) => plus(sum, counts), ZERO);
}
