import type { Locale } from '../../domain/kinds.ts';
import { withColon } from '../../i18n/common.ts';
import { editionWords } from '../../i18n/edition.ts';

/** That somebody else saved another value of a field meanwhile: theirs, and what was typed. */
export function conflictText(
  { now, mine }: { readonly now: unknown; readonly mine: unknown },
  locale: Locale,
): string {
  const words = editionWords[locale].conflict;
  const [theirs, own] = [withColon(words.theirs, locale), withColon(words.mine, locale)];
  return `${words.title} ${theirs} ${String(now)}. ${own} ${String(mine)}.`;
}
