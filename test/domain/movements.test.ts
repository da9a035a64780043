import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lastEntry,
  MOVEMENTS_MAX,
  type Movement,
  NO_MOVEMENTS,
  passedOf,
  withMovement,
  withoutMovement,
} from '../../src/domain/movements.ts';
import { asked, GATE_1, GATE_2, GateLog, issued, letIn, takenBack, wentOut } from './gate-log.ts';
import { NOON } from './open-day.ts';

const all = (movements: readonly Movement[]) => movements.reduce(withMovement, NO_MOVEMENTS);
const named = (moves: readonly (readonly [at: number, people: number])[]): Movement[] =>
  moves.map(([at, people], i) => [at, people, `scan ${i}`, 1]);
const moves = fc
  .array(fc.tuple(fc.nat(20), fc.integer({ min: -9, max: 9 })), { maxLength: MOVEMENTS_MAX })
  .map(named);

describe('the movements of a ticket', () => {
  it('give the same numbers in every order of arrival', () => {
    fc.assert(
      fc.property(
        moves.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, arrived]) => {
          expect(all(arrived)).toEqual(all(list));
        },
      ),
    );
  });

  it('give back never more than were inside, and lose nobody who left', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const { entered, exited, surplus } = passedOf(all(list));
        const [went, left] = [1, -1].map((sign) =>
          list.reduce((sum, [, people]) => sum + Math.max(0, sign * people), 0),
        );
        expect(entered).toBe(went);
        expect(exited + surplus).toBe(left);
        expect(exited).toBeLessThanOrEqual(entered);
      }),
    );
  });

  it('are as if it had never been when one is taken out', () => {
    fc.assert(
      fc.property(moves, fc.nat(), (list, n) => {
        const one = list[n % Math.max(1, list.length)];
        if (!one) return;
        const others = list.filter((move) => move !== one);
        expect(withoutMovement(all(list), one)).toEqual(all(others));
      }),
    );
  });

  it('tell apart what has the same sums', () => {
    const sums = (list: [number, number][]) => passedOf(all(named(list)));
    // In, out, out, in, in; and in, out, in, out, in.
    expect(
      sums([
        [1, 5],
        [2, -5],
        [3, -5],
        [4, 5],
        [5, 5],
      ]),
    ).toEqual({ entered: 15, exited: 5, surplus: 5 });
    expect(
      sums([
        [1, 5],
        [2, -5],
        [3, 5],
        [4, -5],
        [5, 5],
      ]),
    ).toEqual({ entered: 15, exited: 10, surplus: 0 });
  });

  it('stay few, and the sums stay whole', () => {
    const trips = Array.from({ length: 300 }, (_, i): [number, number] => [
      i,
      i % 2 === 0 ? 4 : -4,
    ]);
    const { list } = all(named(trips));
    expect(list).toHaveLength(MOVEMENTS_MAX);
    expect(passedOf(all(named(trips)))).toEqual({ entered: 600, exited: 600, surplus: 0 });
  });

  it('are off by no more people than came after 64 later scans, or were taken back then', () => {
    /** More trips than are kept, and the mean of their people small: places run out and come back. */
    const many = fc
      .array(fc.tuple(fc.nat(400), fc.integer({ min: -4, max: 4 })), {
        minLength: MOVEMENTS_MAX,
        maxLength: 3 * MOVEMENTS_MAX,
      })
      .map(named);
    const inTime = (a: Movement, b: Movement) => a[0] - b[0] || (a[2] < b[2] ? -1 : 1);
    const exact = (list: readonly Movement[]) =>
      passedOf({ ...NO_MOVEMENTS, list: list.toSorted(inTime) });
    let wasOff = 0;
    fc.assert(
      fc.property(many, fc.array(fc.nat(), { maxLength: 5 }), fc.nat(), (list, taken, admits) => {
        let late = 0;
        let kept = NO_MOVEMENTS;
        for (const one of list) {
          kept = withMovement(kept, one);
          if (!kept.list.includes(one)) late += Math.abs(one[1]);
        }
        const undone = new Set(taken.map((n) => list[n % list.length]));
        for (const one of undone) {
          if (!one) continue;
          if (!kept.list.some(([, , id]) => id === one[2])) late += Math.abs(one[1]);
          kept = withoutMovement(kept, one);
        }
        const [live, log] = [passedOf(kept), exact(list.filter((one) => !undone.has(one)))];
        expect(live.entered).toBe(log.entered);
        const back = ({ entered, exited }: typeof live) =>
          Math.min(exited, Math.max(0, entered - (admits % 9)));
        const off = Math.abs(back(live) - back(log));
        expect(off).toBeLessThanOrEqual(late);
        if (off > 0) wasOff++;
      }),
      { numRuns: 2_000 },
    );
    expect(wasOff).toBeGreaterThan(0);
  });

  it('can be taken out when they are folded already', () => {
    const trips = named(
      Array.from({ length: 100 }, (_, i): [number, number] => [i, i % 2 === 0 ? 4 : -4]),
    );
    const [first, second] = trips;
    if (!first || !second) throw new Error('no trips');
    const without = withoutMovement(withoutMovement(all(trips), second), first);
    expect(passedOf(without)).toEqual({ entered: 196, exited: 196, surplus: 0 });
  });

  it('name the greater id of two entries of one moment, whichever came first', () => {
    const [a, b]: [Movement, Movement] = [
      [5, 1, 'a', 1],
      [5, 1, 'b', 2],
    ];
    expect(lastEntry(all([a, b]))).toEqual({ at: 5, gate: 2 });
    expect(lastEntry(all([b, a]))).toEqual({ at: 5, gate: 2 });
  });

  it('name the last entry that stands', () => {
    const two: Movement[] = [
      [1, 3, 'a', 1],
      [2, 2, 'b', 2],
      [3, -5, 'c', 3],
    ];
    expect(lastEntry(all(two))).toEqual({ at: 2, gate: 2 });
    expect(lastEntry(withoutMovement(all(two), [2, 2, 'b', 2]))).toEqual({ at: 1, gate: 1 });
    expect(lastEntry(NO_MOVEMENTS)).toBeNull();
  });
});

