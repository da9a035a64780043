import { describe, expect, it } from 'vitest';
import { isBigChange } from '../../src/client/gate/phone/head-count.ts';
import { gateWords } from '../../src/i18n/gate.ts';

describe('a count by eye', () => {
  it.each([
    [18_383, 18_000],
    [18_383, 18_383],
    [1_000, 1_200],
    [1_000, 800],
    [5_000, 6_000],
    [5_000, 4_000],
    [0, 200],
    [150, 0],
  ])('from %i to %i needs nobody else', (known, counted) => {
    expect(isBigChange(known, counted)).toBe(false);
  });

  it.each([
    [1_000, 1_201],
    [1_000, 799],
    [5_000, 6_001],
    [5_000, 3_999],
    [0, 201],
    [201, 0],
    [18_383, 1_838],
    [null, 18_000],
    [null, 0],
  ])('from %s to %i needs a supervisor', (known, counted) => {
    expect(isBigChange(known, counted)).toBe(true);
  });

  it('is shown beside what it replaces, with the difference', () => {
    const change = (locale: 'ar' | 'fr' | 'en', before: number | null, now: number) =>
      gateWords[locale].eye.change(before, now);
    expect(change('en', 18_383, 18_000)).toBe('18,383 → 18,000 (−383)');
    expect(change('en', 18_000, 18_383)).toBe('18,000 → 18,383 (+383)');
    expect(change('en', 18_000, 18_000)).toBe('18,000 → 18,000 (0)');
    expect(change('fr', 18_383, 18_000)).toBe('18\u202f383 → 18\u202f000 (−383)');
    expect(change('ar', 18_383, 18_000)).toBe('18.383 ← 18.000 (\u2066−383\u2069)');
    expect(change('en', null, 18_000)).toBe('? → 18,000');
  });
});
