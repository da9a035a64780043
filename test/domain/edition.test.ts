import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assignedGate,
  type Edition,
  erasureOf,
  type Gate,
  nearestWindows,
  type Slot,
  slotsOf,
  takesParties,
  windowCloses,
  windowOpen,
} from '../../src/domain/edition.ts';
import { EDITION, HOUR, NOON, OPENING } from './open-day.ts';

const late_minutes = 30;
const STRICT: Edition = { ...EDITION, policy: { ...EDITION.policy, late_minutes } };
const slot = (number: number): Slot => {
  const found = slotsOf(EDITION).get(number);
  if (!found) throw new Error('no such window');
  return found;
};

describe('an arrival window', () => {
  it('takes parties until it ends', () => {
    for (const edition of [EDITION, STRICT]) {
      expect(takesParties(edition, slot(11), NOON - 1)).toBe(true);
      expect(takesParties(edition, slot(11), NOON)).toBe(false);
    }
  });

  it('takes parties to the end of the day if it is the last and gates know no late', () => {
    const closes = OPENING + 10 * HOUR;
    expect(windowCloses(EDITION, slot(12))).toBe(closes);
    expect(takesParties(EDITION, slot(12), closes - 1)).toBe(true);
    expect(takesParties(EDITION, slot(12), closes)).toBe(false);
    expect(windowCloses(STRICT, slot(12))).toBe(slot(12).ends_at);
    expect(takesParties(STRICT, slot(12), slot(12).ends_at)).toBe(false);
  });

  it('is the last by its hours, wherever it stands in the list', () => {
    const days = EDITION.days.map((day) => ({ ...day, slots: [...day.slots].reverse() }));
    const turned = { ...EDITION, days };
    expect(windowCloses(turned, slot(11))).toBe(NOON);
    expect(windowCloses(turned, slot(12))).toBe(OPENING + 10 * HOUR);
  });

  it('never outlasts its day', () => {
    const days = EDITION.days.map((day) => ({ ...day, closes_at: day.opens_at + HOUR }));
    for (const policy of [EDITION.policy, STRICT.policy]) {
      expect(windowCloses({ days, policy }, slot(11))).toBe(OPENING + HOUR);
    }
  });

  it('of no day takes nobody', () => {
    expect(windowOpen(EDITION, { ...slot(11), day: 9 }, OPENING)).toBe(false);
  });

  it('takes no new parties while registration is closed, and is open to a change', () => {
    const closed: Edition = { ...EDITION, status: 'closed' };
    expect(takesParties(closed, slot(11), OPENING)).toBe(false);
    expect(windowOpen(closed, slot(11), OPENING)).toBe(true);
  });
});

describe('the windows to have instead', () => {
  const free = new Map([11, 12, 21, 22].map((number) => [number, 10]));
  const numbers = (from: number, people: number, now: number, places = free) =>
    nearestWindows(EDITION, slot(from), { people, free: places }, now).map((one) => one.number);

  it('are of the same day first, then nearest in time', () => {
    expect(numbers(22, 2, OPENING)).toEqual([22, 21, 12]);
    expect(numbers(11, 2, OPENING)).toEqual([11, 12, 21]);
  });

  it('are still to come', () => {
    expect(numbers(11, 2, NOON)).toEqual([12, 21, 22]);
  });

  it('have room for the whole party', () => {
    const few = new Map(free).set(11, 4).set(12, 7).set(21, 8);
    expect(numbers(11, 8, OPENING, few)).toEqual([21, 22]);
    expect(numbers(11, 11, OPENING, few)).toEqual([]);
  });

  it('hold whatever the hour, the party and the places are', () => {
    const places = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 4 });
    const hours = fc.integer({ min: -5, max: 60 });
    fc.assert(
      fc.property(places, hours, fc.integer({ min: 0, max: 20 }), (left, hour, people) => {
        const map = new Map([11, 12, 21, 22].map((number, i) => [number, left[i] ?? 0]));
        const now = OPENING + hour * HOUR;
        for (const one of nearestWindows(EDITION, slot(12), { people, free: map }, now)) {
          expect(now).toBeLessThan(windowCloses(EDITION, one));
          expect(map.get(one.number)).toBeGreaterThanOrEqual(Math.max(1, people));
        }
      }),
    );
  });
});

describe('the gate of a ticket', () => {
  it('is never one by which people only leave, unless there is no other', () => {
    const ticket = (serial: number) => ({ kind: 'family' as const, serial, step_free: false });
    const first = { ...EDITION.gates[0], direction: 'out' } as Gate;
    const gates = [first, { ...first, number: 2, direction: 'in' as const }];
    const chosen = [1, 2, 3, 4].map((serial) => assignedGate(gates, ticket(serial))?.number);
    expect(chosen).toEqual([2, 2, 2, 2]);
    expect(assignedGate([first], ticket(1))?.number).toBe(first.number);
  });
});

describe('personal data', () => {
  it('is erased so many days after the last day, or after registration where none is planned', () => {
    const after = EDITION.controller.keep_days * 24 * HOUR;
    expect(erasureOf(EDITION)).toBe((EDITION.days.at(-1)?.closes_at ?? 0) + after);
    expect(erasureOf({ ...EDITION, erased_at: 7 })).toBe(7);
    expect(erasureOf({ ...EDITION, days: [] })).toBe(EDITION.registration.closes_at + after);
  });
});
