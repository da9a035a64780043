import type { Direction, Reason, TicketState, Verdict } from './admission.ts';
import type { UtcOffset } from './calendar.ts';
import type { Gate, Hold, Policy } from './edition.ts';
import type { PartyKind } from './kinds.ts';
import type { Counted, ScanType } from './scan-type.ts';
import type { TicketKey } from './ticket-key.ts';

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
  /** For `walk_in`: how the people were counted, when not one by one. */
  readonly counted?: Counted;
}

/** A call for help from a gate phone. Known by its id: sent twice, it is one. */
export interface WireAlert {
  readonly id: string;
  readonly kind: AlertKind;
  /** ISO 8601 with offset. */
  readonly at: string;
}

/** What a phone counted in a period of duty. Known by its id: sent twice, it is one. */
export interface WireShift {
  readonly id: string;
  /** As whoever took the phone typed it. */
  readonly number: string;
  /** ISO 8601 with offset. */
  readonly opened_at: string;
  readonly closed_at: string;
  /** People let in and out, refusals, and people let in against the rule. */
  readonly welcomed: number;
  readonly left: number;
  readonly refused: number;
  readonly overrides: number;
}

/** Shift sheets in one request. */
export const SHIFTS_MAX = 10;

/** `pressure`: the crowd at the gate is too dense. */
export const ALERT_KINDS = ['pressure'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Alerts in one request. */
export const ALERTS_MAX = 20;

/** How a gate phone is. */
export interface WireHealth {
  /** Charge, 0 to 1; null where the browser does not tell. */
  readonly battery: number | null;
  /** Of the page that it runs, at most 40 characters. */
  readonly version: string;
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
  /** Its time could not be, and was brought within those of the edition. Absent otherwise. */
  readonly clamped?: true;
  readonly ticket: ScanTicket | null;
}

/**
 * The ticket's totals, not increments. `exited`: what its exits gave back; `surplus`: what they said
 * beyond that, where they did. `last_at`: unix seconds of the last entry, 0 if none; `last_gate`: the
 * number of its gate, 0 if none. Rows of six are read too.
 */
export type LedgerRow = readonly [
  serial: number,
  entered: number,
  exited: number,
  state: TicketState,
  revision: number,
  oldest: number,
  last_at?: number,
  last_gate?: number,
  surplus?: number,
];
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
  /** Absent on a phone that was last in touch with an older service. */
  readonly free_flow?: readonly FreeFlow[];
  /** Absent from an older service: the keys of the enrolment are all there are. */
  readonly keys?: readonly TicketKey[];
  /** Null where no supervisor's code is given out; absent where the one of today still holds. */
  readonly supervisor?: Supervisor | null;
  /** Of the edition's zone, in the order of time: a phone's own data lags behind the law for years. */
  readonly utc_offsets?: readonly UtcOffset[];
}

/** No scans but big counts, at one gate or everywhere (`gate` null). Instants in ms. */
export interface FreeFlow {
  readonly id: string;
  readonly gate: number | null;
  readonly starts_at: number;
  readonly ends_at: number | null;
}

/** What a phone needs to test a supervisor's six digits by itself. */
export interface Supervisor {
  /** Base64, 16 bytes or more. */
  readonly salt: string;
  /** Of PBKDF2 with SHA-256. */
  readonly iterations: number;
  /** Base64, 32 bytes: see `supervisorHash`. */
  readonly hash: string;
}

export interface ScansAnswer {
  readonly results: readonly ScanResult[];
  readonly cursor: number;
  /** The server's clock, ms since the epoch. */
  readonly now: number;
  readonly ledger?: LedgerAnswer;
  /** Ids of the alerts that are written. */
  readonly alerts?: readonly string[];
  /** Ids of the shift sheets that are written. */
  readonly shifts?: readonly string[];
  /** The device's own calls for help of the last hours that somebody has seen, as they were seen. */
  readonly alerts_seen?: readonly WireSeenAlert[];
}

/** Who has seen a call for help: a role, null for one that is not known any more. `at` with offset. */
export interface WireSeenAlert {
  readonly id: string;
  readonly by: string | null;
  readonly at: string;
}
