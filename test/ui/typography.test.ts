import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, root } from '../../scripts/files.mjs';
import { LOCALES, type Locale } from '../../src/domain/kinds.ts';
import { catalogueTexts, literalsOf } from './catalogue-text.ts';

/** The texts of a language in which a fault stands. */
function faults(locale: Locale, fault: RegExp): string[] {
  return catalogueTexts(locale)
    .filter(({ text }) => fault.test(text))
    .map(({ at, text }) => `${at} ${text}`);
}

describe('the texts of a catalogue', () => {
  it('are all read, those inside of another one and of a comment’s neighbour too', () => {
    const source = [
      "/* it's */ const a = 'one';",
      '// it’s `two`',
      "const b = (n) => `three @{n === 1 ? 'four' : `five @{{ n }.n}`} six`;",
      'const c = [\'se\\u00a0ven\', "eight\\""];',
    ]
      .join('\n')
      .replaceAll('@', '$');
    expect(literalsOf(source)).toEqual([
      { line: 1, text: 'one' },
      { line: 3, text: 'three {} six' },
      { line: 3, text: 'four' },
      { line: 3, text: 'five {}' },
      { line: 4, text: 'se\u00a0ven' },
      { line: 4, text: 'eight"' },
    ]);
    expect(catalogueTexts('fr').length).toBeGreaterThan(1_500);
  });
});

describe('French', () => {
  it('keeps a sign of two parts with its word: the space before it does not break', () => {
    // Between the two numbers of an hour there is none at all.
    expect(faults('fr', /[^\u00a0\u202f\d][:;?!»]|\d[;?!»]|\d:(?!\d)/)).toEqual([]);
  });

  it('has its colon from its language where a page puts a label before a value', () => {
    const pages = filesUnder(join(root, 'src')).filter((file) => file.endsWith('.tsx'));
    const found = pages.filter((file) =>
      /[})]: (?:<|\{'|\$\{)/.test(readFileSync(join(root, 'src', file), 'utf8')),
    );
    expect(found).toEqual([]);
  });

  it('keeps a quotation mark with what it opens', () => {
    expect(faults('fr', /«(?![\u00a0\u202f])/)).toEqual([]);
  });
});

describe('Arabic', () => {
  it('has its own comma, semicolon and question mark', () => {
    expect(faults('ar', /[,;?]/)).toEqual([]);
  });

  it('sets its quotation marks close', () => {
    for (const locale of ['ar', 'zgh'] as const) expect(faults(locale, /«\s|\s»/)).toEqual([]);
  });
});

describe('English', () => {
  it('has nothing before a sign of two parts', () => {
    expect(faults('en', /\s[:;?!]/)).toEqual([]);
  });
});

describe.each(LOCALES)('%s', (locale) => {
  it('has curly apostrophes and quotation marks of its own', () => {
    // A file's own straight quotation mark is shown as it stands in the file.
    expect(faults(locale, /'|(?<!: )"/)).toEqual([]);
    expect(faults(locale, locale === 'en' ? /[«»]/ : /[“”]/)).toEqual([]);
  });

  it('has no double space, and none before a full stop or a comma', () => {
    expect(faults(locale, /[ \u00a0\u202f]{2}|[ \u00a0\u202f][.,،؛؟](\s|$)/)).toEqual([]);
  });

  it('keeps a number with its unit, and with the sign that says that it is one', () => {
    expect(faults(locale, /n° |[\d}] (?:s|min|h|mm|km|m²|%|د|ث)(?![\p{L}])/u)).toEqual([]);
  });

  it('ends what goes on with one sign and not with three dots', () => {
    expect(faults(locale, /\.\.\.?(?![./])/)).toEqual([]);
  });

  it('joins no two values and no two hours with a dash', () => {
    // The number of a law is its name, and is written so in French and English.
    expect(faults(locale, /(?<!(?:loi|law) \d*)[\d}]\s?[–—-]\s?[\d{]/)).toEqual([]);
  });
});
