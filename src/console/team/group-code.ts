import { zonedInstant } from '../../domain/calendar.ts';
import { toLatinDigits } from '../../domain/digits.ts';
import type { Edition } from '../../domain/edition.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { GroupCodeTerms } from '../../store/registrations/group-codes.ts';

/** The largest edition in one code, and more registrations than a region has schools. */
const PEOPLE_MOST = 100_000;
const USES_MOST = 2_000;
const YEAR_MS = 366 * DAY_MS;

/** The fields of a code's form; null when a number is invalid, or the date is past or far off. */
export function readGroupCode(
  form: Record<string, unknown>,
  edition: Edition,
  now: number,
): GroupCodeTerms | null {
  const people = wholeNumber(form.people, PEOPLE_MOST);
  const uses = wholeNumber(form.uses, USES_MOST);
  const expires_at = endOf(form.end, edition.timezone);
  const chosen = [form.day].flat();
  const days = edition.days.map((day) => day.number).filter((day) => chosen.includes(String(day)));
  if (people === null || uses === null || expires_at === null) return null;
  if (expires_at <= now || expires_at > now + YEAR_MS) return null;
  return { people, uses, days: days.length === 0 ? null : days, expires_at };
}

function wholeNumber(value: unknown, most: number): number | null {
  const text = typeof value === 'string' ? toLatinDigits(value.trim()) : '';
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= most ? number : null;
}

/** The last instant of a date (ms) by the clock of the place. */
function endOf(value: unknown, zone: string): number | null {
  const date = typeof value === 'string' ? toLatinDigits(value.trim()) : '';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  try {
    return zonedInstant(date, '23:59', zone) + 59_999;
  } catch {
    return null;
  }
}
