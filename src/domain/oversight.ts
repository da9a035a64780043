import { HOUR_MS, MINUTE_MS } from './time.ts';
// What of the looks into visitors' data an owner is told. The desk's ordinary work never counts: a
// contact that is shown to act on it, a search that ends in a record, an opening while people work.
// A search by a phone or an e-mail address asks who has it: whoever knows many could try them all.

/** A contact is shown to act on it, or a visitor searched to open their record, within this, ms. */
export const FOLLOWED_MS = 2 * MINUTE_MS;

/**
 * Searches before a record is opened that were for that record: a name is spelt in several ways. One
 * record opened now and then does not explain a hundred searches.
 */
export const SPELLINGS_MOST = 5;

/**
 * How many within one hour go without what they were for, before an owner is told; and how many
 * contacts one person replaces: each makes a private link that the former holder does not have.
 */
const WITHOUT_ACT_MOST = {
  show_contact: 20,
  search_by_name: 60,
  search_by_contact: 60,
  correct_contact: 10,
} as const;
export type Look = keyof typeof WITHOUT_ACT_MOST;

/** Looks that nothing followed, or contacts replaced, of one person; instants in ms. */
export interface LooksOf {
  readonly actor: string;
  readonly verb: Look;
  readonly at: readonly number[];
}

/** The fullest hour of such looks. */
export interface Unusual {
  readonly actor: string;
  readonly verb: Look;
  readonly count: number;
  /** Of that hour: its first look and its last, ms. */
  readonly from: number;
  readonly to: number;
}

/** Whose looks without an act are more than the ceiling within some hour, the most first. */
export function unusualLooks(looks: readonly LooksOf[]): Unusual[] {
  const all = looks.map(({ actor, verb, at }) => ({ actor, verb, ...fullestHour(at) }));
  return all
    .filter(({ verb, count }) => count > WITHOUT_ACT_MOST[verb])
    .toSorted((a, b) => b.count - a.count);
}

/** The hour that has the most of these instants (ms), wherever it begins. */
function fullestHour(instants: readonly number[]): { count: number; from: number; to: number } {
  const sorted = instants.toSorted((a, b) => a - b);
  let fullest = { count: 0, from: 0, to: 0 };
  let first = 0;
  for (const [last, to] of sorted.entries()) {
    while (to - (sorted[first] ?? to) >= HOUR_MS) first += 1;
    const count = last - first + 1;
    if (count > fullest.count) fullest = { count, from: sorted[first] ?? to, to };
  }
  return fullest;
}
