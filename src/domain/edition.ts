import type {
  EditionTexts,
  GateDirection,
  PlanMark,
  Question,
  Review,
  Show,
  Site,
} from './edition-parts.ts';
import { APPROVED_BY_HAND, type Localized, type PartyKind } from './kinds.ts';
import type { AnswerHours } from './requests.ts';
import type { Shares } from './shares.ts';
import { DAY_MS } from './time.ts';
import type { Position } from './way.ts';

export type { Localized };

/** `draft` is never published; `archived` keeps its totals and nothing else. */
export const EDITION_STATUSES = ['draft', 'open', 'closed', 'archived'] as const;
export type EditionStatus = (typeof EDITION_STATUSES)[number];

/** How exact the published figures are. `coarse`: rounded. */
export const LIVE_DETAILS = ['coarse', 'exact'] as const;
export type LiveDetail = (typeof LIVE_DETAILS)[number];

/**
 * One edition of the open days, as every page, actor and gate phone knows it.
 * Instants are milliseconds since the Unix epoch; calendar dates are `YYYY-MM-DD` in `timezone`.
 */
export interface Edition {
  readonly number: number;
  readonly slug: string;
  readonly name: Localized;
  readonly city: Localized;
  readonly venue: Localized;
  readonly timezone: string;
  readonly status: EditionStatus;
  readonly registration: {
    /** Local, `YYYY-MM-DDTHH:MM`. Local times are the truth; the instants beside are derived. */
    readonly opens: string;
    readonly closes: string;
    readonly opens_at: number;
    readonly closes_at: number;
  };
  /** The most people one party may count. Schools have their own ceiling. */
  readonly party_max: number;
  /** Of each window's places, the percentage that schools and associations may hold together. */
  readonly group_share: number;
  readonly live_detail: LiveDetail;
  /** Within how many hours requests are answered. */
  readonly answer_hours?: AnswerHours;
  readonly controller: Controller;
  readonly policy: Policy;
  readonly days: readonly Day[];
  readonly gates: readonly Gate[];
  /** Longer texts of its pages; one that is absent was not written. */
  readonly texts?: EditionTexts;
  /** The kinds of party that may register; absent: all of them. */
  readonly kinds?: readonly PartyKind[];
  /** Kinds that somebody approves first here, beside those that always are; absent: no others. */
  readonly approved_kinds?: readonly PartyKind[];
  /** How many people its site holds, once that is known. */
  readonly site?: Site | null;
  /** Places of each window that are kept for some, and when the rest opens. */
  readonly shares?: Shares;
  readonly programme?: readonly Show[];
  /** Its own, before those that are answered alike for every edition. */
  readonly questions?: readonly Question[];
  readonly plan?: readonly PlanMark[];
  readonly reviewed?: readonly Review[];
  /** The number of the edition that it was copied from. */
  readonly copied_from?: number | null;
  /** When its personal data was erased, ms; null while it is held. */
  readonly erased_at?: number | null;
}

/** The body responsible for personal data, as the law requires it on the form. */
export interface Controller {
  readonly name: Localized;
  /** The receipt number of the declaration to the data protection authority, once there is one. */
  readonly receipt: string | null;
  readonly contact: string;
  /** Where the service runs, as the registration form states it. */
  readonly hosting?: Localized | null;
  /** Who carries messages to phones and mailboxes; `null` while none are sent. */
  readonly carriers?: Localized | null;
  /** Days after the last day of the edition until personal data is erased. */
  readonly keep_days: number;
}

export interface Day {
  /** 1 for the first day; the ticket carries it in one byte. */
  readonly number: number;
  readonly date: string;
  /** Local, `HH:MM`; before the policy's `day_ends` it is of the next morning. */
  readonly opens: string;
  readonly closes: string;
  readonly opens_at: number;
  readonly closes_at: number;
  readonly slots: readonly Slot[];
  /** It was called off; whether it still is, see `isOff`. */
  readonly called_off?: boolean;
}

/** An arrival window. Its number is unique in the edition; the ticket carries it in two bytes. */
export interface Slot {
  readonly number: number;
  readonly day: number;
  /** Local, as those of its day. */
  readonly from: string;
  readonly to: string;
  readonly starts_at: number;
  readonly ends_at: number;
  /** People, babies too. */
  readonly capacity: number;
  /** Closed to new registrations by hand; those who have it keep it. */
  readonly closed?: boolean;
  /** The hour that it had before it was moved under those who hold it; null: it never was. */
  readonly moved?: MovedFrom | null;
}

/** The hour of an arrival window as people read it: date `YYYY-MM-DD`, local times `HH:MM`. */
export interface WindowHours {
  readonly date: string;
  readonly from: string;
  readonly to: string;
}

