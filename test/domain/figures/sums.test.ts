import { describe, expect, it } from 'vitest';
import type { ClassedMinute } from '../../../src/domain/figures/figures.ts';
import { sumsBy } from '../../../src/domain/figures/sums.ts';
import { percent } from '../../../src/i18n/percent.ts';

const minute = (gate: number, at: number, change: Partial<ClassedMinute> = {}): ClassedMinute => ({
  ...{ gate, minute: at, visitors_by_ticket: 1, repeat_visits: 2, walk_in_visits: 3 },
  ...{ beyond_booking: 4, exits: 5, children: 6, ...change },
});

describe('the sums of a day’s minutes', () => {
  it('are made by gate or by anything else, and come to the same', () => {
    const minutes = [minute(2, 10), minute(1, 10), minute(2, 11, { exits: 0 })];
    const byGate = sumsBy(minutes, ({ gate }) => gate);
    expect([...byGate.keys()]).toEqual([2, 1]);
    expect(byGate.get(2)).toEqual({
      ...{ visitors_by_ticket: 2, repeat_visits: 4, walk_in_visits: 6, beyond_booking: 8 },
      ...{ visits: 20, exits: 5, children: 12 },
    });
    const all = sumsBy(minutes, () => 'all').get('all');
    expect(all).toMatchObject({ visits: 30, exits: 10, children: 18 });
    expect(sumsBy([], () => 1).size).toBe(0);
  });
});

describe('a share', () => {
  it('is never nothing for what is there, and never all for less', () => {
    expect(percent(0, 7, 'en')).toBe('0%');
    expect(percent(1, 1_000, 'en')).toBe('under 1%');
    expect(percent(1, 3, 'fr')).toBe('33\u00a0%');
    expect(percent(999, 1_000, 'ar')).toBe('99%');
    expect(percent(7, 7, 'en')).toBe('100%');
  });
});
