import type { Day, Edition, EditionStatus, Gate, Policy, Slot, WindowHours } from '../edition.ts';
import { TEXT_NAMES, type TextName } from '../edition-parts.ts';
import { type Localized, PARTY_KINDS } from '../kinds.ts';
import { answerHours, REQUEST_KINDS, type RequestKind } from '../requests.ts';
import { NO_SHARES, SHARE_HOLDERS, type ShareHolder, type Shares } from '../shares.ts';
import type { Conflict, Fields } from './merge.ts';
import type { TimeFaultCode } from './time-faults.ts';
import type { PlannedWindow } from './window-plan.ts';

/** What of an edition is neither a day, nor a window, nor a gate; nothing in it is absent. */
export interface Settings
  extends Pick<
    Edition,
    'name' | 'city' | 'venue' | 'timezone' | 'party_max' | 'group_share' | 'live_detail'
  > {
  readonly texts: Readonly<Record<TextName, Localized>>;
  /** Local, `YYYY-MM-DDTHH:MM`. */
  readonly registration: { readonly opens: string; readonly closes: string };
  readonly kinds: NonNullable<Edition['kinds']>;
  readonly approved_kinds: NonNullable<Edition['approved_kinds']>;
  readonly controller: Required<Edition['controller']>;
  readonly policy: Policy;
  readonly site: NonNullable<Edition['site']> | null;
  readonly shares: Shares & { readonly kept: Readonly<Record<ShareHolder, number>> };
  readonly programme: NonNullable<Edition['programme']>;
  readonly questions: NonNullable<Edition['questions']>;
  readonly plan: NonNullable<Edition['plan']>;
  readonly reviewed: NonNullable<Edition['reviewed']>;
  readonly answer_hours: Readonly<Record<RequestKind, number>>;
}

/** The fields of a day, of a window and of a gate that a form holds. */
export type DayFields = Pick<Day, 'date' | 'opens' | 'closes'>;
export type WindowFields = Pick<Slot, 'from' | 'to' | 'capacity'> & { readonly closed: boolean };
export type GateFields = Required<Omit<Gate, 'number'>>;

/**
 * One edit. A form says what it was read with (`base`) and what it says now (`mine`): see
 * `mergeFields`. Days, windows and gates are named by their numbers, which never change.
 */
export type EditionEdit =
  | FormOf<'settings', Settings>
  | ({ readonly verb: 'add_day'; readonly windows: readonly PlannedWindow[] } & DayFields)
  | ({ readonly day: number } & FormOf<'day', DayFields>)
  /** Closes every window of a day to new registrations, or opens them again. */
  | { readonly verb: 'close_day'; readonly day: number; readonly closed: boolean }
  | { readonly verb: 'remove_day'; readonly day: number }
  /** Gives the hours and windows of a day to others, in place of theirs. */
  | { readonly verb: 'copy_day'; readonly day: number; readonly to: readonly number[] }
  | {
      readonly verb: 'add_windows';
      readonly day: number;
      readonly windows: readonly PlannedWindow[];
    }
  | ({ readonly window: number } & FormOf<'window', WindowFields>)
  | { readonly verb: 'remove_window'; readonly window: number }
  | ({ readonly verb: 'add_gate' } & { readonly gate: GateFields })
  | ({ readonly gate: number } & FormOf<'gate', GateFields>)
  | { readonly verb: 'remove_gate'; readonly gate: number }
  /** Publishes (`open`), closes registration, opens it again, archives. */
  | { readonly verb: 'status'; readonly to: Exclude<EditionStatus, 'draft'> };

interface FormOf<Verb extends string, Values extends object> {
  readonly verb: Verb;
  readonly base?: Fields<Values> | undefined;
  readonly mine: Fields<Values>;
}

