import { type Edition, slotsOf } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { formatSpan } from '../../i18n/format.ts';
import { requestWords } from '../../i18n/requests.ts';
import { shortDay } from '../shell/short-day.ts';

const DAY_HOURS = 24;

/** A window with its day. */
export function windowText(number: number, edition: Edition, locale: Locale): string {
  const slot = slotsOf(edition).get(number);
  const day = edition.days.find((one) => one.number === slot?.day);
  if (!slot || !day) return '–';
  const span = formatSpan(slot.starts_at, slot.ends_at, locale, edition.timezone);
  return `${shortDay(day.date, locale)} · ${span}`;
}

/** How long something has waited, in the largest unit that it fills. */
export function ageText(since: number, now: number, locale: Locale): string {
  const words = requestWords[locale];
  const hours = Math.max(0, Math.floor((now - since) / HOUR_MS));
  return hours < DAY_HOURS ? words.hours(hours) : words.days(Math.floor(hours / DAY_HOURS));
}
