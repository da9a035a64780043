import { localParts, zonedInstant } from '../../domain/calendar.ts';
import { toLatinDigits } from '../../domain/digits.ts';
import type { Edition } from '../../domain/edition.ts';
import { cleanText } from '../../domain/text.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import type { SaidOfHold } from '../../store/gates/holds.ts';

/** An hour further ahead than this was meant for one that is past, ms. */
const LONGEST_MS = 16 * HOUR_MS;

/**
 * What the form of a hold shows to people: why, until when, and where they are sent. Null for an
 * invalid hour or one that is past. A gate that is not of the edition, or is held itself, is left
 * out.
 */
export function readSaid(
  form: Record<string, unknown>,
  { edition, gate, now }: { edition: Edition; gate: number | null; now: number },
): SaidOfHold | null {
  const until = readUntil(textOf(form.until), edition.timezone, now);
  if (until === 'invalid') return null;
  const other = edition.gates.find((one) => String(one.number) === form.send_to)?.number;
  return {
    reason: cleanText(textOf(form.reason)),
    until,
    send_to: gate === null || other === undefined || other === gate ? null : other,
  };
}

/** The next time that clocks show an hour (ms); null when none was typed. */
export function readUntil(typed: string, zone: string, now: number): number | null | 'invalid' {
  const text = toLatinDigits(typed.trim());
  if (text === '') return null;
  const [, hour = '', minute = ''] = /^(\d{1,2})[:hH.](\d{2})$/.exec(text) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return 'invalid';
  const time = `${hour.padStart(2, '0')}:${minute}`;
  const next = [now, now + DAY_MS]
    .map((at) => zonedInstant(localParts(at, zone).date, time, zone))
    .find((at) => at > now);
  return next === undefined || next - now > LONGEST_MS ? 'invalid' : next;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 400) : '';
}
