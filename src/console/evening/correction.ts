import { toLatinDigits } from '../../domain/digits.ts';
import { isStatable } from '../../domain/figures/corrected.ts';
import { CORRECTABLE, type CorrectableFigure } from '../../domain/figures/figures.ts';
import { cleanText } from '../../domain/text.ts';

/** A correction as typed, to be shown again when something in it is wrong. */
export interface CorrectionDraft {
  readonly figure: string;
  readonly stated: string;
  readonly reason: string;
}

/** A figure of a day stated anew, with the reason. */
export interface CorrectionRequest {
  readonly figure: CorrectableFigure;
  readonly stated: number;
  readonly reason: string;
}

export type CorrectionFault = 'numberInvalid' | 'reasonMissing';

const LONGEST_SHOWN = 200;

/**
 * Reads the form of a correction: which figure, a whole number in any kind of digits, and a reason. A
 * figure that nobody can correct is as one that was not chosen: the first is shown.
 */
export function readCorrection(
  form: Record<string, unknown>,
):
  | { ok: true; correction: CorrectionRequest }
  | { ok: false; draft: CorrectionDraft; faults: readonly CorrectionFault[] } {
  const draft = {
    figure: textOf(form.figure),
    stated: textOf(form.stated),
    reason: textOf(form.reason),
  };
  const figure = correctable(draft.figure);
  const stated = people(draft.stated);
  const reason = cleanText(draft.reason);
  if (figure && stated !== null && reason !== null) {
    return { ok: true, correction: { figure, stated, reason } };
  }
  const faults: CorrectionFault[] = [];
  if (stated === null || !figure) faults.push('numberInvalid');
  if (reason === null) faults.push('reasonMissing');
  return { ok: false, draft, faults };
}

/** The figure of that name, if somebody can correct it. */
export function correctable(name: string): CorrectableFigure | undefined {
  return CORRECTABLE.find((one) => one === name);
}

/**
 * The number of people in a text; groups of three may be separated by a point, a comma or a space.
 */
function people(typed: string): number | null {
  const text = toLatinDigits(typed.trim());
  if (!/^\d{1,3}(?:[\s.,٬]?\d{3}){0,3}$|^\d{1,8}$/.test(text)) return null;
  const value = Number(text.replace(/\D/g, ''));
  return isStatable(value) ? value : null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST_SHOWN) : '';
}
