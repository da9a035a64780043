import type { Locale } from '../../domain/kinds.ts';
import { archWords } from '../../i18n/arch.ts';
import { formatNumber } from '../../i18n/format.ts';

/** The one number of a page, and the words beside it. */
export interface Arch {
  readonly number: string;
  readonly word: string;
  /** The words say the number themselves: it is drawn, and not read out. */
  readonly said?: boolean;
  /** Keeps it fresh, as `data-fresh` does. */
  readonly name?: string;
}

/** How many of something, as the arch of a page says it. */
export function archOf(what: keyof (typeof archWords)['ar'], n: number, locale: Locale): Arch {
  const number = formatNumber(n, locale);
  const sentence = archWords[locale][what](n);
  const begins = `${number} `;
  return sentence.startsWith(begins)
    ? { number, word: sentence.slice(begins.length) }
    : { number, word: sentence, said: true };
}
