import type { HeardEnrolment } from '../../contract/answers/enrolment.ts';
import type { GatePolicy } from '../../contract/answers/ledger.ts';
import type { HeardReason } from '../../contract/answers/scan-result.ts';
import type { WireAlert, WireShift } from '../../contract/requests/report.ts';
import type { WireScan } from '../../contract/requests/scan.ts';
import type { Direction, TicketTerms } from '../../domain/admission.ts';
import type { Zone } from '../../domain/calendar.ts';
import type { TicketKey } from '../../domain/ticket-key.ts';

/** The edition as a gate phone knows it: nothing in it names a visitor. Instants in ms. */
export interface GateEvent extends Omit<HeardEnrolment['event'], 'timezone'> {
  /**
   * Its name; in memory the offsets that the service last sent, since a phone's own data may be
   * older than the law.
   */
  readonly timezone: Zone;
}

export type GateDay = GateEvent['days'][number];

/** What the phone was given when it enrolled. */
export interface Enrolment {
  readonly device: { readonly id: string; readonly name: string };
  readonly token: string;
  readonly event: GateEvent;
  readonly keys: readonly TicketKey[];
  /** The non-extractable key that the token is bound to; null for one that is bound to none. */
  readonly proof: CryptoKeyPair | null;
}

/** A one-time code that was sent, and the key that the phone brought with it. */
interface Joining {
  readonly code: string;
  readonly proof: ProofKey;
}

/** A phone's own key: the pair, of which the private half never leaves it, and its public half. */
export interface ProofKey {
  readonly pair: CryptoKeyPair;
  readonly jwk: JsonWebKey;
}

/** People of one ticket whom one scan moved on one day. */
export interface Effect {
  readonly serial: number;
  readonly day: number;
  readonly entered: number;
  readonly exited: number;
}

/** A scan on its way to the server. */
export interface QueueRow {
  /** Order of making, and the key in the store. */
  readonly seq: number;
  readonly scan: WireScan;
  /** Added to the server's ledger until the ledger holds it itself. */
  readonly effect: Effect | null;
  /** Corrected time, ms. */
  readonly at: number;
  /** Until then (device time, ms) further taps are merged into it, and it is not sent. */
  readonly open_until: number;
  /** The server has settled it. It leaves the queue when the ledger here holds it too. */
  readonly settled: boolean;
  /** The server can never read it. Kept for a person to look at, and not sent again. */
  readonly aside: boolean;
}

/** The scan that *undo* takes back and the strip of numbers corrects. */
export interface LastScan {
  /** Its place in the queue, where it may no longer be. */
  readonly seq: number;
  /** As it was queued the last time. */
  readonly scan: WireScan;
  readonly effect: Effect | null;
  /** Corrected time, ms. */
  readonly at: number;
  /** Places that were left on the ticket; null for walk-ins. */
  readonly remaining: number | null;
  /** Of merged taps: the people and children of the last one. */
  readonly tap: { readonly people: number; readonly children: number } | null;
  /** Walk-ins who came with a ticket beyond its places, and are taken back with it. */
  readonly extra: WireScan | null;
}

/** One of the last scans: how it was shown, and all that taking it back needs. */
export interface Recent extends LastScan {
  readonly verdict: 'admitted' | 'refused';
  readonly reason: HeardReason | null;
  readonly terms: TicketTerms | null;
  /** People counted, those beyond the ticket's places too. */
  readonly people: number;
  readonly undone: boolean;
}

/** One period of duty. A number, not a name: only the person on duty knows whose it is. */
export interface Shift {
  readonly number: string;
  readonly opened_at: number;
  readonly welcomed: number;
  readonly left: number;
  readonly refused: number;
  readonly overrides: number;
  /** Of the four digits that unlock an idle phone. */
  readonly salt: string;
  readonly hash: string;
  /** Wrong codes in a row. */
  readonly wrong: number;
}

/** A call for help that has arrived. */
interface Called {
  readonly id: string;
  /** When the server acknowledged it, corrected time, ms. */
  readonly arrived_at: number;
}

/** What one free flow has counted on this phone. */
export interface FreeFlowCounts extends Readonly<Record<Direction, number>> {
  readonly since: number;
}

