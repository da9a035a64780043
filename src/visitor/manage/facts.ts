import type { Live } from '../../contract/answers/live.ts';
import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { RegistrationView } from '../../domain/registration.ts';
import type { GroupAnswers } from '../../operations/change-group.ts';
import type { Trust } from '../../operations/held-person.ts';
import type { ContactBox } from '../../store/registrations/contact-box.ts';
import type { OtherDay } from '../../store/registrations/other-days.ts';
import type { NoRoom } from '../shared/form-errors.ts';
import type { ErasureDates } from '../trust/erasure-dates.ts';
import type { Attempt, Faults } from './attempt.ts';

/** What was just done, shown once at the head of the page. */
export type Done =
  | 'confirmed'
  | 'changed'
  | 'divided'
  | 'cancelled'
  | 'returned'
  | 'resent'
  | GroupDone;

/** The same, of what belongs to a group. */
type GroupDone = 'numbers' | 'coach' | 'called';

/** What the page of a registration shows. */
export interface ManageFacts {
  readonly locale: Locale;
  readonly edition: Edition;
  readonly registration: RegistrationView;
  readonly secret: string;
  readonly left: ReadonlyMap<number, number>;
  readonly now: number;
  /** What is shown of the gates on its own day; null on any other. */
  readonly live: Live | null;
  /** What it says, where its holder may complete it. */
  readonly own: ContactBox | null;
  /** Other days of the same request. */
  readonly others: readonly OtherDay[];
  /** What a group has said of itself; null for others, and once it was erased. */
  readonly group: GroupAnswers | null;
  /** What is held of its holder, and who looked at it. */
  readonly trust: Trust;
  /** Null while it is held. */
  readonly erased: ErasureDates | null;
  readonly done?: Done | undefined;
  readonly refused?: Refused | undefined;
}

/** Why the last change was not made, and what was typed for it. */
export interface Refused {
  readonly sentence?: string;
  readonly attempt?: Attempt | undefined;
  readonly faults?: Faults | undefined;
  readonly room?: NoRoom;
}
