import { describe, expect, it } from 'vitest';
import { archOf } from '../../src/console/shell/arch.ts';
import { LOCALES } from '../../src/domain/kinds.ts';
import { archWords } from '../../src/i18n/arch.ts';
import { spokenIn } from '../../src/i18n/edition.ts';

const NAMES = Object.keys(archWords.ar) as (keyof typeof archWords.ar)[];

/** Number and words as they are read one after the other. */
const read = (what: (typeof NAMES)[number], n: number, locale: 'ar' | 'fr' | 'en' | 'zgh') => {
  const { number, word, said } = archOf(what, n, locale);
  return said ? word : `${number} ${word}`;
};

describe('the arch of a page', () => {
  it.each([
    [0, 'لا يوم بعد'],
    [1, 'يوم واحد'],
    [2, 'يومان'],
    [5, '5 أيام'],
    [12, '12 يوما'],
    [100, '100 يوم'],
    [103, '103 أيام'],
    [1_000, '1.000 يوم'],
  ])('says %i days in Arabic in their own form', (n, sentence) => {
    expect(read('days', n, 'ar')).toBe(sentence);
  });

  it.each([
    [0, '0 porte ouverte'],
    [1, '1 porte ouverte'],
    [2, '2 portes ouvertes'],
    [1_200, '1\u202f200 portes ouvertes'],
  ])('says %i gates in French', (n, sentence) => {
    expect(read('openGates', n, 'fr')).toBe(sentence);
  });

  it('says one and several in English', () => {
    expect([1, 2].map((n) => read('requests', n, 'en'))).toEqual([
      '1 request waiting',
      '2 requests waiting',
    ]);
  });

  it('begins its words with a small letter in every language that has them', () => {
    for (const what of NAMES) {
      for (const locale of ['fr', 'en'] as const) {
        for (const n of [0, 1, 2, 40]) expect(archOf(what, n, locale).word).toMatch(/^\p{Ll}/u);
      }
    }
  });

  it('shows its number in every form, also where the words say it', () => {
    for (const what of NAMES) {
      // The pages of shows, editions, wishes and personal data speak Arabic to readers of Amazigh.
      const locales = ['shows', 'editions', 'wishes', 'erasure'].includes(what)
        ? LOCALES.map(spokenIn)
        : LOCALES;
      for (const locale of locales) {
        for (const n of [0, 1, 2, 3, 11, 100, 4_212]) {
          const { number, word, said } = archOf(what, n, locale);
          expect(number.replace(/\D/g, '')).toBe(String(n));
          expect(word).not.toMatch(/\d/);
          if (said) expect(locale).toBe('ar');
        }
      }
    }
  });
});
