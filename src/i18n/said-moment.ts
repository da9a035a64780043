import { localParts, type Zone } from '../domain/calendar.ts';
import type { Locale } from '../domain/kinds.ts';
import { formatDate } from './format.ts';

/** An hour (`HH:MM`), with its date in words where it is not of the day that is spoken of. */
export interface SaidMoment {
  readonly time: string;
  readonly date: string | null;
}

/** An instant (ms) at the event; `day` (YYYY-MM-DD): the day that is spoken of. */
export function saidMoment(
  at: number,
  { day, zone }: { readonly day: string | null; readonly zone: Zone },
  locale: Locale,
): SaidMoment {
  const { date, time } = localParts(at, zone);
  return { time, date: date === day ? null : formatDate(at, locale, zone, 'without_year') };
}
