import { describe, expect, it } from 'vitest';
import { isQuiet, retryAfter } from '../../src/domain/channel.ts';

const at = (time: string) => Date.parse(`2026-11-26T${time}:00Z`);
const ZONE = [{ from: 0, minutes: 60 }];

describe('quiet hours', () => {
  const night = { from: 21 * 60, until: 9 * 60 };
  const noon = { from: 12 * 60, until: 14 * 60 };

  it.each([
    ['19:59', night, false],
    ['20:00', night, true],
    ['07:59', night, true],
    ['08:00', night, false],
    ['11:00', noon, true],
    ['13:00', noon, false],
    ['11:00', null, false],
    ['11:00', { from: 720, until: 720 }, false],
  ])('at %s UTC, an hour later there, of %j: %s', (time, quiet, expected) => {
    expect(isQuiet(at(time), quiet, ZONE)).toBe(expected);
  });
});

describe('the wait before another attempt', () => {
  it('doubles, has an end, and is never shorter than what was asked', () => {
    expect([1, 2, 3].map((attempts) => retryAfter(attempts))).toEqual([30, 60, 120]);
    expect([retryAfter(11), retryAfter(12)]).toEqual([3600, null]);
    expect([retryAfter(1, 45), retryAfter(1, 1e9), retryAfter(1, -5)]).toEqual([45, 3600, 30]);
  });
});