/** The hour that a window had, until an instant (ms). */
export interface MovedFrom extends WindowHours {
  readonly at: number;
}

export interface Gate {
  readonly number: number;
  readonly name: Localized;
  /** The kinds of party that this gate is for; empty means all of them. */
  readonly kinds: readonly PartyKind[];
  readonly step_free: boolean;
  /** Where it is, if its place was given. */
  readonly position?: Position | null;
  /** At most four letters or digits: what posters, badges and SMS call it. Null: its number. */
  readonly sign?: string | null;
  /** People pass it one behind another in so many lanes. */
  readonly lanes?: number;
  /** Absent: both. */
  readonly direction?: GateDirection;
  /** Where coaches stop that come to it, by name. */
  readonly bays?: readonly string[];
}

/**
 * What a rule does with a ticket that breaks it. `ignore`: nothing; `attention`: admit with a
 * reason.
 */
export type Strictness = 'ignore' | 'attention' | 'refuse';

/** The rules of admission that an organizer can change. Sent to every gate phone. */
export interface Policy {
  /** Whether people who left may come back on the same ticket. */
  readonly reentry: boolean;
  /** Minutes before its window that a ticket is still in time. `null`: any hour of its day. */
  readonly early_minutes: number | null;
  /** Minutes after its window that a ticket is still in time. `null`: any hour of its day. */
  readonly late_minutes: number | null;
  readonly too_early: Strictness;
  readonly too_late: Strictness;
  readonly wrong_gate: Strictness;
  /** While true, every refusal but `held` and `gate_closed` ends with "admit as walk-ins". */
  readonly walk_ins: boolean;
  /** Local time, next morning, at which a day ends: `HH:MM`. */
  readonly day_ends: string;
  /** Minutes for which a lane still empties after a hold was set. */
  readonly drain_minutes: number;
  /** A child is younger than this, in years. */
  readonly child_under: number;
}

export const DEFAULT_POLICY: Policy = {
  reentry: true,
  early_minutes: 30,
  late_minutes: null,
  too_early: 'attention',
  too_late: 'attention',
  wrong_gate: 'attention',
  walk_ins: true,
  day_ends: '04:00',
  drain_minutes: 3,
  child_under: 12,
};

export const HOLD_KINDS = ['hold', 'close'] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];

/** A hold or closing of one gate, or of the whole site when `gate` is null. Never applies to exits. */
export interface Hold {
  readonly id: string;
  readonly gate: number | null;
  readonly kind: HoldKind;
  readonly starts_at: number;
  readonly ends_at: number | null;
  /** Why: one of `HOLD_REASONS`, else a text of its own. Absent or null: no reason was given. */
  readonly reason?: string | null;
  /** When it is expected to end, ms. It ends only by an order. */
  readonly until?: number | null;
  /** The gate through which people enter meanwhile. */
  readonly send_to?: number | null;
}

