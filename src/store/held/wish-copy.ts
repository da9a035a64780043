import type { CopiedWish } from '../../contract/answers/person-copy.ts';
import { isoWithOffset, localParts } from '../../domain/calendar.ts';
import { erasureOf } from '../../domain/edition.ts';
import type { StoredEdition } from '../editions/editions.ts';
import type { OpenedWish } from '../wishes/read.ts';
import { openingsCopy } from './person-copy.ts';
import type { OpeningRow } from './person-rows.ts';

/** All that is held of a wish, opened, as its guardian takes it along. */
export function wishCopy(
  edition: StoredEdition,
  wish: OpenedWish,
  openings: readonly OpeningRow[],
): CopiedWish {
  const { timezone } = edition;
  const instant = (at: number | null) => (at === null ? null : isoWithOffset(at, timezone));
  const { number, state, locale, received_at, answer_by, answered_at, passages, sent, said } = wish;
  return {
    ...{ number, state, language: locale, answer_by },
    received_at: isoWithOffset(received_at, timezone),
    answered_at: instant(answered_at),
    erased_at: instant(wish.erased_at),
    erased_on: localParts(wishErasure(edition, wish), timezone).date,
    passages: passages.map((at) => isoWithOffset(at, timezone)),
    sent,
    said,
    openings: openingsCopy(edition, openings),
  };
}

/** When a wish is erased, ms: with its edition where no day of its own came before. */
export function wishErasure(
  edition: Pick<StoredEdition, 'controller' | 'days' | 'registration' | 'erased_at'>,
  { erase_at }: Pick<OpenedWish, 'erase_at'>,
): number {
  return Math.min(erase_at ?? Number.POSITIVE_INFINITY, erasureOf(edition));
}
