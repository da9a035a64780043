import type { GatePolicy, LedgerAnswer } from '../contract/answers/ledger.ts';
import type { Live } from '../contract/answers/live.ts';
import type { ScanResult } from '../contract/answers/scan-result.ts';
import type { AskedAlert, SeenAlert } from '../domain/alert.ts';
import type { DeviceReport } from '../domain/device-health.ts';
import type { EditFault, EditionEdit, MovedWindow, Told } from '../domain/editing/edits.ts';
import type { Conflict } from '../domain/editing/merge.ts';
import type { ErasureListPart, ListedErasure, NamedErasure } from '../domain/erasure.ts';
import type { AskedScan } from '../domain/scan-log.ts';
import type { Stretch } from '../domain/voided-span.ts';
import type { Decision } from '../store/gates/decisions.ts';
import type { Device, DeviceChange, DeviceView, Enrolment } from '../store/gates/devices.ts';
import type { Handed } from '../store/gates/hand-ins.ts';
import type { Order } from '../store/gates/orders.ts';
import type { Rescue } from '../store/gates/rescues.ts';
import type { Correction } from '../store/registrations/correct.ts';
import type { RegistrationRow, WrittenRegistration } from '../store/registrations/register.ts';
import type { NewWait } from '../store/wait-list/lists.ts';
import type { ChangeOutcome, Ordered } from './registrar/change-registration.ts';
import type { CorrectionOutcome } from './registrar/correct-contact.ts';
import type { ChangeOrder } from './registrar/draft.ts';
import type { ErasureOrder } from './registrar/erase-registrations.ts';
import type { JoinAnswer, WaitOrder, WaitOutcome } from './registrar/wait-list.ts';
import type { WriterCounts } from './writer-counts.ts';

/** Who sends: a device, the hash of its token, and the thumbprint of the key it proved to hold. */
export interface Credential {
  readonly device: string;
  readonly token_hash: string;
  readonly key_thumbprint: string | null;
  /** Of a proof without the hash of a body, so that it is good for one request and no other. */
  readonly once?: Once | null;
}

/** The number of a proof, and of the request that it came with: a call may be made twice. */
export interface Once {
  readonly proof: string;
  readonly request: string;
  /** When the proof's nonce was given out, ms. */
  readonly issued: number;
}

/** What a phone sends with its scans. */
export interface ScanRequest extends DeviceReport {
  readonly scans: readonly AskedScan[];
  readonly alerts: readonly AskedAlert[];
  /** The device's ledger cursor; null when it does not ask for the ledger. */
  readonly since: number | null;
  /** The version of the edition that the device has; absent where it never asks for another. */
  readonly edition?: number | null;
}

/** `device_revoked`: the credentials are right, but the phone is no longer in service. */
export type Refusal =
  | { readonly outcome: 'unauthenticated' | 'use_dpop_nonce' | 'busy' }
  | { readonly outcome: 'device_revoked'; readonly hand_in: 'open' | 'closed' };

export interface Settled {
  readonly outcome: 'settled';
  readonly results: readonly ScanResult[];
  readonly cursor: number;
  readonly ledger: LedgerAnswer | null;
  /** The device's own calls for help that a member has seen. */
  readonly seen: readonly SeenAlert[];
}

/**
 * How scans come that their device does not send itself: another one brings them, or it handed them
 * in and they were accepted.
 */
export type Delivery = Rescue | 'accepted';

/** Scans settled in the name of a device that did not bring them itself. */
export interface SettledFor {
  readonly outcome: 'settled';
  readonly results: readonly ScanResult[];
}

/** How many scans were taken out of the count. */
export interface Voided {
  readonly outcome: 'voided';
  readonly scans: number;
}

/** Another device, as a phone in service may know it. */
export interface DeviceLookup {
  readonly outcome: 'found';
  readonly device: Device | null;
}

/** `in_service`: it is no revoked device. `full`: no more is kept of it, and none of this was. */
export type HandedIn =
  | { readonly outcome: 'taken' }
  | { readonly outcome: 'in_service' }
  | { readonly outcome: 'full' };

export interface LedgerReply {
  readonly outcome: 'ledger';
  readonly ledger: LedgerAnswer;
}

export interface Enrolled {
  readonly device: { readonly id: string; readonly name: string };
  readonly gate: number;
  readonly policy: GatePolicy;
}

/** A registration as the Worker prepared it: checked and sealed, without serial or signature. */
export type PreparedRegistration = Omit<RegistrationRow, 'day'>;

/** What is left of a window that was full, in people, and the windows to offer instead. */
export interface Remaining {
  readonly remaining: number;
  readonly alternatives: readonly number[];
  /** Which window it was, where several were asked for. */
  readonly slot?: number;
}

export type RegisterAnswer =
  | { readonly outcome: 'created' | 'repeated'; readonly written: WrittenRegistration }
  | ({ readonly outcome: 'slot_full' | 'registration_closed' } & Remaining)
  | {
      readonly outcome:
        | 'already_registered'
        | 'group_code_invalid'
        | 'idempotency_key_reused'
        | 'slot_unknown'
        | 'rate_limited'
        | 'busy'
        | 'failed';
    };

/**
 * Where requests come from, to limit their rate: a keyed hash of the network, never stored; null
 * where no limit applies.
 */
export interface Asking {
  readonly tooOften: boolean;
  readonly network: string | null;
}