/** Why an edit cannot be made, beside times that cannot be. */
type EditFaultCode =
  | TimeFaultCode
  /** No such day, window or gate: somebody removed it. */
  | 'unknown'
  | 'too_many'
  /** `values.taken`: people who hold the window. */
  | 'capacity_below_taken'
  /** It has, or had, registrations: it can be closed, and not removed. */
  | 'in_use'
  | 'day_begun'
  | 'over'
  | 'in_the_past'
  /** Tickets carry it. */
  | 'fixed_by_tickets'
  | 'sign_twice'
  /** The crowd of a kind of party would be led to a gate that is kept for others. */
  | 'no_ordinary_gate'
  /** In Arabic or in French, the languages that every edition has. */
  | 'name_missing'
  | 'thresholds_unordered'
  /** More than all of a window is kept. */
  | 'shares_beyond'
  | 'openings_unordered'
  | 'show_outside'
  /** `values.step`: the checklist's step that is missing. */
  | 'needed'
  | 'wrong_status'
  /** People were told an earlier day on which their data is erased. */
  | 'kept_longer'
  /** Nothing of it changes any more. */
  | 'archived'
  /** Personal data would be erased at once. */
  | 'erased_at_once'
  | 'erased';

export interface EditFault {
  readonly path: string;
  readonly code: EditFaultCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A window whose hour changes for people who hold it. Instants in ms. */
export interface MovedWindow {
  readonly window: number;
  readonly people: number;
  readonly before: { readonly starts_at: number; readonly ends_at: number };
  readonly after: { readonly starts_at: number; readonly ends_at: number };
}

/** A window whose holders are told of an edit, with its hours before and after. */
export interface ToldWindow {
  readonly window: number;
  readonly before: WindowHours;
  readonly after: WindowHours;
}

/**
 * Whom an edit concerns: those who hold a window whose hour it moves, or those to whom it may give
 * another gate.
 */
export interface Told {
  readonly kind: 'moved' | 'gate';
  /** By their numbers, in order. */
  readonly windows: readonly ToldWindow[];
  /** People who hold them. */
  readonly people: number;
  /** The gates before, where they are what differs. */
  readonly gates: readonly Gate[] | null;
}

/** What is known of an edition beside what its organizers set, at the instant of the edit. */
export interface EditFacts {
  /** ms */
  readonly now: number;
  /** By the number of a window. `used`: somebody registered for it at some time. */
  readonly windows: ReadonlyMap<number, { readonly taken: number; readonly used: boolean }>;
  /** Tickets were issued. */
  readonly ticketed: boolean;
  /** The key of its personal data was dropped. */
  readonly erased: boolean;
}

/** Edits applied to an edition, all or none. */
export type Edited =
  | {
      readonly outcome: 'edited';
      readonly edition: Edition;
      /** Fields that somebody else changed meanwhile, and that stay theirs. */
      readonly theirs: readonly string[];
      readonly moved: readonly MovedWindow[];
      readonly told: readonly Told[];
    }
  | { readonly outcome: 'conflict'; readonly conflicts: readonly Conflict[] }
  | { readonly outcome: 'refused'; readonly faults: readonly EditFault[] };

const NO_TEXT: Localized = { ar: '', zgh: '', fr: '', en: '' };

/** The settings of an edition, whole: what a form is filled with, and its base. */
export function settingsOf(edition: Edition): Settings {
  const { name, city, venue, timezone, party_max, group_share, live_detail, policy } = edition;
  const { opens, closes } = edition.registration;
  const { texts = {}, kinds = PARTY_KINDS, shares = NO_SHARES } = edition;
  const { site = null, programme = [], reviewed = [], approved_kinds = [] } = edition;
  const { questions = [], plan = [] } = edition;
  return {
    ...{ name, city, venue, timezone, party_max, group_share, live_detail, policy, kinds },
    ...{ site, programme, questions, plan, reviewed, approved_kinds },
    answer_hours: recordOf(REQUEST_KINDS, (kind) => answerHours(edition, kind)),
    registration: { opens, closes },
    controller: { hosting: null, carriers: null, ...edition.controller },
    texts: recordOf(TEXT_NAMES, (one) => texts[one] ?? NO_TEXT),
    shares: { ...shares, kept: recordOf(SHARE_HOLDERS, (one) => shares.kept[one] ?? 0) },
  };
}

export function dayFieldsOf({ date, opens, closes }: Day): DayFields {
  return { date, opens, closes };
}

export function windowFieldsOf({ from, to, capacity, closed = false }: Slot): WindowFields {
  return { from, to, capacity, closed };
}

export function gateFieldsOf({ number: _, ...gate }: Gate): GateFields {
  return { position: null, sign: null, lanes: 1, direction: 'both', bays: [], ...gate };
}

function recordOf<Name extends string, Value>(
  names: readonly Name[],
  value: (name: Name) => Value,
): Readonly<Record<Name, Value>> {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<Name, Value>;
}
