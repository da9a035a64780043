import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/domain/kinds.ts';
import { commonWords } from '../../src/i18n/common.ts';
import { consoleWords } from '../../src/i18n/console.ts';
import { problemWords } from '../../src/i18n/problems.ts';
import { visitorWords } from '../../src/i18n/visitor.ts';

/** Every sentence of a catalogue, those with places for words filled with digits. */
function* sentences(
  words: unknown,
  at = '',
  filled: readonly string[] = ['7', '8', '9', '2026'],
): Generator<[path: string, sentence: string]> {
  if (typeof words === 'string') yield [at, words];
  else if (typeof words === 'function') yield* sentences(words(...filled), at, filled);
  else if (typeof words === 'object' && words !== null) {
    for (const [key, inner] of Object.entries(words)) {
      yield* sentences(inner, `${at}.${key}`, filled);
    }
  }
}

const FOLDER = new URL('../../src/i18n/', import.meta.url);

/** Every catalogue that there is: one that is added is read here without a word more. */
async function everyCatalogue() {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'));
  const modules = await Promise.all(
    files.map((name): Promise<Record<string, unknown>> => import(new URL(name, FOLDER).href)),
  );
  return modules
    .flatMap((exported) => Object.entries(exported))
    .filter(([name]) => name.endsWith('Words'))
    .map(([name, words]) => ({ name, words: new Map(Object.entries(words ?? {})) }));
}

const EVERY = await everyCatalogue();

const catalogues = (locale: (typeof LOCALES)[number]) => [
  ...sentences(commonWords[locale], 'common'),
  ...sentences(problemWords[locale], 'problems'),
  ...sentences(visitorWords[locale], 'visitor'),
];

describe('the words of visitors', () => {
  it.each(LOCALES)('say something everywhere in %s', (locale) => {
    const all = catalogues(locale);
    expect(all.length).toBeGreaterThan(200);
    for (const [path, sentence] of all) expect(sentence.trim(), path).not.toBe('');
  });

  it('have no Latin letter in Amazigh, but for an address and what is shown in Arabic', () => {
    for (const [path, sentence] of catalogues('zgh')) {
      if (
        /\.(consent|consentTitle|consent_missing|dateSpan)$|\.consentLines\.|^visitor\.notice|^visitor\.form\.notice/.test(
          path,
        )
      )
        continue;
      expect(sentence.replace('nom@exemple.ma', ''), path).not.toMatch(/[a-z]/i);
    }
  });

  it('pair women and men in full in Arabic, and never in brackets', () => {
    for (const [path, sentence] of catalogues('ar'))
      expect(sentence, path).not.toMatch(/\((ة|ات)\)/);
  });

  it('speak of no passkey and promise no message, while there are none', () => {
    for (const locale of LOCALES) {
      for (const [path, sentence] of [...catalogues(locale), ...sentences(consoleWords[locale])]) {
        // Shown where an edition names who carries messages, and nowhere else.
        if (/\.(phoneHint|consentLines)/.test(path)) continue;
        expect(sentence, `${locale} ${path}`).not.toMatch(
          /passkey|clé d’accès|مفاتيح المرور|مفتاح المرور|\bSMS\b|\bmessage|رسالة|رسائل|tell(ing)? you of|prévenir|إخباركم/i,
        );
      }
    }
  });

  it('change on the button when a link was copied, in every language', () => {
    for (const locale of LOCALES) {
      for (const { copy, copied } of [visitorWords[locale].manage, consoleWords[locale].invitation])
        expect(copied, locale).not.toBe(copy);
    }
    expect(visitorWords.ar.manage.copied).toBe('نُسخ الرابط ✓');
  });

  it('cannot be read in Arabic as an order not to do what nobody asks for', () => {
    // Without its vowel the passive of these verbs is written like an imperative: «لا تطلب» is both
    // "is not asked for" and "do not ask for".
    for (const [path, sentence] of sentences(visitorWords.ar))
      expect(sentence, path).not.toMatch(/(^|\s)لا ت(طلب|قبل|سلم|مسح|لغ)/);
  });

  it('refuse nobody who stands at a gate', () => {
    const words = JSON.stringify([visitorWords.fr.ticket, visitorWords.en.ticket]);
    expect(words).not.toMatch(/refus/i);
  });
});

describe('every catalogue', () => {
  it('is read here', () => {
    const names = EVERY.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['gateWords', 'consoleWords', 'problemWords']));
    expect(names.length).toBeGreaterThanOrEqual(15);
  });

  it.each(EVERY)('$name says the same things in every language, and nothing empty', ({ words }) => {
    const paths = (locale: Locale) =>
      [...sentences(words.get(locale))].map(([path]) => path).sort();
    for (const locale of LOCALES) {
      expect(paths(locale), locale).toEqual(paths('ar'));
      for (const [path, sentence] of sentences(words.get(locale))) {
        // Says in Amazigh alone that no native speaker has read it yet.
        if (path === '.unreviewed') continue;
        expect(sentence.trim(), `${locale} ${path}`).not.toBe('');
      }
    }
  });

  it.each(EVERY)('$name leaves out in no language what it is given in another one', ({ words }) => {
    const toldOf = (locale: Locale) => {
      const others = new Map(sentences(words.get(locale), '', ['17', '18', '19', '2027']));
      return [...sentences(words.get(locale))]
        .filter(([path, sentence]) => others.get(path) !== sentence)
        .map(([path]) => path)
        .sort();
    };
    for (const locale of LOCALES) expect(toldOf(locale), locale).toEqual(toldOf('ar'));
  });
});
