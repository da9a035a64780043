import type { AskedAlert, SeenAlert } from '../domain/alert.ts';
import type { Contact } from '../domain/device-health.ts';
import type { GatePolicy, LedgerAnswer, ScanResult } from '../domain/scan.ts';
import type { AskedScan } from '../domain/scan-log.ts';
import type { Device } from '../store/devices.ts';

/** What a phone sends with its scans. */
export interface ScanRequest extends Contact {
  readonly scans: readonly AskedScan[];
  readonly alerts: readonly AskedAlert[];
  /** The device's ledger cursor; null when it does not ask for the ledger. */
  readonly since: number | null;
}

/** `device_revoked`: the right credentials of a phone that is a gate no longer. */
export type Refusal =
  | { readonly outcome: 'unauthenticated' | 'busy' }
  | { readonly outcome: 'device_revoked'; readonly hand_in: 'open' | 'closed' };

export interface Settled {
  readonly outcome: 'settled';
  readonly results: readonly ScanResult[];
  readonly cursor: number;
  readonly ledger: LedgerAnswer | null;
  /** The device's own calls for help that somebody has seen. */
  readonly seen: readonly SeenAlert[];
}

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

/** Another device, as a phone in service may speak of it. */
export interface Introduced {
  readonly outcome: 'introduced';
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
