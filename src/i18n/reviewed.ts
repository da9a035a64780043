import { reviewedPages, reviewedSections } from '../../build/reviewed.ts';
import { LOCALES, type Locale } from '../domain/kinds.ts';
import type { SectionName } from '../domain/words/sections.ts';

/** What a page says whose Amazigh nobody reviewed: to readers of Arabic and of French. */
export const UNREVIEWED = [
  'لم يراجع قارئ ناطق بالأمازيغية هذه الصفحة بعد.',
  'Page en amazighe pas encore relue par un lecteur natif.',
] as const;

/** Whether a native reader has reviewed every Amazigh text that a page may show. */
export function isReviewed(page: string): boolean {
  return reviewedPages.includes(page);
}

/** The language in which a section is shown to a reader: Arabic until its Amazigh is reviewed. */
export function legalLocale(locale: Locale, section: SectionName = 'unwritten'): Locale {
  return locale === 'zgh' && !reviewedSections.includes(section) ? 'ar' : locale;
}

/** The Amazigh of a section once it is reviewed, and its Arabic until then. */
export function decided<T>(section: SectionName, amazigh: T, arabic: T): T {
  return reviewedSections.includes(section) ? amazigh : arabic;
}

/** The languages of a section, each once. */
export function spoken(section: SectionName): Locale[] {
  return LOCALES.filter((locale) => legalLocale(locale, section) === locale);
}
