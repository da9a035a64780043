import type { Locale } from '../domain/kinds.ts';
import { amazigh, arabic, english, french } from './plural.ts';

/** A sentence as data, with places: `{gate}` stands where the name of a gate goes. */
export type Sentence = string;

/** A sentence with the place `{n}`, once for each form that numbers from 1 take in its language. */
export type CountedSentence = Readonly<Record<string, Sentence>>;

/** The sentence with its places filled. What is filled in is not searched for places. */
export function filled(sentence: Sentence, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/**
 * A sentence of a catalogue as data. `names` says which place each number gives way to that the
 * sentence was made with: `{ 7: 'n' }` makes `7 phones` `{n} phones`.
 */
export function withPlaces(sentence: string, names: Readonly<Record<number, string>>): Sentence {
  return sentence.replace(/\d+/g, (n) => (names[Number(n)] ? `{${names[Number(n)]}}` : n));
}

/** One number of each form that any of the languages has; 0 last, since it shares the form of others. */
const EXAMPLES = [1, 2, 3, 11, 100, 0];

/** The forms of a sentence of a catalogue that is chosen by a number. */
export function inForms(sentence: (n: number) => string, locale: Locale): CountedSentence {
  const forms: Record<string, Sentence> = {};
  for (const n of EXAMPLES) forms[formName(n, locale)] ??= withPlaces(sentence(n), { [n]: 'n' });
  return forms;
}

/** The form for a number. */
export function formFor(n: number, forms: CountedSentence, locale: Locale): Sentence {
  return forms[formName(n, locale)] ?? '';
}

const NAMES = {
  zero: 'zero',
  one: 'one',
  two: 'two',
  few: 'few',
  many: 'many',
  other: 'other',
} as const;

function formName(n: number, locale: Locale): string {
  switch (locale) {
    case 'ar':
      return arabic(n, NAMES);
    case 'zgh':
      return amazigh(n, NAMES);
    case 'fr':
      return french(n, NAMES.one, NAMES.other);
    case 'en':
      return english(n, NAMES.one, NAMES.other);
  }
}
