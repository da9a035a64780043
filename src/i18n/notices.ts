import type { Locale } from '../domain/kinds.ts';
import type { CorrectionSentences } from '../domain/notice.ts';
import { words as ar, type NoticesWords } from './ar/notices.ts';
import { words as en } from './en/notices.ts';
import { words as fr } from './fr/notices.ts';
import { decided } from './reviewed.ts';
import { filled } from './sentence.ts';
import { words as zgh } from './zgh/notices.ts';

export type { NoticesWords };

export const noticesWords: Readonly<Record<Locale, NoticesWords>> = {
  ar,
  // What says whether a notice holds is decided in Arabic until all of it is reviewed.
  zgh: decided('notices', zgh, { ...ar, ...aroundNotices(zgh) }),
  fr,
  en,
};

function aroundNotices({ title, all, older, empty, feed, numbered, check, at }: NoticesWords) {
  return { title, all, older, empty, feed, numbered, check, at };
}

/** In which languages a notice can be read, for a reader whose own is not among them. */
export function missingSentence(locale: Locale, written: readonly Locale[]): string {
  const { missing, languages, comma, and } = noticesWords[locale];
  const names = written.map((one) => languages[one]);
  const last = names.pop() ?? '';
  return missing(names.length === 0 ? last : `${names.join(comma)}${and}${last}`);
}

/** The sentences of a correction at an hour of the event (`HH:MM`). */
export function correctionSentences(locale: Locale, time: string): CorrectionSentences {
  const { rumour, rumourAlone } = noticesWords[locale].templates;
  return { both: filled(rumour, { time }), alone: filled(rumourAlone, { time }) };
}
