import * as v from 'valibot';
import { LABEL_MAX, QUEUED_MAX, type Span, within } from '../domain/bounds.ts';
import { SHIFTS_MAX } from '../domain/scan.ts';
import type { ShiftSheet } from '../store/gates/shift-sheets.ts';
import { instant } from './instant.ts';
import { cutPhoneText } from './phone-text.ts';

/** People whom one phone can have counted in one shift; an undo may have brought it below nothing. */
const people = v.pipe(
  v.number(),
  v.transform((said) => Math.min(QUEUED_MAX, Math.max(0, Math.floor(said)))),
);

const Shift = v.object({
  id: v.pipe(v.string(), v.uuid(), v.toLowerCase()),
  number: cutPhoneText(LABEL_MAX),
  opened_at: instant,
  closed_at: instant,
  welcomed: people,
  left: people,
  refused: people,
  overrides: people,
});

/** Sheets of shifts, as far as they can be read. They never hold a scan back. */
export const shiftsField = v.optional(
  v.fallback(v.pipe(v.array(v.unknown()), v.maxLength(SHIFTS_MAX)), []),
  [],
);

/** Within the time of the edition; a sheet that is malformed is left out and not taken. */
export function readShifts(raw: readonly unknown[], span: Span): ShiftSheet[] {
  return raw.flatMap((one) => {
    const parsed = v.safeParse(Shift, one);
    if (!parsed.success) return [];
    const { left, ...sheet } = parsed.output;
    const opened_at = within(sheet.opened_at, span);
    const closed_at = Math.max(opened_at, within(sheet.closed_at, span));
    return [{ ...sheet, number: sheet.number || '–', opened_at, closed_at, left_again: left }];
  });
}
