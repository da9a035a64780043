import type { Locale } from '../../domain/kinds.ts';
import { listWords } from '../../i18n/lists.ts';

/** Why a gate refused, in words; a reason that has none is a reading that is not valid. */
export function refusalWords(reason: string | null, locale: Locale): string {
  const { reasons } = listWords[locale];
  return Object.entries(reasons).find(([name]) => name === reason)?.[1] ?? reasons.invalid;
}
