import { toLatinDigits, wholeNumber } from '../digits.ts';
import { cleanText } from '../text.ts';

/** What was announced of an edition before this service counted any, by whom, and how it was counted. */
export interface AnnouncedEdition {
  readonly name: string;
  readonly year: number;
  /** Null where it is not known. */
  readonly days: number | null;
  readonly total: number;
  readonly source: string;
  /** Null where it was not published. */
  readonly method: string | null;
}

/** The fields of one of them, as they are typed. */
export const ANNOUNCED_FIELDS = ['name', 'year', 'days', 'total', 'source', 'method'] as const;
type AnnouncedField = (typeof ANNOUNCED_FIELDS)[number];
export type TypedAnnounced = Readonly<Record<AnnouncedField, string>>;

/** Editions that can be stated, and characters of a text. */
export const ANNOUNCED_MAX = 12;
export const ANNOUNCED_TEXT_MAX = 160;

const TOTAL_MAX = 100_000_000;
const DAYS_MAX = 31;

/** Where something typed is wrong: the place of its edition, from 0, and the field. */
export interface AnnouncedFault {
  readonly at: number;
  readonly field: AnnouncedField;
}

/**
 * Editions as they were typed: those without a word are left out, the others are read or named with the
 * field that is wrong. Name, year, total and source are needed.
 */
export function readAnnounced(
  typed: readonly TypedAnnounced[],
):
  | { readonly ok: true; readonly list: readonly AnnouncedEdition[] }
  | { readonly ok: false; readonly faults: readonly AnnouncedFault[] } {
  const faults: AnnouncedFault[] = [];
  const list: AnnouncedEdition[] = [];
  for (const [at, one] of typed.slice(0, ANNOUNCED_MAX).entries()) {
    if (ANNOUNCED_FIELDS.every((field) => one[field].trim() === '')) continue;
    const read = {
      name: cleanText(one.name, ANNOUNCED_TEXT_MAX),
      year: numberWithin(one.year, 1900, 2200),
      days: one.days.trim() === '' ? 0 : numberWithin(one.days, 1, DAYS_MAX),
      total: numberWithin(one.total, 0, TOTAL_MAX),
      source: cleanText(one.source, ANNOUNCED_TEXT_MAX),
      method: one.method.trim() === '' ? '' : cleanText(one.method, ANNOUNCED_TEXT_MAX),
    };
    const { name, year, days, total, source, method } = read;
    if (name !== null && year !== null && days !== null && total !== null) {
      if (source !== null && method !== null) {
        list.push({ name, year, days: days || null, total, source, method: method || null });
        continue;
      }
    }
    for (const field of ANNOUNCED_FIELDS) if (read[field] === null) faults.push({ at, field });
  }
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, list: list.toSorted((a, b) => b.year - a.year) };
}

/** Groups of three may be separated. */
function numberWithin(typed: string, least: number, most: number): number | null {
  const value = wholeNumber(
    toLatinDigits(typed).replace(/(?<=\d)[\s.,\u202f\u00a0](?=\d{3}(?!\d))/g, ''),
  );
  return value !== null && value >= least && value <= most ? value : null;
}
