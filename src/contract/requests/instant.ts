import * as v from 'valibot';
import { takenAs } from '../parts.ts';

/**
 * Forms that ISO 8601 and RFC 3339 allow differ from language to language: Java writes no `:00`.
 */
const DATE = '(?<year>\\d{4}|[+-]\\d{6})-(?<month>\\d\\d)-(?<day>\\d\\d)';
const CLOCK = '(?<hour>\\d\\d):(?<minute>\\d\\d)(?::(?<second>\\d\\d)(?:[.,](?<fraction>\\d+))?)?';
const OFFSET = '(?:[Zz]|(?<sign>[+\\u2212-])(?<hours>\\d\\d)(?::?(?<minutes>\\d\\d))?)';
const WRITTEN = new RegExp(`^${DATE}[Tt ]${CLOCK}${OFFSET}$`);
/** The last instant that a clock of this service can name (ECMA-262, 21.4.1.1), ms. */
const FURTHEST = 8.64e15;

/**
 * An instant as written, with its offset: ISO 8601, years of six digits with a sign too. ms. One
 * further away than any clock reaches is the furthest that there is.
 */
export const instant = takenAs(
  v.pipe(v.string(), v.metadata({ format: 'date-time' })),
  v.pipe(v.string(), v.maxLength(64), v.transform(readInstant), v.finite()),
);

function readInstant(text: string): number {
  const parts = WRITTEN.exec(text)?.groups;
  if (!parts) return Number.NaN;
  const { year = '' } = parts;
  const rest = inOneForm(parts);
  const at = Date.parse(year + rest);
  if (Number.isFinite(at) || year.length === 4) return at;
  // Beyond the furthest; the rest must be a time all the same.
  if (Number.isNaN(Date.parse(`2000${rest}`))) return Number.NaN;
  return year.startsWith('-') ? -FURTHEST : FURTHEST;
}

/** All but the year, as every clock reads it. A leap second is the end of the second before it. */
function inOneForm(parts: Partial<Record<string, string>>): string {
  const { month, day, hour, minute, second = '00', fraction = '' } = parts;
  const { sign = '+', hours = '00', minutes = '00' } = parts;
  const leaps = second === '60';
  const seconds = leaps ? '59.999' : `${second}.${fraction.slice(0, 3).padEnd(3, '0')}`;
  const offset = `${sign === '+' ? '+' : '-'}${hours}:${minutes}`;
  return `-${month}-${day}T${hour}:${minute}:${seconds}${offset}`;
}
