import { describe, expect, it } from 'vitest';
import { cleanBulk, isOfVisit, textFault } from '../../src/domain/bulk.ts';

describe('a text for many', () => {
  it.each([
    ['voir abwab.ma', 'link'],
    ['Bonjour {nom}', 'place'],
    ['Bonjour {code', 'place'],
    ['Bonjour }', 'place'],
    ['{{code}}', 'place'],
    ['Bonjour {}', 'place'],
    ['Porte {gate}', null],
  ])('%s: %s', (text, fault) => {
    expect(textFault(text, text)).toBe(fault);
  });

  it('has three parts at the most, in the alphabet that it needs', () => {
    expect(textFault('a', 'a'.repeat(459))).toBe(null);
    expect(textFault('a', 'a'.repeat(460))).toBe('long');
    expect(textFault('ب', 'ب'.repeat(201))).toBe(null);
    expect(textFault('ب', 'ب'.repeat(202))).toBe('long');
  });

  it('has no marks that are not seen', () => {
    expect(cleanBulk('a\u202eb\u0000 \n c')).toBe('ab c');
    expect(cleanBulk('\u200b \u2060')).toBe(null);
    expect(cleanBulk('a'.repeat(100_000))).toBe(null);
  });

  it('speaks of a visit where it has a place', () => {
    expect(isOfVisit({ ar: 'أ', fr: 'a', en: null })).toBe(false);
    expect(isOfVisit({ ar: 'أ', fr: 'a', en: '{day}' })).toBe(true);
  });
});
