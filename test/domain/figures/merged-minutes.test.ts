import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_BYTES_MAX, mergedMinutesCsv } from '../../../src/domain/figures/merged-minutes.ts';
import type { GateMinute } from '../../../src/domain/figures/minute-series.ts';

/** 2026-11-23 at 09:00 UTC, in minutes. */
const OPENED = Date.UTC(2026, 10, 23, 9) / 60_000;
const DAY = { from: OPENED, to: OPENED + 1_440 };
const NOTHING = { entries: 0, exits: 0, walk_ins: 0, re_entries: 0 };
type Counts = typeof NOTHING;
const NAMES = ['entries', 'exits', 'walk_ins', 're_entries'] as const;

const at = (minute: number, gate: number, counts: Partial<Counts>): GateMinute => ({
  ...{ ...NOTHING, ...counts },
  ...{ gate, minute: OPENED + minute },
});
const csvOf = (minutes: readonly GateMinute[], corrected: Partial<Counts> = {}) =>
  mergedMinutesCsv({ minutes, corrected: { ...NOTHING, ...corrected }, ...DAY });

/** Rows as a stranger reads them: nothing of the code that wrote them. */
function read(csv: string) {
  const [header, ...lines] = csv.trimEnd().split('\n');
  expect(header).toBe('gate,from,to,entries,exits,walk_ins,re_entries');
  return lines.map((line) => {
    const [gate = '', from = '', to = '', ...counts] = line.split(',');
    return { gate, from, to, counts: counts.map(Number) };
  });
}
const sums = (csv: string) =>
  NAMES.map((_, i) => read(csv).reduce((sum, { counts }) => sum + (counts[i] ?? Number.NaN), 0));
const totals = (minutes: readonly Counts[], corrected: Counts) =>
  NAMES.map((name) => minutes.reduce((sum, one) => sum + one[name], corrected[name]));

/** Classes of a minute, as the replay gives them: never negative, and the entries are their sum. */
const people = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 }), fc.nat(400));
const minute = fc
  .record({
    gate: fc.integer({ min: 1, max: 5 }),
    minute: fc.nat(1_439),
    tickets: people,
    exits: people,
    walk_ins: people,
    re_entries: people,
  })
  .map(({ tickets, ...one }) =>
    at(one.minute, one.gate, { ...one, entries: tickets + one.walk_ins + one.re_entries }),
  );
const days = fc.uniqueArray(minute, {
  maxLength: 60,
  selector: (one) => `${one.gate} ${one.minute}`,
});
const difference = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -6, max: 6 }),
  fc.integer({ min: -300, max: 300 }),
);
const corrections = fc.record({
  exits: difference,
  walk_ins: difference,
  re_entries: difference,
  tickets: difference,
});

