import type { Locale } from '../../domain/kinds.ts';
import type { Entry } from '../../domain/words/review.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import type { AskedChoice } from './choice.ts';
import type { Typed } from './typed.ts';

/** What the page of the review shows. */
export interface ReviewProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  pages: readonly string[];
  choice: AskedChoice;
  entries: readonly Entry[];
  reviewed: number;
  total: number;
  /** The sentence with which the next page begins; null on the last. */
  next: number | null;
  typed: Typed | null;
  faults: readonly FieldFault[];
}
