import type { Locale } from '../domain/kinds.ts';
import { reportWords } from './report.ts';

/** A part of a whole of at least 1, in whole percents: never 0 for what is there, never 100 for less. */
export function percent(part: number, whole: number, locale: Locale): string {
  const words = reportWords[locale].percent;
  const exact = (100 * part) / whole;
  if (exact > 0 && exact < 1) return words.underOne;
  const rounded = exact > 99 && exact < 100 ? 99 : Math.round(exact);
  return words.whole(String(rounded));
}
