import { localParts } from '../domain/calendar.ts';
import type { Locale } from '../domain/kinds.ts';
import { commonWords } from './common.ts';

/** Whether a date carries its year: a page about one edition rarely needs it. */
export type DateStyle = 'with_year' | 'without_year';

/**
 * The day of an instant (ms) in an IANA zone, by the catalogue's own names: the runtime's `Intl`
 * has no `zgh` and silently writes English, and not every one has the months of `ar-MA`.
 */
export function formatDate(
  at: number,
  locale: Locale,
  zone: string,
  style: DateStyle = 'with_year',
): string {
  return formatCalendarDate(localParts(at, zone).date, locale, style);
}

/** A calendar date (`YYYY-MM-DD`), which belongs to no zone. */
export function formatCalendarDate(
  date: string,
  locale: Locale,
  style: DateStyle = 'with_year',
): string {
  const words = commonWords[locale];
  const at = new Date(`${date}T00:00:00Z`);
  return words.date(
    words.weekdays[at.getUTCDay()] ?? '',
    at.getUTCDate(),
    words.months[at.getUTCMonth()] ?? '',
    style === 'with_year' ? at.getUTCFullYear() : null,
  );
}

/** The hour of an instant (ms) in a zone, `HH:MM`, 24 hours: written alike in all four languages. */
export function formatTime(at: number, zone: string): string {
  return localParts(at, zone).time;
}

/** Two hours in words (من 10:00 إلى 12:00): bidi algorithms turn a dash between two numbers round. */
export function formatSpan(from: number, to: number, locale: Locale, zone: string): string {
  return commonWords[locale].span(formatTime(from, zone), formatTime(to, zone));
}

/** Two calendar dates in words, the year said once. */
export function formatDateSpan(from: string, to: string, locale: Locale): string {
  return commonWords[locale].dateSpan(
    formatCalendarDate(
      from,
      locale,
      from.slice(0, 4) === to.slice(0, 4) ? 'without_year' : 'with_year',
    ),
    formatCalendarDate(to, locale),
  );
}

/** A whole number in Latin digits, grouped as the language does. */
export function formatNumber(n: number, locale: Locale): string {
  return commonWords[locale].number(n);
}