/** Edits of an edition that are made together, or not at all. */
export interface EditOrder {
  readonly edits: readonly EditionEdit[];
  /** Of the form that asks: asked twice, it is done once. */
  readonly key: string;
  /** The version that the form was read with, where only that one may be edited. */
  readonly version?: number | undefined;
  /** Where windows would move for people who hold them, nothing is written and it is asked first. */
  readonly asksMoves?: boolean | undefined;
}

/** `version`: of the edition from now on. */
export type EditAnswer =
  | {
      readonly outcome: 'edited';
      readonly version: number;
      /** Fields of the form that somebody else has changed meanwhile, and that stay theirs. */
      readonly theirs: readonly string[];
      /** Windows whose hour changed for people who hold them. */
      readonly moved: readonly MovedWindow[];
      /** Whom it concerns: messages are written to them. */
      readonly told: readonly Told[];
    }
  /** It says what is stored already, or its key has done it before. */
  | { readonly outcome: 'unchanged'; readonly version: number; readonly theirs: readonly string[] }
  /** Fields that somebody else has changed in another way: one of the two must be chosen. */
  | {
      readonly outcome: 'conflict';
      readonly version: number;
      readonly conflicts: readonly Conflict[];
    }
  | { readonly outcome: 'edition_changed'; readonly version: number }
  | { readonly outcome: 'refused'; readonly faults: readonly EditFault[] }
  /** It could be made, and would move windows that so many people hold: `asksMoves`. */
  | { readonly outcome: 'would_move'; readonly people: number }
  | { readonly outcome: 'busy' };

/** What a Gatekeeper can be asked, from the Worker and from the Registrar. */
export interface GatekeeperCalls {
  scan(event: number, who: Credential, request: ScanRequest): Promise<Refusal | Settled>;
  settleFor(
    event: number,
    device: string,
    scans: readonly AskedScan[],
    delivery: Delivery,
  ): Promise<Refusal | SettledFor | null>;
  voidScans(
    event: number,
    device: string,
    stretch: Stretch,
    most: number,
  ): Promise<Refusal | Voided | null>;
  findDeviceForRescue(event: number, who: Credential, id: string): Promise<Refusal | DeviceLookup>;
  handIn(
    event: number,
    who: Credential,
    handed: Handed,
    last: boolean,
  ): Promise<Refusal | HandedIn>;
  keepApart(event: number, device: string, handed: Handed, rescue: Rescue): Promise<boolean>;
  ledger(event: number, who: Credential, since: number): Promise<Refusal | LedgerReply>;
  enrol(event: number, enrolment: Enrolment): Promise<Enrolled | null>;
  changeDevice(event: number, id: string, change: DeviceChange, by: string): Promise<boolean>;
  seeAlert(event: number, id: string, by: string): Promise<boolean>;
  order(event: number, order: Order, by: string, now: number): Promise<boolean>;
  decide(event: number, decision: Decision, by: string, now: number): Promise<void>;
  hearNotices(event: number): Promise<void>;
  live(event: number): Promise<Live>;
  board(event: number, known: number): Promise<Live>;
  devices(event: number): Promise<DeviceView[]>;
  counts(): Promise<WriterCounts>;
  reload(event: number): Promise<void>;
  look(event: number): Promise<void>;
  checkSessions(): Promise<void>;
}

/** What a Sender can be asked. */
export interface SenderCalls {
  /** Sends what is to be sent, after this call. */
  wake(event: number): Promise<void>;
  /** Resolves when what was being handed over is over, or after some seconds. */
  settled(): Promise<void>;
}

/** What the list of erasures can be asked. */
export interface ErasuresCalls {
  note(erasures: readonly NamedErasure[]): Promise<ListedErasure[]>;
  after(number: number): Promise<ErasureListPart>;
}

/** What a Registrar can be asked, from the Worker and from the Gatekeeper. */
export interface RegistrarCalls {
  register(event: number, party: PreparedRegistration, asking?: Asking): Promise<RegisterAnswer>;
  registerEach(event: number, parties: readonly PreparedRegistration[]): Promise<RegisterAnswer[]>;
  registerTogether(
    event: number,
    parties: readonly PreparedRegistration[],
    asking?: Asking,
  ): Promise<RegisterAnswer>;
  change(
    event: number,
    id: string,
    order: ChangeOrder,
    by: string,
    key?: string,
  ): Promise<{ outcome: ChangeOutcome } & Remaining>;
  edit(event: number, order: EditOrder, by: string): Promise<EditAnswer>;
  changeTogether(
    event: number,
    orders: readonly Ordered[],
    by: string,
    key: string,
  ): Promise<{ outcome: ChangeOutcome } & Remaining>;
  correct(
    event: number,
    id: string,
    correction: Correction,
    by: string,
    key: string,
  ): Promise<CorrectionOutcome | 'busy'>;
  erase(
    event: number,
    order: ErasureOrder,
    by: string,
  ): Promise<{ readonly outcome: 'erased' | 'busy'; readonly leaving: boolean }>;
  joinList(event: number, wait: NewWait, asking?: Asking): Promise<JoinAnswer>;
  answerWait(event: number, id: string, order: WaitOrder): Promise<WaitOutcome | 'busy'>;
  drawPlaces(event: number): Promise<void>;
  tellHolders(event: number): Promise<boolean>;
  yieldToGates(): Promise<void>;
  reload(event?: number): Promise<void>;
  counts(): Promise<WriterCounts>;
}
