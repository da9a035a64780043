import { type Edition, slotsOf } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { formatSpan } from '../../i18n/format.ts';
import { shortDay } from '../shell/short-day.ts';

/** An arrival window with its day, in words; a dash for one that the edition does not have. */
export function windowOf(number: number, edition: Edition, locale: Locale): string {
  const slot = slotsOf(edition).get(number);
  const date = edition.days.find((day) => day.number === slot?.day)?.date;
  if (!slot || date === undefined) return '–';
  const span = formatSpan(slot.starts_at, slot.ends_at, locale, edition.timezone);
  return `${shortDay(date, locale)} · ${span}`;
}
