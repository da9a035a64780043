import { describe, expect, it } from 'vitest';
import {
  apportion,
  DAY_SHAPES,
  planWindows,
  type WindowOrder,
} from '../../../src/domain/editing/window-plan.ts';
import { eventInstant } from '../../../src/domain/edition-times.ts';

const DAY: WindowOrder = {
  date: '2027-05-13',
  opens: '10:00',
  closes: '20:00',
  timezone: 'Africa/Casablanca',
  day_ends: '04:00',
  minutes: 120,
  people: 230_001,
  shape: 'even',
};

function planned(change: Partial<WindowOrder> = {}) {
  const windows = planWindows({ ...DAY, ...change });
  if (typeof windows === 'string') throw new Error(windows);
  return windows;
}

const sum = (windows: readonly { capacity: number }[]) =>
  windows.reduce((n, one) => n + one.capacity, 0);

describe('a day that is filled with windows', () => {
  it('has them one after another, from its opening to its end', () => {
    expect(planned().map(({ from, to }) => `${from}-${to}`)).toEqual([
      '10:00-12:00',
      '12:00-14:00',
      '14:00-16:00',
      '16:00-18:00',
      '18:00-20:00',
    ]);
  });

  it.each(DAY_SHAPES)('has places for exactly the people who are expected: %s', (shape) => {
    for (const people of [0, 1, 7, 230_001, 1_000_000]) {
      for (const minutes of [15, 45, 50, 120, 600, 720]) {
        const windows = planned({ shape, people, minutes });
        expect(sum(windows)).toBe(people);
        expect(windows.every(({ capacity }) => Number.isInteger(capacity) && capacity >= 0)).toBe(
          true,
        );
      }
    }
  });

  it('is even, or fullest in the morning, or in the morning and in the afternoon', () => {
    const places = (shape: WindowOrder['shape']) =>
      planned({ shape, people: 1_000 }).map(({ capacity }) => capacity);
    expect(places('even')).toEqual([200, 200, 200, 200, 200]);
    const [first = 0, second = 0, third = 0, fourth = 0, last = 0] = places('morning');
    expect(first).toBeGreaterThan(second);
    expect(second).toBeGreaterThan(third);
    expect(Math.abs(fourth - last)).toBeLessThan(20);
    const [early = 0, , noon = 0, late = 0, end = 0] = places('two_humps');
    expect(early).toBeGreaterThan(noon);
    expect(late).toBeGreaterThan(noon);
    expect(late).toBeGreaterThan(end);
  });

  it('has a short last window, or none where the rest is less than half of one', () => {
    const last = (minutes: number) => planned({ minutes }).at(-1);
    expect(last(240)).toMatchObject({ from: '18:00', to: '20:00' });
    expect(last(270)).toMatchObject({ from: '14:30', to: '20:00' });
  });

  it('goes on after midnight', () => {
    const night = planned({ opens: '20:00', closes: '02:00' });
    expect(night.map(({ from, to }) => `${from}-${to}`)).toEqual([
      '20:00-22:00',
      '22:00-00:00',
      '00:00-02:00',
    ]);
  });

  it('has at most 48 windows, and none without time', () => {
    expect(planWindows({ ...DAY, minutes: 12 })).toBe('too_many');
    expect(planWindows({ ...DAY, minutes: 1e-300 })).toBe('too_many');
    expect(planWindows({ ...DAY, minutes: 0 })).toBe('no_time');
    expect(planWindows({ ...DAY, closes: '09:00' })).toBe('no_time');
  });
});

describe('a day on which the clock is changed', () => {
  // Paris skips 02:00 to 03:00 on 28 March 2027, and has it twice on 31 October.
  const paris = { timezone: 'Europe/Paris', day_ends: '00:00', opens: '00:00', minutes: 60 };
  const spans = (date: string, windows: readonly { from: string; to: string }[]) =>
    windows.map(({ from, to }) => [
      eventInstant(date, from, 'from', 'Europe/Paris', '00:00'),
      eventInstant(date, to, 'to', 'Europe/Paris', '00:00'),
    ]);

  it('has 23 hours: no window begins or ends in the hour that is not', () => {
    const windows = planned({ ...paris, date: '2027-03-28', closes: '00:00' });
    expect(windows).toHaveLength(23);
    expect(windows.map(({ from }) => from)).not.toContain('02:00');
    expect(sum(windows)).toBe(DAY.people);
    const found = spans('2027-03-28', windows);
    expect(found.every(([from = 0, to = 0]) => to - from === 3_600_000)).toBe(true);
  });

  it('has 25 hours: no window begins in an hour that is struck twice, and none is left out', () => {
    const windows = planned({ ...paris, date: '2027-10-31', closes: '00:00' });
    expect(windows.map(({ from }) => from)).not.toContain('02:00');
    expect(sum(windows)).toBe(DAY.people);
    const found = spans('2027-10-31', windows);
    expect(found.slice(1).every(([from], i) => from === found[i]?.[1])).toBe(true);
    const [[first = 0] = [], last] = [found[0], found.at(-1)];
    expect((last?.[1] ?? 0) - first).toBe(25 * 3_600_000);
  });
});

describe('a number that is divided', () => {
  it('is whole in every part, and in their sum', () => {
    expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(apportion(1, [0.2, 0.5, 0.5])).toEqual([0, 1, 0]);
    expect(apportion(0, [1, 2])).toEqual([0, 0]);
    expect(apportion(5, [])).toEqual([]);
  });
});