/** Everything that the phone keeps besides ledger and queue. */
export interface Settings {
  /** How the pages of the ledger are packed: pages with another number cannot be read. */
  readonly layout: number;
  readonly enrolment: Enrolment | null;
  /** The key with which a code was last sent, until it is answered: sent again, it is the same phone. */
  readonly joining: Joining | null;
  readonly policy: GatePolicy | null;
  /** How far the ledger is read. */
  readonly cursor: number;
  /** The day of the edition whose totals the ledger holds. */
  readonly day: number;
  /** Server time − device time, ms, as last measured. */
  readonly skew_ms: number;
  /** The server's clock in its last answer, ms: no corrected time is earlier. */
  readonly server_time: number;
  /** Device time, ms, of the last answer; 0 for never. */
  readonly last_sync: number;
  readonly direction: Direction;
  readonly last: LastScan | null;
  /** The last scans of this shift, the newest at the end. */
  readonly recent: readonly Recent[];
  readonly shift: Shift | null;
  /** Off duty: no scans are expected from this phone until it counts again. */
  readonly signed_off: boolean;
  /** A hold of the own gate, set by staff on this phone. Corrected time, ms. */
  readonly own_hold: number | null;
  /** Free flow begun on this phone by a supervisor's code. Corrected time, ms. */
  readonly own_flow: number | null;
  /** People counted in the free flow that began at `since` (corrected time, ms). */
  readonly flowed: FreeFlowCounts;
  /** Free flows of the service that a supervisor has ended on this phone, by id. */
  readonly left_flows: readonly string[];
  /** When somebody last practised on this phone; null when nobody did. Corrected time, ms. */
  readonly practised: number | null;
  /** Wrong supervisor's codes in a row since the last answer of the server. */
  readonly wrong_codes: number;
  /** Calls for help that the server has not acknowledged. */
  readonly alerts: readonly WireAlert[];
  /** Sheets of shifts that ended, which the server has not acknowledged. */
  readonly sheets: readonly WireShift[];
  /** The last call for help that the server has acknowledged. */
  readonly called: Called | null;
  /** Metres of the open exit, as staff last entered them. */
  readonly open_width: number;
  /**
   * The date (`YYYY-MM-DD`) that staff confirmed on a phone that had no answer from the server yet.
   */
  readonly date_said: string | null;
  /** Scans of other phones, read in from their screens and not handed in yet. */
  readonly rescued: readonly Rescued[];
  /** The server has answered that this phone is revoked. */
  readonly revoked: boolean;
}

/** One group of scans of another phone, with that phone's proof that they are its own. */
export interface Rescued {
  /** The group's name, as the other phone drew it. */
  readonly group: string;
  readonly device: string;
  /** How many scans `body` holds. */
  readonly scans: number;
  /** The exact text that was signed. */
  readonly body: string;
  readonly key: JsonWebKey | null;
  /** base64url. */
  readonly signature: string;
  /** The server refuses the proof. Kept for a person to look at, and not sent again. */
  readonly disbelieved: boolean;
}

export const FRESH: Settings = {
  // A disk without a number is of the first release.
  layout: 1,
  enrolment: null,
  joining: null,
  policy: null,
  cursor: 0,
  day: 0,
  skew_ms: 0,
  server_time: 0,
  last_sync: 0,
  direction: 'entry',
  last: null,
  recent: [],
  shift: null,
  signed_off: false,
  own_hold: null,
  own_flow: null,
  flowed: { since: 0, entry: 0, exit: 0 },
  left_flows: [],
  practised: null,
  wrong_codes: 0,
  alerts: [],
  sheets: [],
  called: null,
  open_width: 2,
  date_said: null,
  rescued: [],
  revoked: false,
};

/** What the store holds, as it is read once at start. */
export interface Kept {
  readonly settings: Settings;
  readonly queue: readonly QueueRow[];
  readonly tickets: ReadonlyMap<number, Uint8Array>;
  readonly today: ReadonlyMap<number, Uint8Array>;
}

/** What one step changes. A store applies it whole or not at all. */
export interface Change {
  readonly rows: ReadonlyMap<number, QueueRow | null>;
  /** Forget all pages before those below. */
  readonly newLedger: boolean;
  /** Forget all of today's terms before the pages below. */
  readonly newDay: boolean;
  readonly tickets: ReadonlyMap<number, Uint8Array>;
  readonly today: ReadonlyMap<number, Uint8Array>;
  readonly settings: Partial<Settings>;
}
