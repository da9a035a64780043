import { isoWithOffset } from '../../domain/calendar.ts';
import type { Locale } from '../../domain/kinds.ts';
import { formatDate, formatTime } from '../../i18n/format.ts';
import { momentOf } from '../../ui/board-text.ts';

/**
 * The wall clock of an instant (ms) in a zone, `16:06`; of another day than `now`'s, with its date.
 */
export function clockAt(at: number, now: number, zone: string): string {
  return momentOf(isoWithOffset(at, zone), isoWithOffset(now, zone));
}

/** An instant (ms) with its date and its minute, where words before it speak of a day. */
export function dateAndTime(at: number, zone: string, locale: Locale): string {
  return `${formatDate(at, locale, zone)} · ${formatTime(at, zone)}`;
}

/** As `clockAt`, to the second, for records: which of two came first. */
export function secondAt(at: number, now: number, zone: string): string {
  return `${clockAt(at, now, zone)}${isoWithOffset(at, zone).slice(16, 19)}`;
}
