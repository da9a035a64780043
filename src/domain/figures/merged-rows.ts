/** The counts of a row, in the order in which they are published. People. */
export const COLUMNS = ['entries', 'exits', 'walk_ins', 're_entries'] as const;
export type Column = (typeof COLUMNS)[number];
export type Counts = Readonly<Record<Column, number>>;

/** What some gates counted in a span of minutes since the epoch; `to` is exclusive. */
export interface Row extends Counts {
  readonly gates: readonly number[];
  readonly from: number;
  readonly to: number;
}

export const ZERO: Counts = { entries: 0, exits: 0, walk_ins: 0, re_entries: 0 };

/** Fewer people than this could be told apart (statistics offices: the rule of five). */
const SAFE_FROM = 5;

/** That no count is 1 to 4 or negative. */
export function isSafe(counts: Counts): boolean {
  return COLUMNS.every((name) => counts[name] === 0 || counts[name] >= SAFE_FROM);
}

export function isZero(counts: Counts): boolean {
  return COLUMNS.every((name) => counts[name] === 0);
}

export function plus(a: Counts, b: Counts): Counts {
  return {
    entries: a.entries + b.entries,
    exits: a.exits + b.exits,
    walk_ins: a.walk_ins + b.walk_ins,
    re_entries: a.re_entries + b.re_entries,
  };
}

export function minus(a: Counts, b: Counts): Counts {
  return {
    entries: a.entries - b.entries,
    exits: a.exits - b.exits,
    walk_ins: a.walk_ins - b.walk_ins,
    re_entries: a.re_entries - b.re_entries,
  };
}
