import { describe, expect, it } from 'vitest';
import { dayBegan, dayNumberAt } from '../../src/domain/presence.ts';
import { EDITION, HOUR, OPENING } from './open-day.ts';

/** 04:00 in Fès, when a day ends and the next begins. */
const turnOf = (number: number) => OPENING - 6 * HOUR + (number - 1) * 24 * HOUR;

describe('a day of the edition', () => {
  it('lasts until four in the morning', () => {
    expect(dayNumberAt(EDITION, OPENING)).toBe(1);
    expect(dayNumberAt(EDITION, turnOf(2) - 1)).toBe(1);
    expect(dayNumberAt(EDITION, turnOf(2))).toBe(2);
  });

  it('is none before the first and after the last', () => {
    expect(dayNumberAt(EDITION, turnOf(1) - 1)).toBe(0);
    expect(dayNumberAt(EDITION, turnOf(3) - 1)).toBe(2);
    expect(dayNumberAt(EDITION, turnOf(3))).toBe(0);
  });

  it('ends when the policy says', () => {
    const midnight = { ...EDITION, policy: { ...EDITION.policy, day_ends: '00:00' } };
    expect(dayNumberAt(midnight, OPENING + 14 * HOUR - 1)).toBe(1);
    expect(dayNumberAt(midnight, OPENING + 14 * HOUR)).toBe(2);
  });

  it('began when the one before it ended', () => {
    expect(dayBegan(EDITION, OPENING)).toBe(turnOf(1));
    expect(dayBegan(EDITION, turnOf(2) - 1)).toBe(turnOf(1));
    expect(dayBegan(EDITION, turnOf(2))).toBe(turnOf(2));
  });

  it('goes by the wall clock through the shift of Ramadan', () => {
    // Morocco set its clocks back at 03:00 on 15 February 2026, so that day began an hour later.
    const shifted = {
      ...EDITION,
      days: EDITION.days.map((day, i) => ({ ...day, date: `2026-02-${14 + i}` })),
    };
    const four = Date.parse('2026-02-15T04:00:00Z');
    expect(dayNumberAt(shifted, four - 1)).toBe(1);
    expect(dayNumberAt(shifted, four)).toBe(2);
    expect(dayBegan(shifted, four)).toBe(four);
  });
});