describe('the minutes of a day as they are published', () => {
  it('sum to what was counted and corrected, and speak of no few people', () => {
    fc.assert(
      fc.property(days, corrections, (minutes, { tickets, ...given }) => {
        const corrected = { ...given, entries: tickets + given.walk_ins + given.re_entries };
        const csv = csvOf(minutes, corrected);
        const all = totals(minutes, corrected);
        expect(sums(csv)).toEqual(all);
        for (const { gate, from, to, counts } of read(csv)) {
          expect(gate).toMatch(/^\d+(\+\d+)*$/);
          expect(from < to).toBe(true);
          counts.forEach((count, i) => {
            const isTotal = gate.split('+')[0] === '0' && count === all[i];
            if (!isTotal) expect(count === 0 || count >= 5, `${count} in ${gate}`).toBe(true);
          });
        }
      }),
      { numRuns: 400 },
    );
  });

  it('have each gate and minute in one row at most', () => {
    fc.assert(
      fc.property(days, (minutes) => {
        const rows = read(csvOf(minutes)).filter(({ gate }) => gate !== '0');
        for (const one of minutes) {
          const instant = new Date(one.minute * 60_000).toISOString();
          const its = rows.filter(
            ({ gate, from, to }) =>
              gate.split('+').includes(String(one.gate)) && from <= instant && instant < to,
          );
          expect(its.length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('are merged with their neighbours until every count is large enough', () => {
    const minutes = [
      at(0, 1, { entries: 3, exits: 7 }),
      at(1, 1, { entries: 1 }),
      at(2, 1, { entries: 9 }),
      at(3, 1, { entries: 6 }),
    ];
    expect(csvOf(minutes)).toBe(
      'gate,from,to,entries,exits,walk_ins,re_entries\n' +
        '1,2026-11-23T09:00Z,2026-11-23T09:03Z,13,7,0,0\n' +
        '1,2026-11-23T09:03Z,2026-11-23T09:04Z,6,0,0,0\n',
    );
  });

  it('put a remainder into the row before, and into the one before that while it is too small', () => {
    const minutes = [
      at(0, 1, { entries: 8, walk_ins: 8 }),
      at(1, 1, { entries: 8 }),
      at(2, 1, { entries: 2, walk_ins: 2 }),
    ];
    expect(read(csvOf(minutes))).toEqual([
      { gate: '1', from: '2026-11-23T09:00Z', to: '2026-11-23T09:03Z', counts: [18, 0, 10, 0] },
    ]);
  });

  it('put a gate that is too small with the next one, and the last one with the one before', () => {
    const small = [at(0, 1, { entries: 2 }), at(0, 2, { entries: 50 }), at(5, 3, { entries: 4 })];
    expect(read(csvOf(small))).toEqual([
      { gate: '1+2+3', from: '2026-11-23T09:00Z', to: '2026-11-23T09:06Z', counts: [56, 0, 0, 0] },
    ]);
    const first = [at(0, 1, { entries: 2 }), at(1, 2, { entries: 50 }), at(5, 3, { entries: 5 })];
    expect(read(csvOf(first)).map(({ gate }) => gate)).toEqual(['1+2', '3']);
  });

  it('say a count that is small in the whole day once, and keep the rows of the others', () => {
    const minutes = [
      at(0, 1, { entries: 20, re_entries: 2 }),
      at(1, 2, { entries: 30, re_entries: 1 }),
    ];
    expect(read(csvOf(minutes))).toEqual([
      { gate: '0', from: '2026-11-23T09:00Z', to: '2026-11-24T09:00Z', counts: [0, 0, 0, 3] },
      { gate: '1', from: '2026-11-23T09:00Z', to: '2026-11-23T09:01Z', counts: [20, 0, 0, 0] },
      { gate: '2', from: '2026-11-23T09:01Z', to: '2026-11-23T09:02Z', counts: [30, 0, 0, 0] },
    ]);
  });

  it('have one row of the whole site where everything is small', () => {
    const minutes = [at(0, 1, { entries: 1 }), at(700, 2, { entries: 2, exits: 1 })];
    expect(read(csvOf(minutes))).toEqual([
      { gate: '0', from: '2026-11-23T09:00Z', to: '2026-11-24T09:00Z', counts: [3, 1, 0, 0] },
    ]);
  });

  it('are the header alone where nothing was counted', () => {
    expect(csvOf([])).toBe('gate,from,to,entries,exits,walk_ins,re_entries\n');
    expect(csvOf([at(0, 1, {})])).toBe('gate,from,to,entries,exits,walk_ins,re_entries\n');
  });

  it('give a correction a row of its own, or a gate to stand with', () => {
    const minutes = [
      at(0, 1, { entries: 90, walk_ins: 30 }),
      at(1, 2, { entries: 40, walk_ins: 40 }),
    ];
    const gates = (corrected: Partial<Counts>) =>
      read(csvOf(minutes, corrected)).map(({ gate, counts }) => [gate, ...counts.slice(0, 3)]);
    expect(gates({ entries: 120, walk_ins: 120 })).toEqual([
      ['0', 120, 0, 120],
      ['1', 90, 0, 30],
      ['2', 40, 0, 40],
    ]);
    // Too small, and negative: with the gate that counted the fewest.
    expect(gates({ entries: 2, walk_ins: 2 })).toEqual([
      ['0+2', 42, 0, 42],
      ['1', 90, 0, 30],
    ]);
    expect(gates({ entries: -20, walk_ins: -20 })).toEqual([
      ['0+2', 20, 0, 20],
      ['1', 90, 0, 30],
    ]);
    expect(gates({ entries: -60, walk_ins: -60 })).toEqual([['0+2+1', 70, 0, 10]]);
    expect(csvOf([], { exits: 700 })).toContain('0,2026-11-23T09:00Z,2026-11-24T09:00Z,0,700,0,0');
  });

  it('are at most a megabyte, of thirty gates in every minute', () => {
    const gates = Array.from({ length: 30 }, (_, i) => i + 1);
    const minutes = gates.flatMap((gate) =>
      Array.from({ length: 1_440 }, (_, i) =>
        at(i, gate, { entries: 100 + i, exits: 100, walk_ins: 50, re_entries: 20 }),
      ),
    );
    const csv = csvOf(minutes);
    expect(csv.length).toBeLessThanOrEqual(CSV_BYTES_MAX);
    expect(sums(csv)).toEqual(totals(minutes, NOTHING));
    expect(new Set(read(csv).map(({ gate }) => gate)).size).toBe(30);
  });
});
