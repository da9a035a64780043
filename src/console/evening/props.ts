import type { Live } from '../../contract/answers/live.ts';
import type { Day } from '../../domain/edition.ts';
import type { DayFigures } from '../../domain/figures/figures.ts';
import type { Release } from '../../domain/figures/release.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { LookAgain } from '../../i18n/ar/evening.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Conflict } from '../../store/gates/conflicts.ts';
import type { DeviceView } from '../../store/gates/devices.ts';
import type { CountedPeople } from '../../store/gates/unscanned-counts.ts';
import type { Member } from '../../store/members/members.ts';
import type { ToDoNow } from '../home/read-to-do.ts';
import type { CorrectionDraft, CorrectionFault } from './correction.ts';
import type { ReleaseDraft, ReleaseFault } from './release-form.ts';

/** The correction form as it was sent, with its error. */
export interface SheetForm {
  readonly draft: CorrectionDraft;
  readonly faults: readonly CorrectionFault[];
}

/** What is released of the day, and the form of the next release as it was sent. */
export interface ReleaseState {
  /** In the order of their numbers. */
  readonly ofDay: readonly Release[];
  /** Who released them, by number. */
  readonly names: ReadonlyMap<number, string>;
  readonly form: { readonly draft: ReleaseDraft; readonly faults: readonly ReleaseFault[] };
  /** The number that was just released. */
  readonly done: number | null;
  /** Why nothing was. */
  readonly again: LookAgain | null;
}

/** What the sheet of a day is made of. */
export interface SheetProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  day: Day;
  live: Live;
  devices: readonly DeviceView[];
  figures: DayFigures;
  /** People of this day who were not counted one by one. */
  counted: readonly CountedPeople[];
  /** Minutes of this day in which a gate counted more people than can pass it. */
  implausible: number;
  /** Double admissions of this day. */
  conflicts: readonly Conflict[];
  /** What waits for the reader; null for whoever only looks. */
  toDo: ToDoNow | null;
  form: SheetForm;
  release: ReleaseState;
  /** Phones that may still hold scans of this day. */
  missing: readonly DeviceView[];
  /** Names of the supervisors of a gate, by its number. */
  supervisors: ReadonlyMap<number, readonly string[]>;
  /** When people inside were last counted by eye on this day (ms). */
  counted_at: number | null;
  recorded: boolean;
}
