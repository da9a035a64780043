import type { Locale } from '../../domain/kinds.ts';
import type { RecordView, ShownContact } from '../../operations/open-record.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import type { RefusedForm } from './record-form.ts';

/** What was done to a record just now. */
export const RECORD_DONE = ['changed', 'split', 'corrected', 'relinked', 'cancelled'] as const;
export type RecordDone = (typeof RECORD_DONE)[number];

/** What the page of a record is made of. */
export interface RecordProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  record: RecordView;
  /** People that each window can still take, of this kind. */
  left: ReadonlyMap<number, number>;
  /** Null while it is covered. */
  contact: ShownContact | null;
  done: RecordDone | null;
  refused: RefusedForm | null;
}
