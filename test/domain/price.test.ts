import { describe, expect, it } from 'vitest';
import { costOf, readPrice } from '../../src/domain/price.ts';

describe('what SMS cost', () => {
  it.each([
    ['0.35 MAD', 100, '35.00 MAD'],
    [' 0,35mad ', 3, '1.05 MAD'],
    ['0.0312 EUR', 5_000, '156.00 EUR'],
    ['0.001 EUR', 1, '0.01 EUR'],
    ['2 MAD', 0, '0.00 MAD'],
    ['9999.9999 MAD', 1_000_000, '9999999900.00 MAD'],
  ])('at %s, %i parts: %s', (typed, parts, cost) => {
    const price = readPrice(typed);
    expect(price && costOf(price, parts)).toBe(cost);
  });

  it.each([
    '',
    '0.35',
    'MAD',
    '-1 MAD',
    '1e3 MAD',
    '0.35 DIRHAM',
    '0..3 MAD',
    '٠٫٣٥ MAD',
    '12345 MAD',
  ])('%j is no price', (typed) => {
    expect(readPrice(typed)).toBeNull();
  });
});
