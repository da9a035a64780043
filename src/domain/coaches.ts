import { assignedGate, type Edition, type Gate, gatesInTurn } from './edition.ts';
import type { PartyKind } from './kinds.ts';
import { peopleOf } from './registration.ts';
import { MINUTE_MS } from './time.ts';

/** The people of one coach, by the serial of its ticket. */
export interface CoachNumbers {
  readonly serial: number;
  readonly adults: number;
  readonly children: number;
  /** Of the children, where a school counts them. */
  readonly girls: number;
}

/** A ticket counts adults and children in one byte each. */
const COACH_PEOPLE_MAX = 255;

/** Whether a ticket can say this of a coach: at least one person, and numbers that it can hold. */
export function isCoach({ adults, children, girls }: Omit<CoachNumbers, 'serial'>): boolean {
  const counts = [adults, children, girls];
  const readable = counts.every((n) => Number.isInteger(n) && n >= 0 && n <= COACH_PEOPLE_MAX);
  return readable && girls <= children && adults + children >= 1;
}

/**
 * How many people a group can have, once its numbers are changed. Those for whom it was approved or
 * vouched for, and as many more as any party may register unasked; never fewer than it has.
 */
export function mostInGroup(
  { people, agreed }: { readonly people: number; readonly agreed: number | null },
  partyMax: number,
): number {
  return Math.max(people, (agreed ?? 0) + partyMax);
}

/** Minutes after the beginning of its window from which on a coach that is not in is late. */
const LATE_AFTER_MIN = 30;

/** Where a coach stands on its day. */
export type CoachState = 'expected' | 'late' | 'arrived' | 'cancelled';

/** What a coach's state follows from; instants in ms. */
export interface Coming {
  readonly state: 'valid' | 'cancelled' | 'pending';
  readonly entered: number;
  readonly starts_at: number;
}

/** Where a coach stands at an instant (ms). It has arrived with the first person who came by it. */
export function coachState({ state, entered, starts_at }: Coming, now: number): CoachState {
  if (entered > 0) return 'arrived';
  if (state === 'cancelled') return 'cancelled';
  return now >= starts_at + LATE_AFTER_MIN * MINUTE_MS ? 'late' : 'expected';
}

/** What says where a coach comes in. */
interface CoachPlace {
  readonly serial: number;
  readonly kind: PartyKind;
  readonly step_free: boolean;
}

/**
 * Where a coach stops: the bays of its gate, one coach after another, so that those of one group stand
 * side by side. Null where nothing is said of it.
 */
export function bayOf(gates: readonly Gate[], coach: CoachPlace): string | null {
  const { bays = [] } = assignedGate(gates, coach) ?? {};
  // Serials are spread over the gates first: of two gates, one has the odd ones alone.
  const turn = Math.floor(coach.serial / Math.max(1, gatesInTurn(gates, coach).length));
  return bays[turn % bays.length] ?? null;
}

/** The people of all coaches that stand. */
export function peopleInCoaches(coaches: readonly Omit<CoachNumbers, 'serial'>[]): number {
  return coaches.reduce((sum, coach) => sum + peopleOf(coach), 0);
}

/** Coaches that one page shows. */
export const COACHES_SHOWN = 50;

/** Whether it is the hour to call the groups of a day: while its gates are open. */
export function isCallingHour(edition: Pick<Edition, 'days'>, day: number, now: number): boolean {
  const { opens_at, closes_at } = edition.days.find(({ number }) => number === day) ?? NEVER;
  return opens_at <= now && now < closes_at;
}

const NEVER = { opens_at: 0, closes_at: 0 } as const;
