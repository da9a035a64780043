import { describe, expect, it } from 'vitest';
import { localParts, zonedInstant } from '../../src/domain/calendar.ts';
import {
  type DrawnWindow,
  drawWindow,
  KEPT_MS,
  KEPT_UNTIL_MS,
  type Lot,
  OFFER_LEAST_MS,
  offerDeadline,
  PASSED_MAX,
  type Waiting,
} from '../../src/domain/wait-list.ts';

const ZONE = 'Africa/Casablanca';
const NOW = zonedInstant('2026-11-20', '12:00', ZONE);
const MINUTE = 60_000;
const WINDOW: DrawnWindow = {
  ...{ number: 3, day: 1, free: 10, most: 100, starts_at: NOW + 30 * 86_400_000 },
};

/** A party that waits; its id says how large it is. */
function party(id: string, people: number, change: Partial<Waiting> = {}): Waiting {
  const own = { id, people, slot: 3, day: 1, passed: 0, kept_since: null, joined_at: NOW };
  return { ...own, ...change };
}

/** Numbers that are the same at every run (mulberry32). */
function seeded(seed: number): Lot {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n) | 0;
  };
}

describe('a party that a window can never hold', () => {
  it('keeps nothing from those who fit, however often it was passed over', () => {
    const huge = party('huge', 64, { passed: PASSED_MAX, kept_since: NOW });
    const window = { ...WINDOW, free: 4, most: 50 };
    const draw = drawWindow(window, [huge, party('two', 2)], seeded(7), NOW);
    expect(draw.drawn.map(({ id }) => id)).toEqual(['two']);
    expect(draw.passed).toEqual([]);
  });

  it('control: one that fits when enough comes free has it kept together', () => {
    const large = party('large', 50, { passed: PASSED_MAX });
    const window = { ...WINDOW, free: 4, most: 50 };
    const draw = drawWindow(window, [large, party('two', 2)], seeded(7), NOW);
    expect(draw.drawn).toEqual([]);
  });
});

describe('what nobody who waits fits in', () => {
  it.each([
    [KEPT_UNTIL_MS + 1, false],
    [KEPT_UNTIL_MS, true],
  ])('is everybody’s from three hours before the window: %d ms before it', (before, opens) => {
    const window = { ...WINDOW, free: 4, starts_at: NOW + before };
    expect(drawWindow(window, [party('five', 5)], seeded(7), NOW).opens).toBe(opens);
  });
});

