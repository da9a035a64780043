import type { Zone } from '../../domain/calendar.ts';
import type { Locale } from '../../domain/kinds.ts';
import { figureWords } from '../../i18n/figures.ts';
import { formatDate, formatTime } from '../../i18n/format.ts';
import { saidMoment } from '../../i18n/said-moment.ts';

/** How an instant (ms) is said of a day: when it was, up to when, or in a table the moment alone. */
export function momentSaid(
  how: 'at' | 'upTo' | 'moment',
  at: number,
  { day, zone }: { readonly day: string | null; readonly zone: Zone },
  locale: Locale,
): string {
  return figureWords[locale][how](saidMoment(at, { day, zone }, locale));
}

/** When a report was made, with its year. */
export function madeSaid(now: number, zone: Zone, locale: Locale): string {
  const date = formatDate(now, locale, zone);
  return figureWords[locale].at({ date, time: formatTime(now, zone) });
}
