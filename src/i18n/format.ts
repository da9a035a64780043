import { localParts, type Zone } from '../domain/calendar.ts';
import type { Locale } from '../domain/kinds.ts';
import type { CalendarDay } from './ar/common.ts';
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
  zone: Zone,
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
  const { day, month, year } = calendarDay(date, locale);
  const weekday = words.weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
  return words.date(weekday, day, month, style === 'with_year' ? year : null);
}

/** The day of a date in its month, as its language says it: 1er, 2. */
export function formatDayOfMonth(date: string, locale: Locale): string {
  return commonWords[locale].dayNumber(calendarDay(date, locale).day);
}

/** The hour of an instant (ms) in a zone, `HH:MM`, 24 hours: written alike in all four languages. */
export function formatTime(at: number, zone: Zone): string {
  return localParts(at, zone).time;
}

/** The hour that an instant was written with (ISO 8601 with offset), `HH:MM`. It is not parsed. */
export function clockTime(written: string): string {
  return written.slice(written.indexOf('T') + 1).slice(0, 5);
}

/** Two hours in words (من 10:00 إلى 12:00): bidi algorithms turn a dash between two numbers round. */
export function formatSpan(from: number, to: number, locale: Locale, zone: Zone): string {
  return commonWords[locale].span(formatTime(from, zone), formatTime(to, zone));
}

/** Two calendar dates in words, as short as they can be said: من 23 إلى 27 نونبر 2026. */
export function formatDateSpan(from: string, to: string, locale: Locale): string {
  return commonWords[locale].dateSpan(calendarDay(from, locale), calendarDay(to, locale));
}

function calendarDay(date: string, locale: Locale): CalendarDay {
  const at = new Date(`${date}T00:00:00Z`);
  const month = commonWords[locale].months[at.getUTCMonth()] ?? '';
  return { day: at.getUTCDate(), month, year: at.getUTCFullYear() };
}

/** A whole number in Latin digits, grouped as the language does. */
export function formatNumber(n: number, locale: Locale): string {
  return commonWords[locale].number(n);
}
