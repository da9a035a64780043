import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, isBlank } from '../../src/domain/text.ts';
import { overAndOver, tenMegabytes } from './unread.ts';

describe('what visitors type', () => {
  it.each([
    ['فاطمة الزهراء', 'فاطمة الزهراء'],
    ['ⵉⴷⵉⵔ', 'ⵉⴷⵉⵔ'],
    ['Zoë', 'Zoë'],
    ['李小龍 👮🏽‍♀️', '李小龍 👮🏽‍♀'],
  ])('keeps its script: %j', (typed, kept) => {
    expect(cleanText(typed)).toBe(kept);
  });

  it('is composed', () => {
    expect(cleanText('Zoe\u0308')).toBe('Zo\u00eb');
    expect(cleanText('\u0627\u0653\u0645\u0646\u0629')).toBe('\u0622\u0645\u0646\u0629');
  });

  it('loses white space around it, and all but one inside', () => {
    expect(cleanText('  Amina \t\r\n\u00a0\u2003\u3000 Alami \u0085\u2028')).toBe('Amina Alami');
  });

  it.each([
    '\u202a',
    '\u202b',
    '\u202c',
    '\u202d',
    '\u202e',
    '\u2066',
    '\u2067',
    '\u2068',
    '\u2069',
    '\u200e',
    '\u200f',
    '\u061c',
    '\u200b',
    '\u2060',
    '\ufeff',
    '\u00ad',
    '\u180e',
    '\u3164',
    '\u115f',
    '\u0000',
    '\u0007',
    '\u001b',
    '\u007f',
    '\u009f',
    '\ud800',
    '\udc00',
    '\u{e0041}',
  ])('loses the unseen %j', (unseen) => {
    expect(cleanText(`${unseen}Am${unseen}ina ${unseen} B${unseen}`)).toBe('Amina B');
    expect(cleanText(unseen)).toBeNull();
    expect(cleanText(` ${unseen} ${unseen} `)).toBeNull();
  });

  it.each(['\u2800', '\u{1d159}', '\u{13441}', '\u{13442}', '\ufffc', '\u3000', '\u00a0'])(
    'takes the blank %j for a space',
    (blank) => {
      expect(cleanText(`${blank}Amina${blank}${blank}Alami${blank}`)).toBe('Amina Alami');
      expect(cleanText(blank)).toBeNull();
    },
  );

  it('is nothing when no character of it shows', () => {
    const unseen = [
      ...['\u2800', '\u2800 \u3164', '\u0301', '\u0651\u064e', '\u20dd', '\ufe0f', '\u17b4'],
      ...['\u{16fe4}', '\u{e0100}', '\uffff', '\ue000', '\u{f0000}', '\u115f\u1160', '\uffa0'],
    ];
    for (const text of unseen) {
      expect(cleanText(text)).toBeNull();
      expect(isBlank(text)).toBe(true);
    }
    for (const text of ['.', '7', '♥', '李', 'ⵉ', 'ـ', 'x'.repeat(500)]) {
      expect(isBlank(text)).toBe(false);
    }
  });

  it('keeps a joiner between the letters that it shapes, and nowhere else', () => {
    expect(cleanText('می\u200cخواهم')).toBe('می\u200cخواهم');
    expect(cleanText('می\u200c\u200c\u200cخواهم')).toBe('می\u200cخواهم');
    expect(cleanText('👩\u200d👧')).toBe('👩\u200d👧');
    expect(cleanText('\u200cAmina\u200d \u200c Alami\u200d')).toBe('Amina Alami');
    expect(cleanText('\u200c\u200d')).toBeNull();
  });

  it.each(['', ' ', '\n\t', '\u00a0'])('is nothing when it is %j', (typed) => {
    expect(cleanText(typed)).toBeNull();
  });

  it('has at most the length asked for, counted in characters and not in bytes', () => {
    expect(cleanText('a'.repeat(120))).toHaveLength(120);
    expect(cleanText('a'.repeat(121))).toBeNull();
    expect(cleanText('😀'.repeat(120))).toBe('😀'.repeat(120));
    expect(cleanText('😀'.repeat(121))).toBeNull();
    expect(cleanText('e\u0301'.repeat(120))).toBe('é'.repeat(120));
    expect(cleanText('abcd', 3)).toBeNull();
    expect(cleanText(' a b ', 3)).toBe('a b');
  });

  it.each(['a', ' ', '\u0301', '\u200c', '\u202e', '😀'])(
    'is refused in no time at 10 MB of %j',
    (unit) => {
      const typed = tenMegabytes(unit);
      expect(cleanText(typed)).toBeNull();
      overAndOver(() => cleanText(typed));
    },
  );

  it('once clean stays as it is, well-formed and visible', () => {
    const awkward = fc.constantFrom(
      ...[
        '\u200c',
        '\u200d',
        '\u202e',
        ' ',
        '\u00a0',
        '\u0301',
        'e',
        'ا',
        '\ud83d',
        '\ude00',
        '\u2000',
      ],
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: awkward, maxLength: 30 }),
    );
    fc.assert(
      fc.property(texts, (typed) => {
        const clean = cleanText(typed);
        if (clean === null) return;
        expect(cleanText(clean)).toBe(clean);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).toBe(clean.normalize('NFC').trim());
        expect(clean).not.toMatch(/[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]|\s\s/u);
      }),
      { numRuns: 2000 },
    );
  });
});
