import type { Locale } from '../domain/kinds.ts';
import { words as ar, type EditionWords } from './ar/edition.ts';
import { words as en } from './en/edition.ts';
import { words as fr } from './fr/edition.ts';

export type { EditionWords };

/** In Amazigh the Arabic words stand until a native reader has written them: see `spokenIn`. */
export const editionWords: Readonly<Record<Locale, EditionWords>> = { ar, zgh: ar, fr, en };

/** The language in which pages whose words are not written in Amazigh speak to its readers. */
export function spokenIn(locale: Locale): Locale {
  return locale === 'zgh' ? 'ar' : locale;
}
