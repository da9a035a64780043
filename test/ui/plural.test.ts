import { describe, expect, it } from 'vitest';
import { commonWords } from '../../src/i18n/common.ts';
import { consoleWords } from '../../src/i18n/console.ts';
import { amazigh, arabic } from '../../src/i18n/plural.ts';
import { visitorWords } from '../../src/i18n/visitor.ts';

const CATEGORIES = {
  zero: 'zero',
  one: 'one',
  two: 'two',
  few: 'few',
  many: 'many',
  other: 'other',
};

describe('places that remain', () => {
  const places = visitorWords.ar.event.places;

  it('are counted in Arabic by whole sentences', () => {
    expect(places(1)).toBe('مكان واحد متبق');
    expect(places(2)).toBe('مكانان متبقيان');
    expect(places(3)).toBe('3 أماكن متبقية');
    expect(places(10)).toBe('10 أماكن متبقية');
    expect(places(11)).toBe('11 مكانا متبقيا');
    expect(places(99)).toBe('99 مكانا متبقيا');
    expect(places(100)).toBe('100 مكان متبق');
    expect(places(45_995)).toBe('45.995 مكانا متبقيا');
  });

  it('are singular in French for 0 and 1', () => {
    expect(commonWords.fr.people(0)).toBe('0 personne');
    expect(commonWords.fr.people(1)).toBe('1 personne');
    expect(commonWords.fr.people(2)).toBe('2 personnes');
  });

  it('agree in what a sheet gives to be published', () => {
    const figures = { parties: 1, exits: 1, day: 'D', complete_to: 'T' };
    const said = (locale: 'fr' | 'en', n: number) =>
      consoleWords[locale].sheet.sentence({ ...figures, entries: n, re_entries: n, walk_ins: n });
    for (const n of [0, 1]) {
      expect(said('fr', n)).toContain(`${n} entrée, dont ${n} retour avec`);
    }
    expect(said('fr', 1_200)).toContain('1\u202f200 entrées, dont 1\u202f200 retours avec');
    expect(said('en', 1)).toContain(
      '1 entry, of which 1 re-entry on the same ticket and 1 walk-in.',
    );
    expect(said('en', 0)).toContain('0 entries, of which 0 re-entries');
  });

  it('are singular in English for 1 alone', () => {
    expect(visitorWords.en.event.places(1)).toBe('1 place left');
    expect(commonWords.en.people(0)).toBe('0 people');
  });
});

describe('the Arabic forms', () => {
  it('are those of the runtime, which knows Arabic', () => {
    const rules = new Intl.PluralRules('ar');
    for (let n = 0; n <= 1_205; n++) expect(arabic(n, CATEGORIES)).toBe(rules.select(n));
  });
});

describe('the Amazigh forms', () => {
  it('are one, few and other', () => {
    const forms = { one: 'one', few: 'few', other: 'other' };
    const said = [0, 1, 2, 10, 11, 100].map((n) => amazigh(n, forms));
    expect(said).toEqual(['one', 'one', 'few', 'few', 'other', 'other']);
  });
});