describe('an exit that two gates record', () => {
  it('gives five places back, not ten', () => {
    const log = new GateLog(issued());
    const minute = (n: number) => ({ at: NOON + n * 60_000 });
    log.now = NOON + 3_600_000;
    log.settle(GATE_1, letIn(5, minute(0)));
    const exits = [GATE_1, GATE_2].map((gate, i) => log.one(wentOut(5, minute(10 + i)), gate));
    expect(exits.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['admitted', null],
      ['admitted', 'not_inside'],
    ]);
    expect(log.one(asked(minute(20))).people).toBe(5);
    expect(log.one(asked(minute(21)))).toMatchObject({
      verdict: 'refused',
      reason: 'already_admitted',
    });
    expect(log.tally()).toMatchObject({ entered: 10, exited: 5, surplus: 5 });
    // Both counted at the site: ten came in, ten went out.
    expect(log.counts).toMatchObject({ entries: 10, exits: 10, re_entries: 5 });
  });

  it('is credited whole once the entry arrives that it belongs to', () => {
    const log = new GateLog(issued());
    log.now = NOON + 3_600_000;
    log.settle(GATE_1, wentOut(5, { at: NOON + 60_000 }));
    log.settle(GATE_2, letIn(5, { at: NOON }));
    expect(log.tally()).toMatchObject({ entered: 5, exited: 5, surplus: 0 });
    expect(log.one(asked({ at: NOON + 120_000 })).people).toBe(5);
  });

  it('gives its credit to the other one when it is taken back', () => {
    const log = new GateLog(issued());
    log.now = NOON + 3_600_000;
    log.settle(GATE_1, letIn(5, { at: NOON }));
    const first = wentOut(5, { at: NOON + 1_000 });
    log.settle(GATE_1, first, wentOut(5, { at: NOON + 2_000 }));
    log.settle(GATE_1, takenBack(first, { at: NOON + 3_000 }));
    expect(log.tally()).toMatchObject({ entered: 5, exited: 5, surplus: 0 });
  });
});

describe('a ticket that is admitted on another day than its own', () => {
  it('has used its places', () => {
    const log = new GateLog(issued({ day: 2, slot: 21 }));
    log.one(letIn(5, { override: 'came a day early' }));
    log.now = NOON + 86_400_000;
    const next = log.one(asked({ at: log.now }));
    expect(next).toMatchObject({ verdict: 'refused', reason: 'already_admitted', entered: 5 });
  });
});
