import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crowdAt } from '../../src/domain/crowd.ts';
import {
  flowOf,
  frameOf,
  minuteOfSpan,
  ratesOf,
  spanAt,
  sumOfGates,
} from '../../src/domain/day-flow.ts';

const MIDNIGHT = 29_000_160;

describe('the frame of a day', () => {
  it.each([
    [60, 1, 60],
    [120, 1, 120],
    [300, 2, 150],
    [600, 5, 120],
    [720, 5, 144],
    [900, 10, 90],
    [1_440, 10, 144],
    [1_500, 10, 150],
    [3_000, 20, 150],
  ])('of %i minutes has spans of %i of them, %i in all', (length, step, spans) => {
    const frame = frameOf(MIDNIGHT, MIDNIGHT + length);
    expect([frame.step, frame.spans]).toEqual([step, spans]);
  });

  it('has at most 151 spans, and every minute in one of them', () => {
    const minute = fc.integer({ min: -3_000, max: 3_000 });
    fc.assert(
      fc.property(
        minute,
        fc.integer({ min: -10, max: 2_000 }),
        fc.array(minute),
        (from, length, counted) => {
          const minutes = counted.map((one) => ({ minute: MIDNIGHT + one }));
          const frame = frameOf(MIDNIGHT + from, MIDNIGHT + from + length, minutes);
          expect(frame.spans).toBeLessThanOrEqual(151);
          for (const { minute: one } of [...minutes, { minute: MIDNIGHT + from }]) {
            const span = spanAt(frame, one);
            expect(span).toBeGreaterThanOrEqual(0);
            expect(span).toBeLessThan(frame.spans);
            expect(minuteOfSpan(frame, span)).toBeLessThanOrEqual(one);
          }
        },
      ),
    );
  });
});

describe('minutes in spans', () => {
  it('sum to what was counted', () => {
    const counted = fc.record({
      gate: fc.integer({ min: 1, max: 4 }),
      minute: fc.integer({ min: MIDNIGHT, max: MIDNIGHT + 1_439 }),
      entries: fc.nat(1_000_000),
      exits: fc.nat(1_000_000),
    });
    fc.assert(
      fc.property(fc.array(counted), (minutes) => {
        const flow = flowOf(frameOf(MIDNIGHT, MIDNIGHT + 1_440), minutes);
        const all = sumOfGates(flow);
        for (const name of ['entries', 'exits'] as const) {
          const total = minutes.reduce((sum, one) => sum + one[name], 0);
          expect(all[name].reduce((sum, one) => sum + one, 0)).toBe(total);
        }
      }),
    );
  });

  it('outside of the frame are left out', () => {
    const row = { gate: 1, entries: 5, exits: 5 };
    const minutes = [-1, 60].map((n) => ({ ...row, minute: MIDNIGHT + n }));
    expect(flowOf(frameOf(MIDNIGHT, MIDNIGHT + 60), minutes).gates).toEqual([]);
  });
});

describe('people a minute', () => {
  const frame = frameOf(MIDNIGHT, MIDNIGHT + 600);

  it('are told of no span that has not begun', () => {
    expect(ratesOf(frame, [], MIDNIGHT - 5)).toEqual([]);
    expect(ratesOf(frame, [], MIDNIGHT)).toHaveLength(1);
    expect(ratesOf(frame, [], MIDNIGHT + 9_999)).toHaveLength(120);
    expect(ratesOf(frame, [], null)).toHaveLength(120);
  });

  it('are never negative, and do not fall where a span begins', () => {
    expect(ratesOf(frame, [-5], null)[0]).toBe(0);
    expect(ratesOf(frame, [50, 0], MIDNIGHT + 5).at(-1)).toBe(10);
    expect(ratesOf(frame, [50, 20], MIDNIGHT + 7).at(-1)).toBe(10);
  });
});

describe('how full a site is', () => {
  const site = { capacity: 36_000, busy: 18_000, hold: 36_000, alert: 54_000, emergency: 72_000 };

  it.each([
    [0, 'calm'],
    [17_999, 'calm'],
    [18_000, 'busy'],
    [36_000, 'hold'],
    [53_999, 'hold'],
    [54_000, 'alert'],
    [72_000, 'emergency'],
    [750_000, 'emergency'],
  ])('%i people are %s', (inside, word) => {
    expect(crowdAt(inside, site)).toBe(word);
  });
});
