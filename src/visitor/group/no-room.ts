import { type Edition, slotsOf } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { commonWords } from '../../i18n/common.ts';
import { formatSpan } from '../../i18n/format.ts';
import { groupWords } from '../../i18n/groups.ts';
import { legalLocale } from '../../i18n/visitor.ts';
import type { NoRoom } from '../shared/form-errors.ts';

/**
 * Why a window does not take a group, before the windows that do; null where none does, or where it is
 * over.
 */
export function groupNoRoom(
  { code, people, alternatives }: NoRoom,
  window: number,
  edition: Edition,
  locale: Locale,
): string | null {
  const slot = slotsOf(edition).get(window);
  if (code !== 'slot_full' || alternatives.length === 0 || !slot) return null;
  const said = legalLocale(locale, 'group');
  const hours = formatSpan(slot.starts_at, slot.ends_at, said, edition.timezone);
  return groupWords[said].noRoom(hours, commonWords[said].people(people));
}
