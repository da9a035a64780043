import type { Day } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { WindowUse } from '../../store/editions/places.ts';
import type { Member } from '../../store/members/members.ts';
import type { WrittenCause } from '../../store/messages/read-messages.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import { type Typed, textOf } from './settings-form.ts';

export interface PageProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
}

/** What the page of days and windows is made of. */
export interface DaysProps extends PageProps {
  use: ReadonlyMap<number, WindowUse>;
  /** What was typed in the form that was refused; null where nothing was sent. */
  typed: Typed | null;
  faults: readonly FieldFault[];
  saved: number | 'unchanged' | null;
  /** The number of the day that is unfolded. */
  open: number | null;
  /** What the edit that was saved has caused. */
  told: readonly WrittenCause[];
}

/** Whether what was sent and refused is this form. */
export function isSent(
  { typed }: Pick<DaysProps, 'typed'>,
  verb: string,
  number: number | null,
): boolean {
  if (!typed || textOf(typed, 'verb') !== verb) return false;
  return number === null || textOf(typed, 'number') === String(number);
}

/** Whether a day is the first one without windows: it is open, at the form that fills it. */
export function isNextToFill({ edition, day, typed, open }: DaysProps & { day: Day }): boolean {
  const empty = edition.days.find((one) => one.slots.length === 0);
  return typed === null && empty?.number === day.number && (open ?? day.number) === day.number;
}

/** Whether a day was filled just now, and others have no windows yet: they can be made like it. */
export function isToCopy({ edition, day, saved, open }: DaysProps & { day: Day }): boolean {
  const isFilled = saved !== null && open === day.number && day.slots.length > 0;
  return isFilled && edition.days.some((one) => one.slots.length === 0);
}
