import { describe, expect, it } from 'vitest';
import { unusualLooks } from '../../src/domain/oversight.ts';

const MINUTE = 60_000;
const every = (ms: number, count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => from + n * ms);
const shown = (at: readonly number[]) =>
  unusualLooks([{ actor: 'a', verb: 'show_contact', at }]).map(({ count }) => count);
const searched = (at: readonly number[]) =>
  unusualLooks([{ actor: 'a', verb: 'search_by_name', at }]).map(({ count }) => count);

describe('contacts shown without an act', () => {
  it('are told of beyond twenty within one hour, wherever that hour begins', () => {
    expect(shown(every(MINUTE, 20))).toEqual([]);
    expect(shown(every(MINUTE, 21))).toEqual([21]);
    // Half before the full hour, half after it.
    expect(shown(every(MINUTE, 21, 50 * MINUTE))).toEqual([21]);
    // The first of them an hour before the last: no hour has more than twenty.
    expect(shown(every(3 * MINUTE, 200))).toEqual([]);
    expect(shown([...every(3 * MINUTE, 20), 60 * MINUTE])).toEqual([]);
    expect(shown([...every(3 * MINUTE, 20), 60 * MINUTE - 1])).toEqual([21]);
  });
});

describe('searches by name without a record opened', () => {
  it('are told of beyond sixty', () => {
    expect(searched(every(MINUTE / 2, 60))).toEqual([]);
    expect(searched(every(MINUTE / 2, 61))).toEqual([61]);
  });
});
