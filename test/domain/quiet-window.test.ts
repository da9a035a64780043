import { describe, expect, it } from 'vitest';
import { quietestWindow } from '../../src/domain/quiet-window.ts';
import { HOUR, OPENING } from './open-day.ts';

/** Windows of these lengths in hours, one after the other from the opening. */
function windows(...hours: number[]) {
  let at = OPENING;
  return hours.map((length, i) => {
    const starts_at = at;
    at += length * HOUR;
    return { number: i + 1, day: 1, from: '', to: '', starts_at, ends_at: at, capacity: 1_000 };
  });
}
const taken = (...people: number[]) =>
  new Map(people.map((count, i) => [i + 1, { taken: count }] as const));

describe('the quietest window of the rest of a day', () => {
  it('is the one for whose hours the fewest people registered, the earliest of several', () => {
    const slots = windows(1, 1, 1, 1);
    expect(quietestWindow(slots, taken(1, 9, 4, 4), OPENING)?.number).toBe(3);
    expect(quietestWindow(slots, taken(1, 9, 4, 4), OPENING - 1)?.number).toBe(1);
  });

  it('counts by the hour: a long window with more people may be quieter', () => {
    expect(quietestWindow(windows(1, 1, 4), taken(0, 30, 60), OPENING)?.number).toBe(3);
  });

  it('is none where nothing is known, or nothing is left to choose from', () => {
    const slots = windows(1, 1, 1);
    expect(quietestWindow(slots, taken(0, 0, 0), OPENING)).toBeNull();
    expect(quietestWindow(slots, taken(5, 5, 5), OPENING + HOUR)).toBeNull();
    expect(quietestWindow([], taken(), OPENING)).toBeNull();
  });
});
