import type { CopiedOpening } from '../../contract/answers/person-copy.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { OpenedWish } from '../../store/wishes/read.ts';
import type { ErasureDates } from '../trust/erasure-dates.ts';

/** What the private page of a wish shows. */
export interface StatusFacts {
  readonly locale: Locale;
  readonly edition: StoredEdition;
  readonly wish: OpenedWish;
  readonly secret: string;
  /** It was sent a moment ago. */
  readonly isNew: boolean;
  /** Who of the team opened it, the latest first. */
  readonly openings: readonly CopiedOpening[];
  /** When it went, and when no backup holds it any more; null while it is held. */
  readonly erased: ErasureDates | null;
}
