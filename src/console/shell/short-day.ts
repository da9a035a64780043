import type { Locale } from '../../domain/kinds.ts';
import { commonWords } from '../../i18n/common.ts';
import { consoleWords } from '../../i18n/console.ts';

/** A calendar date (`YYYY-MM-DD`) by weekday and number. */
export function shortDay(date: string, locale: Locale): string {
  const at = new Date(`${date}T00:00:00Z`);
  const weekday = commonWords[locale].weekdays[at.getUTCDay()] ?? '';
  return consoleWords[locale].board.shortDay(weekday, at.getUTCDate());
}
