import { describe, expect, it } from 'vitest';
import { commonWords } from '../../src/i18n/common.ts';
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
