import { DAY_MS } from './time.ts';

/** What somebody is told whose data was erased. All of it stays the same however often it is asked for. */
export interface ErasureReceipt {
  /** The registrations and places in wait lists that were erased, by their ids. */
  readonly ids: readonly string[];
  /** When it went, ms. */
  readonly erased_at: number;
  /** From then on (ms) no backup of the service holds it any more. */
  readonly beyond_recovery_at: number;
}

/** For how long Cloudflare can bring a database back. */
const TIME_TRAVEL_DAYS = 30;
/** Ten years: who keeps backups longer than that keeps them for ever. */
const DAYS_MAX = 3_660;

/** What is said of a setting that is no number of days. */
export const BACKUP_DAYS_FAULT = `BACKUP_DAYS must be the number of days for which backups are kept, from 1 to ${DAYS_MAX}`;

/** Whether the setting is a number of days, or is not given. */
export function isBackupDays(setting: string | undefined): boolean {
  if (!setting) return true;
  return /^\d{1,4}$/.test(setting) && Number(setting) >= 1 && Number(setting) <= DAYS_MAX;
}

/** For how many days backups are kept at most: without a setting, as long as those of Cloudflare. */
export function backupDays(setting: string | undefined): number {
  return setting && isBackupDays(setting) ? Number(setting) : TIME_TRAVEL_DAYS;
}

/** When the last backup is gone that can hold what was erased at an instant (both ms). */
export function beyondRecovery(erasedAt: number, days: number): number {
  return erasedAt + days * DAY_MS;
}

/** What can be erased by itself: a registration or a place in a wait list, a wish, or a whole edition. */
export type ErasedKind = 'person' | 'wish' | 'edition';

/** Something of an edition that was erased, as the list of erasures has it: it names nobody. */
export interface NamedErasure {
  readonly event: number;
  readonly what: ErasedKind;
  /**
   * Of the registration, the place in a list or the wish; of an edition, when it was made (ms): where a
   * database is put back, its number is given out once more. Empty for whichever edition has the number.
   */
  readonly id: string;
  /** ms */
  readonly at: number;
}

/** The same in its place in the list. */
export interface ListedErasure extends NamedErasure {
  /** Counted from 1, in the order in which they were asked for. */
  readonly number: number;
}

/** A part of the list, and the number of its last entry; 0 for an empty list. */
export interface ErasureListPart {
  readonly entries: readonly ListedErasure[];
  readonly last: number;
}

/** What is counted of an edition's personal data, in rows. */
export const PURGED = [
  'contacts',
  'words',
  'messages',
  'waits',
  'browsers',
  'codes',
  'remarks',
  'notes',
  'wishes',
] as const;
export type Purged = (typeof PURGED)[number];
export type PurgeCounts = Readonly<Record<Purged, number>>;
