import { localParts, type Zone } from '../../domain/calendar.ts';
import type { Locale } from '../../domain/kinds.ts';
import { formatDate, formatTime } from '../../i18n/format.ts';

/** An instant (ms) by its hour; with its date where that is not the day that is spoken of. */
export function momentSaid(at: number, day: string, zone: Zone, locale: Locale): string {
  const time = formatTime(at, zone);
  if (localParts(at, zone).date === day) return time;
  return `${formatDate(at, locale, zone, 'without_year')} ${time}`;
}
