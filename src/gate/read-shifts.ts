import { readEach } from '../contract/parts.ts';
import { shiftSheet } from '../contract/requests/report.ts';
import { type Span, within } from '../domain/bounds.ts';
import type { ShiftSheet } from '../store/gates/shift-sheets.ts';

/** Sheets of shifts, within the time of the edition; a malformed one is left out. */
export function readShifts(raw: readonly unknown[], span: Span): ShiftSheet[] {
  return readEach(shiftSheet, raw).map(({ left, ...sheet }) => {
    const opened_at = within(sheet.opened_at, span);
    const closed_at = Math.max(opened_at, within(sheet.closed_at, span));
    return { ...sheet, number: sheet.number || '–', opened_at, closed_at, left_again: left };
  });
}
