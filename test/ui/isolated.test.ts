import { describe, expect, it } from 'vitest';
import { countWords } from '../../src/i18n/counts.ts';
import { isolated } from '../../src/i18n/isolated.ts';

describe('a name in a sentence of another direction', () => {
  it('is set apart, so that the hour beside it stays in its place', () => {
    const { place } = countWords.fr.conflicts;
    expect(place(isolated('Porte B2 المدارس', 'fr'), '15:55', '2')).toBe(
      '\u2068Porte B2 المدارس\u2069 · 15:55 · 2',
    );
    expect(isolated('Porte 2', 'ar')).toBe('\u2068Porte 2\u2069');
  });

  it('stays as it is where nothing can turn it round', () => {
    expect(isolated('Porte 2', 'fr')).toBe('Porte 2');
    expect(isolated('الباب 2', 'ar')).toBe('الباب 2');
  });
});
