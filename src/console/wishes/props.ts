import type { Locale } from '../../domain/kinds.ts';
import type { AnswerDraft } from '../../domain/wish-answer.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { SignedIn } from '../../store/members/signed-in.ts';
import type { OpenedWish } from '../../store/wishes/read.ts';
import type { FieldFault } from '../shell/error-box.tsx';

/** What every page of wishes is given. */
export interface WishesProps {
  locale: Locale;
  member: SignedIn;
  edition: StoredEdition;
  now: number;
}

/** What the page of one wish shows. */
export interface WishProps extends WishesProps {
  wish: OpenedWish;
  faults: readonly FieldFault[];
  /** What was typed in a form that was refused. */
  typed: AnswerDraft | null;
  /** The words that were to be taken out, where that was refused. */
  passage: string | null;
  /** Somebody else was faster. */
  changed: boolean;
  done: 'answered' | 'takenOut' | null;
}
