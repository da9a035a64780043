import type { Edition } from '../domain/edition.ts';
import type { Locale, Localized } from '../domain/kinds.ts';
import { languageOf } from '../domain/other-language.ts';
import { formatDateSpan } from './format.ts';

/** What is written on the picture of an edition's page. */
export interface ShareWords {
  readonly name: string;
  readonly city: string;
  readonly dates: string;
  readonly venue: string;
}

/** The words of the picture in a language; null while they are not all set. */
export function shareWords(
  { name, city, venue, days }: Pick<Edition, 'name' | 'city' | 'venue' | 'days'>,
  locale: Locale,
): ShareWords | null {
  const said = (text: Localized) => text[languageOf(text, locale)];
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return null;
  const dates = formatDateSpan(first.date, last.date, locale);
  const words = { name: said(name), city: said(city), dates, venue: said(venue) };
  return Object.values(words).some((one) => one.trim() === '') ? null : words;
}

/** The same as one text, by which a picture is known to be of these words. */
export function asOneText({ name, city, dates, venue }: ShareWords): string {
  return [name, city, dates, venue].join('\n');
}
