import type { Direction, Reason, TicketState, Verdict } from './admission.ts';
import type { Gate, Hold, Policy } from './edition.ts';
import type { PartyKind } from './kinds.ts';

export const SCAN_TYPES = ['ticket', 'walk_in', 'undo', 'count'] as const;
export type ScanType = (typeof SCAN_TYPES)[number];

/** Whom a walk-in counter counts. Crew is counted apart and never as a visitor. */
export type WalkInKind = PartyKind | 'crew';

/** A scan as a gate phone sends it. Times are ISO 8601 with offset. */
export interface WireScan {
  readonly id: string;
  readonly type: ScanType;
  readonly direction?: Direction;
  /** Token, URL or twelve-digit code, for `ticket`. */
  readonly ticket?: string;
  readonly people?: number;
  readonly children?: number;
  readonly kind?: WalkInKind;
  readonly at?: string;
  readonly skew_ms?: number;
  /** `online` asks; `offline` says that it happened. */
  readonly decided?: 'online' | 'offline';
  /** What the phone showed, when `offline`. */
  readonly verdict?: 'admitted' | 'refused';
  readonly reason?: Reason | null;
  /** Why staff let them in against the rule. */
  readonly override?: string;
  /** For `walk_in`: the refused scan that these people belong to. */
  readonly after?: string;
  /** For `undo`: the scan taken back. */
  readonly scan?: string;
  /** For `count`: the zone counted, instead of the whole site. */
  readonly zone?: string;
  /** The number of the shift in which it was made. */
  readonly shift?: string;
}

export interface ScanTicket {
  readonly serial: number;
  readonly code: string;
  readonly kind: PartyKind;
  readonly admits: number;
  readonly entered: number;
  readonly inside: number;
}

export interface ScanResult {
  readonly id: string;
  readonly verdict: Verdict;
  readonly reason: Reason | null;
  /** People counted by this scan. */
  readonly people: number;
  readonly conflict: boolean;
  readonly ticket: ScanTicket | null;
}

/** serial, entered, exited, state, revision, oldest: the day's totals, not increments. */
export type LedgerRow = readonly [number, number, number, TicketState, number, number];
/** serial, adults, children, slot, kind: what a typed code cannot carry. */
export type TodayRow = readonly [number, number, number, number, PartyKind];

export interface LedgerAnswer {
  readonly cursor: number;
  readonly more: boolean;
  readonly tickets: readonly LedgerRow[];
  readonly today: readonly TodayRow[];
  readonly policy: GatePolicy;
}

/** Everything that a gate phone must know besides the ledger. Changes rarely; sent with each ledger. */
export interface GatePolicy extends Policy {
  readonly holds: readonly Hold[];
  readonly gate: { readonly id: string; readonly name: Gate['name'] };
  /** The number of the edition's day at the server's clock; 0 outside of all of them. */
  readonly today: number;
}

export interface ScansAnswer {
  readonly results: readonly ScanResult[];
  readonly cursor: number;
  /** The server's clock, ms since the epoch. */
  readonly now: number;
  readonly ledger?: LedgerAnswer;
}
