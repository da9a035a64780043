import { describe, expect, it } from 'vitest';
import { corrected, isStatable } from '../../../src/domain/figures/corrected.ts';
import { evidenceOf } from '../../../src/domain/figures/evidence.ts';
import {
  CORRECTABLE,
  type FigureCorrection,
  VISIT_CLASSES,
  visitsOf,
} from '../../../src/domain/figures/figures.ts';
import { dice } from '../../dice.ts';

const COUNTED = {
  visitors_by_ticket: 40,
  repeat_visits: 10,
  walk_in_visits: 100,
  beyond_booking: 3,
  exits: 90,
};

const correction = (change: Partial<FigureCorrection>): FigureCorrection => ({
  ...{ id: 'a', figure: 'walk_in_visits', stated: 120, counted: 100 },
  ...{ reason: 'by hand', made_at: 1, made_by: 'somebody' },
  ...change,
});

describe('figures after corrections', () => {
  it('are those that were counted where none was made', () => {
    expect(corrected(COUNTED, [])).toEqual(COUNTED);
  });

  it('follow the latest of each, by its time and then its id, in whatever order they are read', () => {
    const made = [
      correction({ made_at: 2, stated: 150 }),
      correction({ made_at: 1, stated: 300 }),
      correction({ made_at: 2, id: 'b', stated: 130 }),
      correction({ figure: 'exits', stated: 95, counted: 90 }),
    ];
    const stands = { ...COUNTED, walk_in_visits: 130, exits: 95 };
    expect(corrected(COUNTED, made)).toEqual(stands);
    expect(corrected(COUNTED, made.toReversed())).toEqual(stands);
  });

  it('are the sum of their evidence, and no part is below 0, whatever is corrected', () => {
    const roll = dice(11);
    for (let n = 0; n < 2_000; n++) {
      const counted = Object.fromEntries(CORRECTABLE.map((name) => [name, roll(50)]));
      const all = { ...COUNTED, ...counted };
      const made = Array.from({ length: roll(6) }, (_, i) => {
        const figure = CORRECTABLE[roll(CORRECTABLE.length)] ?? 'exits';
        return correction({ id: String(i), figure, stated: roll(80), counted: roll(80) });
      });
      const stands = corrected(all, made);
      const evidence = evidenceOf(all, stands, roll(all.walk_in_visits + 5));
      const parts = Object.values(evidence);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(visitsOf(stands));
      expect(
        Math.min(...parts, ...VISIT_CLASSES.map((name) => stands[name])),
      ).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('a number that can be stated', () => {
  it('is a whole one, of people who can have come', () => {
    for (const n of [0, 1, 10_000_000]) expect(isStatable(n)).toBe(true);
    for (const n of [-1, 0.5, 1e300, 10_000_001, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(isStatable(n)).toBe(false);
    }
  });
});
