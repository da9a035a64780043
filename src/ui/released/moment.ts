import type { Zone } from '../../domain/calendar.ts';
import type { PressLocale } from '../../domain/figures/release.ts';
import type { Locale } from '../../domain/kinds.ts';
import { formatDate, formatTime } from '../../i18n/format.ts';

/** The day and the hour of an instant (ms) at the event. */
export function momentOf(at: number, zone: Zone, said: Locale): [date: string, time: string] {
  return [formatDate(at, said, zone, 'without_year'), formatTime(at, zone)];
}

/** The language in which figures are spoken of to a reader: the press has no Amazigh text. */
export function pressLocale(locale: Locale): PressLocale {
  return locale === 'zgh' ? 'ar' : locale;
}
