import type { WindowHours } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { commonWords } from '../../i18n/common.ts';
import { shortDay } from './short-day.ts';

/** The hours of a window with its day, in words. */
export function hoursText({ date, from, to }: WindowHours, locale: Locale): string {
  return `${shortDay(date, locale)} · ${commonWords[locale].span(from, to)}`;
}
