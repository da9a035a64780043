import { describe, expect, it } from 'vitest';
import { quietestWindow, quietHour } from '../../src/domain/quiet-window.ts';
import { EDITION, HOUR, OPENING } from './open-day.ts';

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

describe('the quietest hour to come', () => {
  const [today, tomorrow] = EDITION.days;
  const hours = (taken: Record<number, number>, now = OPENING - HOUR, edition = EDITION) => {
    const known = new Map(Object.entries(taken).map(([n, one]) => [Number(n), { taken: one }]));
    const quiet = quietHour(edition, known, now);
    return quiet && [quiet.day.number, quiet.slot.number, quiet.people];
  };

  it('is one of today, and of tomorrow once today has none left', () => {
    const taken = { 11: 600, 12: 200, 21: 100, 22: 900 };
    expect(hours(taken)).toEqual([1, 12, 200]);
    expect(hours(taken, OPENING)).toEqual([2, 21, 100]);
    expect(hours(taken, (tomorrow?.closes_at ?? 0) + HOUR)).toBeNull();
    // In the small hours it is still yesterday's day, and nothing is left of it.
    expect(hours(taken, (today?.closes_at ?? 0) + 5 * HOUR)).toEqual([2, 21, 100]);
  });

  it('is not said days before', () => {
    expect(hours({ 11: 600, 12: 200 }, OPENING - 48 * HOUR)).toBeNull();
    expect(hours({ 11: 600, 12: 200 }, OPENING - 20 * HOUR)).toEqual([1, 12, 200]);
  });

  it('is not said of few people, nor where every hour is alike', () => {
    expect(hours({ 11: 60, 12: 20 })).toBeNull();
    expect(hours({ 11: 500, 12: 450 })).toBeNull();
    expect(hours({})).toBeNull();
  });

  it('is no window that was closed by hand: nobody could register for it', () => {
    const days = EDITION.days.map((day) => ({
      ...day,
      slots: day.slots.map((slot) => ({ ...slot, closed: slot.number === 12 })),
    }));
    expect(
      hours({ 11: 900, 12: 0, 21: 100, 22: 900 }, OPENING - HOUR, { ...EDITION, days }),
    ).toEqual([2, 21, 100]);
    const [day] = days;
    expect(
      quietestWindow(day?.slots ?? [], new Map([[11, { taken: 9 }]]), OPENING - HOUR),
    ).toBeNull();
  });
});
