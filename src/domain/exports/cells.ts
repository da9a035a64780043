import { localInstant, type Zone } from '../calendar.ts';
import { defused } from '../lists/write-csv.ts';
import { DAY_MS } from '../time.ts';

/**
 * What a column holds. `text`: as it stands, never calculated, phones and codes as well; `number`: a
 * whole one; `date`: a local date, `YYYY-MM-DD`; `instant`: ms, shown as the edition's clocks show it.
 */
export type CellType = 'text' | 'number' | 'date' | 'instant';

/** A value as the database has it; null for an empty cell. */
export type Cell = string | number | null;

/** Characters (UTF-16) that Excel takes in one cell. */
export const CELL_MAX = 32_767;

/**
 * What no cell needs and some programs refuse or obey: controls but tab and line feed, marks that turn
 * the direction of what follows, and what is no character.
 */
const UNFIT = /(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff\p{Noncharacter_Code_Point}]/gu;
const BROKEN = /\p{Cs}/gu;
const PLAIN = /^[A-Za-z0-9ء-ي][ -~ء-ي]*$/;

/**
 * A text as one cell of any sheet: without what is no text, never a formula, and no longer than a cell
 * can be. The same in every format.
 */
export function textCell(text: string): string {
  if (text.length < CELL_MAX && PLAIN.test(text)) return text;
  const clean = text
    .slice(0, CELL_MAX)
    .replace(/\r\n?/g, '\n')
    .replace(BROKEN, '\ufffd')
    .replace(UNFIT, '');
  // With the sign that makes a text of it; a character of two halves is not cut in two.
  return defused(clean)
    .slice(0, CELL_MAX)
    .replace(/[\ud800-\udbff]$/, '');
}

/** Days from the first of a sheet (30 December 1899) to that of a computer's clock. */
const SHEET_EPOCH = 25_569;

/** A day as a sheet counts it; null for what is no date. */
export function sheetDate(date: string): number | null {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) ? null : at / DAY_MS + SHEET_EPOCH;
}

/** An instant (ms) as a sheet counts it: days, with the time of the edition's clocks, to the second. */
export function sheetInstant(at: number, zone: Zone): number {
  const seconds = Math.floor(localInstant(at, zone) / 1_000);
  return seconds / 86_400 + SHEET_EPOCH;
}

/** The same as text: `2026-11-23 10:00:00`, which every office program knows. */
export function writtenInstant(at: number, zone: Zone): string {
  return new Date(localInstant(at, zone)).toISOString().slice(0, 19).replace('T', ' ');
}
