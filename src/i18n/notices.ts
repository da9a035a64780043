import type { Locale } from '../domain/kinds.ts';
import type { Rumour } from '../domain/notice.ts';
import { words as ar, type NoticesWords } from './ar/notices.ts';
import { words as en } from './en/notices.ts';
import { words as fr } from './fr/notices.ts';
import { filled } from './sentence.ts';
import { words as zgh } from './zgh/notices.ts';

export type { NoticesWords };

export const noticesWords: Readonly<Record<Locale, NoticesWords>> = { ar, zgh, fr, en };

/** In which languages a notice can be read, for a reader whose own is not among them. */
export function missingSentence(locale: Locale, written: readonly Locale[]): string {
  const { missing, languages, comma, and } = noticesWords[locale];
  const names = written.map((one) => languages[one]);
  const last = names.pop() ?? '';
  return missing(names.length === 0 ? last : `${names.join(comma)}${and}${last}`);
}

/**
 * The text of a correction: what is true, then what is not, and when. `time`: the hour at the
 * event.
 */
export function correctionText(locale: Locale, { is, not }: Rumour, time: string): string {
  const { rumour, rumourAlone } = noticesWords[locale].templates;
  const sentence = not === '' ? rumourAlone : rumour;
  return filled(sentence, { is: ended(is), not: ended(not), time });
}

/** With the mark that ends a sentence. */
function ended(text: string): string {
  return /[.!?؟…]$/u.test(text) ? text : `${text}.`;
}
