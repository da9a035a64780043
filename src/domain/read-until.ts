import { dateAfter, localParts, zonedInstant } from './calendar.ts';
import { toLatinDigits } from './digits.ts';
import { HOUR_MS } from './time.ts';

/** An hour further ahead than this was meant for one that is past, ms. */
const LONGEST_MS = 16 * HOUR_MS;

/** The next time that clocks show an hour (ms); null when none was typed. */
export function readUntil(typed: string, zone: string, now: number): number | null | 'invalid' {
  const text = toLatinDigits(typed.trim());
  if (text === '') return null;
  const [, hour = '', minute = ''] = /^(\d{1,2})[:hH.](\d{2})$/.exec(text) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return 'invalid';
  const time = `${hour.padStart(2, '0')}:${minute}`;
  const { date } = localParts(now, zone);
  const next = [date, dateAfter(date, 1)]
    .map((one) => zonedInstant(one, time, zone))
    .find((at) => at > now);
  return next === undefined || next - now > LONGEST_MS ? 'invalid' : next;
}