/** Reasons of a hold that every page can say in its own language. */
export const HOLD_REASONS = ['crowd', 'safety', 'weather', 'works', 'ceremony'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** Windows that are offered in place of one that cannot be had. */
const NEAREST = 3;

/**
 * From when on an edition's personal data is erased, ms: after its last day, or after its registration
 * while no day of it is planned; since when, where it was erased already.
 */
export function erasureOf({
  controller,
  days,
  registration,
  erased_at,
}: Pick<Edition, 'controller' | 'days' | 'registration' | 'erased_at'>): number {
  const ends =
    days.length > 0 ? Math.max(...days.map((day) => day.closes_at)) : registration.closes_at;
  return erased_at ?? ends + controller.keep_days * DAY_MS;
}

const slots = new WeakMap<Edition, ReadonlyMap<number, Slot>>();

/** Every slot of an edition by its number; made once of each edition that was read. */
export function slotsOf(edition: Edition): ReadonlyMap<number, Slot> {
  const known = slots.get(edition);
  if (known) return known;
  const made = new Map(
    edition.days.flatMap((day) => day.slots.map((slot) => [slot.number, slot] as const)),
  );
  slots.set(edition, made);
  return made;
}

/** Whether a day is called off: it was, and none of its windows was opened again by hand. */
export function isOff(day: Pick<Day, 'called_off' | 'slots'> | undefined): boolean {
  return day?.called_off === true && day.slots.every(({ closed }) => closed);
}

/** Whether any day of it still comes, or goes on, at this instant (ms). */
export function daysRemain({ days }: Pick<Edition, 'days'>, now: number): boolean {
  return days.some((day) => !isOff(day) && now < day.closes_at);
}

/** Whether nothing of it takes place: each of its days is called off. */
export function isCalledOffWhole({ days }: Pick<Edition, 'days'>): boolean {
  return days.length > 0 && days.every(isOff);
}

/** Whether a visitor can register at this instant: once its data was erased, nothing keeps a contact. */
export function registrationOpen(edition: Edition, now: number): boolean {
  const { opens_at, closes_at } = edition.registration;
  return edition.status === 'open' && !edition.erased_at && now >= opens_at && now < closes_at;
}

/**
 * The instant (ms) from which an arrival window takes no registration: its end, or the end of its
 * day for the last window while gates admit latecomers at any hour. Never after its day. One that was
 * closed by hand, or whose day is called off, takes none at any instant.
 */
export function windowCloses(edition: Pick<Edition, 'days' | 'policy'>, slot: Slot): number {
  const day = edition.days.find((one) => one.number === slot.day);
  if (!day || isOff(day) || slot.closed) return Number.NEGATIVE_INFINITY;
  const last = day.slots.every((one) => one.ends_at <= slot.ends_at);
  const stays = last && edition.policy.late_minutes === null;
  return stays ? day.closes_at : Math.min(slot.ends_at, day.closes_at);
}

/** Whether this arrival window can still be given at this instant, by a change as well. */
export function windowOpen(
  edition: Pick<Edition, 'days' | 'policy'>,
  slot: Slot,
  now: number,
): boolean {
  return now < windowCloses(edition, slot);
}

/** Whether a party can register for this window at this instant. */
export function takesParties(edition: Edition, slot: Slot, now: number): boolean {
  return registrationOpen(edition, now) && windowOpen(edition, slot, now);
}

/** Whether parties of a kind can register for this edition at all. */
export function offersKind(edition: Pick<Edition, 'kinds'>, kind: PartyKind): boolean {
  return edition.kinds?.includes(kind) ?? true;
}

/** Whether somebody approves the parties of a kind before they have a ticket. */
export function needsApproval(edition: Pick<Edition, 'approved_kinds'>, kind: PartyKind): boolean {
  return APPROVED_BY_HAND.includes(kind) || (edition.approved_kinds?.includes(kind) ?? false);
}

/**
 * The arrival windows nearest to `from` that are still open and have room for a whole party: of its
 * own day first, then nearest in time. `free`: people for whom each window, by number, has places.
 */
export function nearestWindows(
  edition: Pick<Edition, 'days' | 'policy'>,
  from: Pick<Slot, 'day' | 'starts_at'>,
  party: { readonly people: number; readonly free: ReadonlyMap<number, number> },
  now: number,
): Slot[] {
  const distance = (one: Slot) => Math.abs(one.starts_at - from.starts_at);
  const otherDay = (one: Slot) => Number(one.day !== from.day);
  return edition.days
    .flatMap((day) => day.slots)
    .filter((one) => (party.free.get(one.number) ?? 0) >= Math.max(1, party.people))
    .filter((one) => windowOpen(edition, one, now))
    .sort((a, b) => otherDay(a) - otherDay(b) || distance(a) - distance(b))
    .slice(0, NEAREST);
}

/** The gates by which people come in. */
export function waysIn(gates: readonly Gate[]): Gate[] {
  return gates.filter((gate) => gate.direction !== 'out');
}

/** Those of a kind of party alone, else those of everybody. */
export function gatesOf(gates: readonly Gate[], kind: PartyKind): Gate[] {
  const own = gates.filter((gate) => gate.kinds.includes(kind));
  return own.length > 0 ? own : gates.filter((gate) => gate.kinds.length === 0);
}

/**
 * The gate printed on a ticket: one of those for its kind by which people come in, spread by serial so
 * that lanes fill evenly.
 */
export function assignedGate(
  gates: readonly Gate[],
  ticket: { kind: PartyKind; serial: number; step_free: boolean },
): Gate | null {
  const choice = gatesInTurn(gates, ticket);
  return choice[ticket.serial % Math.max(1, choice.length)] ?? null;
}

/** The gates between which tickets of a kind are spread. */
export function gatesInTurn(
  gates: readonly Gate[],
  ticket: { kind: PartyKind; step_free: boolean },
): readonly Gate[] {
  const inward = waysIn(gates);
  const ways = inward.length > 0 ? inward : gates;
  const open = gatesOf(ways, ticket.kind);
  // A gate without steps is kept for those who need it, where two others share the crowd.
  const plain = open.filter((gate) => !gate.step_free);
  const usual = plain.length >= 2 ? plain : open;
  const reachable = ticket.step_free ? ways.filter((gate) => gate.step_free) : usual;
  return reachable.length > 0 ? reachable : ways;
}
