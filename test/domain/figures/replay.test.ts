import { describe, expect, it } from 'vitest';
import { classed, RepeatedMinutes } from '../../../src/domain/figures/classes.ts';
import { VISIT_CLASSES, visitsOf } from '../../../src/domain/figures/figures.ts';
import { replayed, type TicketMovement } from '../../../src/domain/figures/replay.ts';
import { dice } from '../../dice.ts';

const MINUTE = 60_000;

/** People of a ticket minute by minute: positive came in, negative went out. */
function day(...people: number[]): TicketMovement[] {
  return people.map((one, n) => ({
    at: n * MINUTE,
    people: one,
    scan: `scan ${String(n).padStart(3, '0')}`,
    gate: 1 + (n % 3),
    day: 1,
  }));
}

const again = (admits: number, ...people: number[]) =>
  replayed(admits, day(...people))
    .filter((one) => one.again + one.beyond > 0)
    .map((one) => [one.minute, one.again, one.beyond]);

describe('the people of a ticket for five', () => {
  it('are all admitted for the first time, in parts too', () => {
    expect(again(5, 5)).toEqual([]);
    expect(again(5, 3, 2)).toEqual([]);
    expect(again(5, 3, -3, 2)).toEqual([]);
  });

  it('come again on places that exits gave back', () => {
    expect(again(5, 5, -2, 2)).toEqual([[2, 2, 0]]);
    expect(again(5, 5, -5, 5, -1, 1)).toEqual([
      [2, 5, 0],
      [4, 1, 0],
    ]);
  });

  it('take the places that nobody had yet before those that were given back', () => {
    expect(again(5, 3, -3, 5)).toEqual([[2, 3, 0]]);
  });

  it('are beyond what was booked where no place was free', () => {
    expect(again(5, 5, 4)).toEqual([[1, 0, 4]]);
    expect(again(5, 5, -2, 3)).toEqual([[2, 2, 1]]);
    // Whoever left later gave nothing back to those who were in before.
    expect(again(5, 5, 4, -9)).toEqual([[1, 0, 4]]);
  });

  it('give nothing back by exits beyond who is inside', () => {
    expect(again(5, 2, -5, 3, 3)).toEqual([[3, 2, 1]]);
    expect(again(5, -5, 5, 5)).toEqual([[2, 0, 5]]);
  });
});

describe('any history of a ticket', () => {
  const SEEDS = Array.from({ length: 300 }, (_, seed) => seed + 1);

  const inTime = (a: TicketMovement, b: TicketMovement) =>
    a.at - b.at || (a.scan < b.scan ? -1 : 1);

  const history = (seed: number) => {
    const roll = dice(seed);
    const length = 1 + roll(20);
    const people = Array.from({ length }, () => (roll(3) === 0 ? -1 : 1) * (1 + roll(6)));
    // Some at one instant: the id decides.
    const movements = day(...people).map((one) => ({ ...one, at: one.at - roll(2) * MINUTE }));
    return { admits: 1 + roll(8), movements, roll };
  };

  it('has the same classes in whatever order it arrived', () => {
    for (const seed of SEEDS) {
      const { admits, movements, roll } = history(seed);
      const mixed = movements.toSorted(() => roll(3) - 1);
      expect(replayed(admits, mixed)).toEqual(replayed(admits, movements));
    }
  });

  it('has people admitted for the first time up to what it admits, and no class below 0', () => {
    for (const seed of SEEDS) {
      const { admits, movements } = history(seed);
      const entries = movements.filter(({ people }) => people > 0);
      const entered = entries.reduce((sum, { people }) => sum + people, 0);
      const all = replayed(admits, movements);
      expect(all.reduce((sum, one) => sum + one.first, 0)).toBe(Math.min(entered, admits));
      for (const [n, { first, again: back, beyond }] of all.entries()) {
        expect(Math.min(first, back, beyond)).toBeGreaterThanOrEqual(0);
        expect(first + back + beyond).toBe(entries.toSorted(inTime)[n]?.people);
      }
    }
  });

  it('leaves what each gate counted in each minute, whatever is known of the tickets', () => {
    for (const seed of SEEDS) {
      const { admits, movements, roll } = history(seed);
      const repeated = new RepeatedMinutes();
      for (const one of replayed(admits, movements)) repeated.add(one);
      for (const { gate, at } of movements) {
        const minute = at / MINUTE;
        const walk_ins = roll(5);
        // Fewer than the tickets tell: a scan was taken back in between.
        const counted = {
          gate,
          minute,
          entries: walk_ins + roll(6),
          walk_ins,
          exits: 0,
          children: 0,
        };
        const classes = classed(counted, repeated.of(1, gate, minute));
        expect(visitsOf(classes)).toBe(counted.entries);
        for (const name of VISIT_CLASSES) expect(classes[name]).toBeGreaterThanOrEqual(0);
      }
    }
  });
});
