import { toLatinDigits } from '../../domain/digits.ts';
import { cleanText } from '../../domain/text.ts';

/** A correction as typed, to be shown again when something in it is wrong. */
export interface CorrectionDraft {
  readonly entries: string;
  readonly exits: string;
  readonly reason: string;
}

/** A day's two figures stated anew, with the reason. */
export interface CorrectionRequest {
  readonly entries: number;
  readonly exits: number;
  readonly reason: string;
}

export type CorrectionFault = 'numberInvalid' | 'reasonMissing';

/** Four times the largest edition: no day counts more. */
const MOST = 10_000_000;
const LONGEST_SHOWN = 200;

/** Reads the form of a correction: whole numbers in any kind of digits, and a reason. */
export function readCorrection(
  form: Record<string, unknown>,
):
  | { ok: true; correction: CorrectionRequest }
  | { ok: false; draft: CorrectionDraft; faults: readonly CorrectionFault[] } {
  const draft = {
    entries: textOf(form.entries),
    exits: textOf(form.exits),
    reason: textOf(form.reason),
  };
  const entries = people(draft.entries);
  const exits = people(draft.exits);
  const reason = cleanText(draft.reason);
  if (entries !== null && exits !== null && reason !== null) {
    return { ok: true, correction: { entries, exits, reason } };
  }
  const faults: CorrectionFault[] = [];
  if (entries === null || exits === null) faults.push('numberInvalid');
  if (reason === null) faults.push('reasonMissing');
  return { ok: false, draft, faults };
}

/**
 * The number of people in a text; groups of three may be separated by a point, a comma or a space.
 */
function people(typed: string): number | null {
  const text = toLatinDigits(typed.trim());
  if (!/^\d{1,3}(?:[\s.,]?\d{3}){0,3}$|^\d{1,8}$/.test(text)) return null;
  const value = Number(text.replace(/\D/g, ''));
  return value <= MOST ? value : null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST_SHOWN) : '';
}
