import type { Locale } from '../../domain/kinds.ts';
import type { Notice, NoticeDraft } from '../../domain/notice.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import type { FieldFault } from '../shell/error-box.tsx';

/** What every page of notices is given. */
export interface DeskProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
}

/** A notice that is written: everything as it was typed. */
export interface FormProps extends DeskProps {
  draft: NoticeDraft;
  until: string;
  faults: readonly FieldFault[];
  /** The key of a form whose notice could not be written: it is sent again under the same. */
  again?: string | undefined;
  /** Why it could not be written. */
  trouble?: 'notPublished' | 'tooMany' | 'tooOften' | undefined;
  /** The languages whose text names another gate: asked about before it goes out. */
  doubts?: readonly Locale[] | undefined;
  /** The notice whose text is corrected, and the version that was read; absent for a new one. */
  correcting?: { readonly number: number; readonly base: number; readonly changed: boolean };
}

/** One notice. */
export interface NoticeProps extends DeskProps {
  notice: Notice;
  /** Scheme and host of the service. */
  origin: string;
}