describe('a draw', () => {
  it('never gives more places than are free, and leaves nobody who fits', () => {
    const lot = seeded(1);
    for (let round = 0; round < 5_000; round++) {
      const free = lot(14);
      const waiting = Array.from({ length: lot(12) }, (_, n) =>
        party(`${n}`, 1 + lot(9), { passed: lot(PASSED_MAX + 2) }),
      );
      const { drawn, passed } = drawWindow({ ...WINDOW, free }, waiting, lot, NOW);
      const ids = drawn.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const inside = waiting.filter(({ id }) => ids.includes(id));
      const given = inside.reduce((n, { people }) => n + people, 0);
      expect(given).toBeLessThanOrEqual(free);
      expect(passed.some(({ id }) => ids.includes(id))).toBe(false);
      const keeps = waiting.some((one) => one.passed >= PASSED_MAX && !ids.includes(one.id));
      const left = waiting.filter((one) => !ids.includes(one.id));
      if (!keeps) expect(left.every(({ people }) => people > free - given)).toBe(true);
    }
  });

  it('has no favourites: whoever came first is drawn as often as whoever came last', () => {
    const lot = seeded(2);
    const waiting = Array.from({ length: 10 }, (_, n) =>
      party(`${n}`, 2, { joined_at: NOW - n * MINUTE }),
    );
    const wins = new Map<string, number>();
    for (let round = 0; round < 10_000; round++) {
      const { drawn } = drawWindow({ ...WINDOW, free: 4 }, waiting, lot, NOW);
      for (const { id } of drawn) wins.set(id, (wins.get(id) ?? 0) + 1);
    }
    // Two of ten each time: 2,000 expected, and a standard deviation of 40.
    for (const { id } of waiting) expect(Math.abs((wins.get(id) ?? 0) - 2_000)).toBeLessThan(200);
  });

  it('counts for a party that was too large where smaller ones were drawn, and for no other', () => {
    const waiting = [party('small', 2), party('large', 6)];
    expect(drawWindow({ ...WINDOW, free: 3 }, waiting, seeded(3), NOW)).toEqual({
      drawn: [{ id: 'small', slot: 3 }],
      passed: [{ id: 'large', passed: 1, kept_since: null }],
      opens: false,
    });
    // Nothing was drawn: nobody was preferred.
    const nobody = drawWindow({ ...WINDOW, free: 1 }, waiting, seeded(3), NOW);
    expect(nobody).toEqual({ drawn: [], passed: [], opens: false });
    // Of two of one size the lot decides.
    const alike = drawWindow(
      { ...WINDOW, free: 2 },
      [party('a', 2), party('b', 2)],
      seeded(3),
      NOW,
    );
    expect(alike.passed).toEqual([]);
  });

  it('keeps what comes free together for a party that was passed over three times', () => {
    const waiting = [party('small', 2), party('large', 6, { passed: PASSED_MAX })];
    const kept = drawWindow({ ...WINDOW, free: 3 }, waiting, seeded(4), NOW);
    expect(kept).toEqual({
      drawn: [],
      passed: [{ id: 'large', passed: PASSED_MAX, kept_since: NOW }],
      opens: false,
    });
    const enough = drawWindow({ ...WINDOW, free: 8 }, waiting, seeded(4), NOW);
    expect(enough.drawn.map(({ id }) => id)).toEqual(['large', 'small']);
  });

  it('keeps nothing for longer than a day, nor shortly before the window', () => {
    const large = { passed: PASSED_MAX, kept_since: NOW - KEPT_MS };
    const waiting = [party('small', 2), party('large', 6, large)];
    expect(drawWindow({ ...WINDOW, free: 3 }, waiting, seeded(5), NOW)).toEqual({
      drawn: [{ id: 'small', slot: 3 }],
      passed: [{ id: 'large', passed: 0, kept_since: null }],
      opens: false,
    });
    const soon = { ...WINDOW, free: 3, starts_at: NOW + KEPT_UNTIL_MS };
    const fresh = [party('small', 2), party('large', 6, { passed: PASSED_MAX })];
    expect(drawWindow(soon, fresh, seeded(5), NOW).drawn).toEqual([{ id: 'small', slot: 3 }]);
  });

  it('passes over no large party for ever, though small ones come at every minute', () => {
    for (let seed = 0; seed < 200; seed++) {
      const lot = seeded(seed);
      let waiting: Waiting[] = [party('large', 10)];
      let [free, now, rounds] = [0, NOW, 0];
      while (waiting.some(({ id }) => id === 'large')) {
        // One place comes free, and two more who want it.
        free += 1;
        now += MINUTE;
        rounds += 1;
        waiting.push(party(`${seed} ${rounds} a`, 1), party(`${seed} ${rounds} b`, 1));
        const { drawn, passed } = drawWindow({ ...WINDOW, free }, waiting, lot, now);
        free -= waiting
          .filter(({ id }) => drawn.some((one) => one.id === id))
          .reduce((n, { people }) => n + people, 0);
        waiting = waiting
          .filter(({ id }) => drawn.every((one) => one.id !== id))
          .map((one) => ({ ...one, ...passed.find(({ id }) => id === one.id) }));
        expect(rounds).toBeLessThanOrEqual(PASSED_MAX + 10);
      }
    }
  });
});

describe('the deadline of an offer', () => {
  const at = (date: string, time: string) => zonedInstant(date, time, ZONE);
  const far = NOW + 30 * 86_400_000;
  const said = (now: number, latest = far) => {
    const ends = offerDeadline(ZONE, now, latest);
    if (ends === null) return null;
    const { date, time } = localParts(ends, ZONE);
    return `${date} ${time}`;
  };

  it('is four hours of the day later, and the night does not count', () => {
    expect(said(at('2026-11-20', '12:00'))).toBe('2026-11-20 16:00');
    expect(said(at('2026-11-20', '17:00'))).toBe('2026-11-20 21:00');
    expect(said(at('2026-11-20', '20:00'))).toBe('2026-11-21 12:00');
    expect(said(at('2026-11-20', '23:30'))).toBe('2026-11-21 13:00');
    expect(said(at('2026-11-20', '03:00'))).toBe('2026-11-20 13:00');
  });

  it('comes before the window begins, and still in no night', () => {
    expect(said(at('2026-11-20', '12:00'), at('2026-11-20', '14:00'))).toBe('2026-11-20 14:00');
    expect(said(at('2026-11-20', '19:00'), at('2026-11-21', '08:00'))).toBe('2026-11-20 21:00');
    expect(said(at('2026-11-20', '12:00'), at('2026-11-20', '12:10'))).toBeNull();
    expect(said(at('2026-11-20', '22:00'), at('2026-11-21', '08:00'))).toBeNull();
    expect(said(at('2026-11-20', '12:00'), at('2026-11-20', '11:00'))).toBeNull();
  });

  it('is in no night and never too near, at whatever minute somebody is asked', () => {
    for (let minute = 0; minute < 2 * 1_440; minute += 7) {
      const now = NOW + minute * MINUTE;
      for (const latest of [far, now + 90 * MINUTE, now + 11 * 60 * MINUTE]) {
        const ends = offerDeadline(ZONE, now, latest);
        if (ends === null) continue;
        const { time } = localParts(ends, ZONE);
        expect(time >= '09:00' && time <= '21:00').toBe(true);
        expect(ends - now).toBeGreaterThanOrEqual(OFFER_LEAST_MS);
        expect(ends).toBeLessThanOrEqual(latest);
      }
    }
  });
});
