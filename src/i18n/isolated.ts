import type { Locale } from '../domain/kinds.ts';

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const LEFT_TO_RIGHT = /[\p{Script=Latin}\p{Script=Tifinagh}]/u;

/**
 * A text that a person typed, for a sentence of a language: words of the other direction are set apart,
 * or the signs and numbers beside them would leave their place.
 */
export function isolated(text: string, language: Locale): string {
  const other = language === 'ar' ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
  return other.test(text) ? `\u2068${text}\u2069` : text;
}
