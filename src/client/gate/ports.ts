import type { HeardEnrolment } from '../../contract/answers/enrolment.ts';
import type { HeardScans } from '../../contract/answers/scans.ts';
import type { WireHealth } from '../../contract/requests/report.ts';
import type { WireScan } from '../../contract/requests/scan.ts';
import type { ScansRequest as WireRequest } from '../../contract/requests/scans.ts';
import type { ParsedToken } from '../../domain/token.ts';
import type { Change, Enrolment, Kept, ProofKey, Rescued } from './records.ts';

export interface Store {
  load(): Promise<Kept>;
  /** Rejects when the disk takes nothing more; then nothing of the change is kept. */
  commit(change: Change): Promise<void>;
  /** Leaves the phone as if it had never been a gate. */
  wipe(): Promise<void>;
}

/** What this phone reports of itself with each request, whatever else it sends. */
type Said = 'queued' | 'signed_off' | 'own_hold';
export type ScansRequest = WireRequest & {
  readonly [Name in Said]-?: Exclude<WireRequest[Name], undefined>;
};

export type Refusal =
  | 'unreachable'
  | 'garbled'
  | 'busy'
  | 'too_large'
  | 'rejected'
  | 'unauthenticated'
  /**
   * This release cannot read the service's answers: its scans are accepted, and nothing is
   * answered.
   */
  | 'too_old'
  /** Revoked: what it has not sent it may hand in once. */
  | 'revoked'
  /** Revoked, and handed in already. */
  | 'revoked_closed';

export type Sent<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly why: Refusal; readonly retryAfter: number | null };

/** The transport to the server. It never throws: a failure is an answer too. */
export interface Transport {
  enrol(request: {
    code: string;
    name: string;
    public_key?: JsonWebKey;
  }): Promise<Sent<HeardEnrolment>>;
  scans(request: ScansRequest, enrolment: Enrolment): Promise<Sent<HeardScans>>;
}

/** Requests outside the phone's own sync: after it is revoked, or for another phone. */
export interface RescueTransport {
  /** Hands in what was read from another phone's screen. `rejected`: its proof is invalid. */
  rescue(rescued: Rescued, enrolment: Enrolment): Promise<Sent<{ readonly kept_apart?: boolean }>>;
  /** Hands in what a revoked phone still has; `last` closes it. At most 500 scans. */
  handIn(
    request: { readonly scans: readonly WireScan[]; readonly last: boolean },
    enrolment: Enrolment,
  ): Promise<Sent<{ readonly taken: number }>>;
}

export interface Clock {
  /** Device time, ms since the epoch. It may be wrong, and may jump. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

export interface Chance {
  uuid(): string;
  /** 0 up to 1. */
  float(): number;
}

export interface Ports {
  readonly store: Store;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Chance;
  readonly keys: Keys;
  /**
   * How many people are inside the site by the service's figures, null when it does not answer;
   * absent where there is no service to ask.
   */
  readonly inside?: (enrolment: Enrolment) => Promise<number | null>;
  /** How the phone is, for the people who look after it; absent where it is not reported. */
  readonly health?: () => WireHealth;
}

export interface Keys {
  /** Whether one of the event's keys signed this ticket. */
  verify(parsed: ParsedToken, enrolment: Enrolment): Promise<boolean>;
  /** A key to bind the phone's token to, or null where the browser has none. */
  newProof(): Promise<ProofKey | null>;
}
