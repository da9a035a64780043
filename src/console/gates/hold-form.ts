import type { Edition } from '../../domain/edition.ts';
import { readUntil } from '../../domain/read-until.ts';
import { cleanText } from '../../domain/text.ts';
import type { SaidOfHold } from '../../store/gates/holds.ts';

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

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 400) : '';
}
