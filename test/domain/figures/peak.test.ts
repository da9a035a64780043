import { describe, expect, it } from 'vitest';
import { peakSpan } from '../../../src/domain/figures/figures.ts';
import { type EyeCount, peakOf, type SiteMinute } from '../../../src/domain/figures/peak.ts';
import { dice } from '../../dice.ts';

const MINUTE = 60_000;
const TOLD = { from: 1_000 * MINUTE, late: 0, told: 3, unsent: 0 };

const minute = (at: number, entries: number, exits = 0, estimated = 0): SiteMinute => ({
  minute: at,
  entries,
  exits,
  estimated,
});
const byEye = (at: number, people: number, after = 0): EyeCount => ({
  at: at * MINUTE + 30_000,
  people,
  after,
});

describe('the most people inside at once', () => {
  it('are nobody’s on a day on which nothing was counted', () => {
    expect(peakOf([], [], TOLD)).toBeNull();
  });

  it('go on from opening, without bounds where nobody counted by eye', () => {
    const minutes = [minute(10, 100), minute(11, 40, 20), minute(12, 0, 60)];
    expect(peakOf(minutes, [], TOLD)).toEqual({
      people: 120,
      at: 11 * MINUTE,
      low: null,
      high: null,
    });
  });

  it('go on from the last count by eye, and back from the next', () => {
    // Counted: 100 where 80 were inside; later 70 where 110 would have been.
    const minutes = [minute(10, 80), minute(20, 40), minute(30, 0, 30)];
    const counts = [byEye(15, 100), byEye(35, 70)];
    // At minute 20: 140 on from the first, 100 back from the second.
    expect(peakOf(minutes, counts, TOLD)).toEqual({
      people: 140,
      at: 20 * MINUTE,
      low: 100,
      high: 140,
    });
  });

  it('are the count itself where it is more than what the gates say', () => {
    const minutes = [minute(10, 80), minute(15, 0, 50)];
    const peak = peakOf(minutes, [byEye(15, 300, -50)], TOLD);
    expect(peak).toMatchObject({ people: 300, at: 15 * MINUTE });
  });

  it('count on from the instant of a count by eye, not from its minute', () => {
    // 5 of the minute’s 20 came after it.
    expect(peakOf([minute(15, 20)], [byEye(15, 50, 5)], TOLD)).toMatchObject({ people: 55 });
  });

  it('are wider where minutes were estimated, on the side of each count', () => {
    const minutes = [minute(10, 100), minute(20, 100, 0, 100), minute(30, 0, 50)];
    const counts = [byEye(12, 100), byEye(40, 150)];
    expect(peakOf(minutes, counts, TOLD)).toMatchObject({ people: 200, low: 175, high: 225 });
  });

  it('are taken to drift on after the last count as in the worst stretch of the day', () => {
    // 100 passed, and 50 more were inside than counted: one of two.
    const minutes = [minute(10, 100), minute(20, 40)];
    expect(peakOf(minutes, [byEye(15, 150)], TOLD)).toMatchObject({
      people: 190,
      low: 170,
      high: 210,
    });
    // Never narrower than a count of passers-by is exact.
    expect(peakOf(minutes, [byEye(15, 100)], TOLD)).toMatchObject({
      people: 140,
      low: 136,
      high: 144,
    });
  });

  it('are wider by what late phones may hold', () => {
    const minutes = [minute(10, 100), minute(20, 40)];
    const late = { from: 20 * MINUTE, late: 1, told: 2, unsent: 2 };
    const peak = peakOf(minutes, [byEye(15, 100)], late);
    // As many as each of the other two counted since: 20.
    expect(peak).toMatchObject({ people: 140, low: 116, high: 164 });
    const many = peakOf(minutes, [byEye(15, 100)], { ...late, unsent: 10 });
    expect(many).toMatchObject({ low: 96, high: 184 });
  });

  it('have bounds around them and never below nobody, on any day', () => {
    const roll = dice(7);
    for (let n = 0; n < 500; n++) {
      const minutes = Array.from({ length: 1 + roll(20) }, (_, i) =>
        minute(i, roll(50), roll(60), roll(30)),
      );
      const counts = Array.from({ length: roll(4) }, () => byEye(roll(20), roll(200), roll(9) - 4));
      counts.sort((a, b) => a.at - b.at);
      const missing = { from: roll(20) * MINUTE, late: roll(3), told: roll(3), unsent: roll(9) };
      const peak = peakOf(minutes, counts, missing);
      expect(peak?.people).toBeGreaterThanOrEqual(0);
      if (counts.length === 0) expect(peak).toMatchObject({ low: null, high: null });
      else {
        expect(peak?.low).toBeGreaterThanOrEqual(0);
        expect(peak?.low).toBeLessThanOrEqual(peak?.people ?? 0);
        expect(peak?.high).toBeGreaterThanOrEqual(peak?.people ?? 0);
      }
    }
  });
});

describe('between what the peak is said to have been', () => {
  const peak = { people: 60, at: 11 * MINUTE };

  it.each([
    ['apart by less than the number itself', 40, 99, { low: 40, high: 99 }],
    ['apart by the number itself', 40, 100, { low: 40, high: 100 }],
    ['the number itself', 60, 60, { low: 60, high: 60 }],
    ['further apart, which tells a reader nothing', 0, 123, 'wide'],
    ['not known without a count by eye', null, null, 'unknown'],
  ])('are bounds that lie: %s', (_, low, high, span) => {
    expect(peakSpan({ ...peak, low, high })).toEqual(span);
  });

  it('is nobody where nobody was inside', () => {
    expect(peakSpan({ ...peak, people: 0, low: 0, high: 0 })).toEqual({ low: 0, high: 0 });
  });
});
