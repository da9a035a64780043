import type { Direction, Reason, Rules, TicketState, TicketTerms, Verdict } from './admission.ts';
import type { Bucket } from './attendance.ts';
import { type Movements, NO_MOVEMENTS, type Passed } from './movements.ts';
import type { Counted, ScanDecision, ScanType, WalkInKind } from './scan-type.ts';
import type { IsVoided } from './voided-span.ts';

/** What was shown at the gate, after its signature was checked. */
export type Presented =
  | {
      readonly as: 'token';
      readonly serial: number;
      readonly revision: number;
      /** What the token says; a scan that was kept apart by an older release has none. */
      readonly terms?: TicketTerms;
    }
  | { readonly as: 'code'; readonly serial: number; readonly secret: number }
  | { readonly as: 'nothing'; readonly reason: 'unknown' | 'bad_signature' | 'wrong_event' };

/** A well-formed scan that is to be settled. */
export interface AskedScan {
  readonly id: string;
  readonly type: ScanType;
  readonly direction: Direction;
  readonly presented: Presented | null;
  readonly people: number | null;
  readonly children: number | null;
  readonly kind: WalkInKind | null;
  /**
   * Corrected device time, ms: no later than now, and on the server's day for an entry that waits
   * for a decision.
   */
  readonly at: number;
  /** By how much it was corrected in all: the device's own clock said `at` − `skew_ms`. */
  readonly skew_ms: number | null;
  /** Its time lay outside those that the edition's gates can have seen, and was moved within. */
  readonly clamped?: boolean;
  readonly decided: ScanDecision;
  readonly shown: 'admitted' | 'refused' | null;
  readonly shown_reason: Reason | null;
  readonly override: string | null;
  readonly after: string | null;
  readonly target: string | null;
  readonly zone: string | null;
  readonly shift: string | null;
  /** Of a walk-in: how its people were counted, when not one by one. */
  readonly counted: Counted | null;
}

/** The device that sends, and its gate. */
export interface Sender {
  readonly device: string;
  readonly gate: number;
}

/** A scan as the log keeps it. Times in ms. */
export interface SettledScan {
  readonly id: string;
  readonly device: string;
  readonly gate: number;
  readonly type: ScanType;
  readonly direction: Direction;
  /** The ticket counted; null for walk-ins, and for codes that are no ticket. */
  readonly serial: number | null;
  readonly kind: WalkInKind | null;
  readonly day: number;
  readonly at: number;
  readonly skew_ms: number | null;
  /** Its time was moved within those that the edition's gates can have seen. */
  readonly clamped: boolean;
  readonly decided: ScanDecision;
  /** The phone has reported what it showed: the answer is final. */
  readonly reported: boolean;
  readonly verdict: Verdict;
  readonly reason: Reason | null;
  readonly people: number;
  readonly children: number;
  readonly conflict: boolean;
  readonly undone: boolean;
  readonly override: string | null;
  readonly after: string | null;
  readonly target: string | null;
  readonly zone: string | null;
  readonly shift: string | null;
  readonly counted: Counted | null;
  /** The ticket's numbers right after this scan, as the answer gave them. */
  readonly admits: number | null;
  readonly entered: number | null;
  readonly inside: number | null;
}

export interface TicketRecord extends TicketTerms {
  readonly state: TicketState;
  readonly revision: number;
  readonly oldest: number;
  readonly secret: number;
  /** Of its codes that were lost and replaced; absent where none was. */
  readonly former?: readonly number[];
  /**
   * The ledger's cursor at its last change: a later one that differs means that it was changed
   * meanwhile.
   */
  readonly seq: number;
}

/**
 * How many people of one ticket passed, on whatever day: a ticket has one day, and its places are
 * used once.
 */
export interface Tally extends Passed {
  readonly children_entered: number;
  readonly children_exited: number;
  /** What the attendance counts of it as re-entries. */
  readonly re_entries: number;
  readonly movements: Movements;
  /**
   * When and where people of this ticket last went in; null when none did, or when it is not known.
   */
  readonly last_at: number | null;
  readonly last_gate: number | null;
}

/** Everything known about the scans of a group before it is settled. Settling changes it in place. */
export interface KnownState {
  readonly scans: Map<string, SettledScan>;
  readonly tickets: Map<number, TicketRecord>;
  /** By serial. */
  readonly tallies: Map<number, Tally>;
}

/** What a group of scans is judged on. */
export interface Ground {
  readonly state: KnownState;
  /**
   * Null where all of it was read. Otherwise every scan is taken to be new, and these tickets, by
   * their serials, to be valid, unused, and as their tokens say.
   */
  readonly supposed: ReadonlySet<number> | null;
}

export interface Context {
  readonly now: number;
  readonly rules: Rules;
  /** The number of the edition's day that an instant belongs to; 0 outside of all of them. */
  readonly dayOf: (at: number) => number;
  /** What does not count any more, even if it arrives later. */
  readonly isVoided: IsVoided;
}

/** What settling changed, to be written in one batch. */
export interface Changes {
  readonly scans: Map<string, SettledScan>;
  /** By serial. */
  readonly tallies: Map<number, Tally>;
  /** Increments, by `day:minute:gate`. */
  readonly buckets: Map<string, Bucket>;
  /** Each movement, to be added to `inside` where it is later than the last count by eye. */
  readonly flows: Movement[];
}

/** People who came in (positive) or went out at an instant. */
export interface Movement {
  readonly day: number;
  readonly at: number;
  readonly net: number;
}

export function noChanges(): Changes {
  return { scans: new Map(), tallies: new Map(), buckets: new Map(), flows: [] };
}

export const NO_TALLY: Tally = {
  entered: 0,
  exited: 0,
  surplus: 0,
  children_entered: 0,
  children_exited: 0,
  re_entries: 0,
  movements: NO_MOVEMENTS,
  last_at: null,
  last_gate: null,
};
