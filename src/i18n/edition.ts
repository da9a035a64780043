import type { Locale } from '../domain/kinds.ts';
import { words as ar, type EditionWords } from './ar/edition.ts';
import { words as en } from './en/edition.ts';
import { words as fr } from './fr/edition.ts';
import { decided, legalLocale } from './reviewed.ts';
import { words as zgh } from './zgh/edition.ts';

export type { EditionWords };

/** In Amazigh once a native reader has reviewed it: see `decided`. */
export const editionWords: Readonly<Record<Locale, EditionWords>> = {
  ar,
  zgh: decided('office', zgh, ar),
  fr,
  en,
};

/** The language of the pages of the office that are not written in Amazigh yet. */
export function spokenIn(locale: Locale): Locale {
  return legalLocale(locale, 'office');
}
