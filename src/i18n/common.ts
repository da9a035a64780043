import type { Locale } from '../domain/kinds.ts';
import { common as ar, type CommonWords } from './ar/common.ts';
import { common as en } from './en/common.ts';
import { common as fr } from './fr/common.ts';
import { common as zgh } from './zgh/common.ts';

export type { CommonWords };

export const commonWords: Readonly<Record<Locale, CommonWords>> = { ar, zgh, fr, en };

/** Each language by its own name, which is the same on every page. */
export const languageNames: Readonly<Record<Locale, string>> = {
  ar: 'العربية',
  zgh: 'ⵜⴰⵎⴰⵣⵉⵖⵜ',
  fr: 'Français',
  en: 'English',
};

/** The direction in which a language is read. Tifinagh runs left to right. */
export function directionOf(locale: Locale): 'rtl' | 'ltr' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

/** A label with its colon, before which French has a space that does not break. */
export function withColon(label: string, locale: Locale): string {
  return locale === 'fr' ? `${label}\u00a0:` : `${label}:`;
}
