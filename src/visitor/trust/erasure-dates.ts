import { backupDays, beyondRecovery } from '../../domain/erasure.ts';
import type { Env } from '../../env.ts';

/** When everything that was known of somebody went, and when no backup holds it any more, ms. */
export interface ErasureDates {
  readonly at: number;
  readonly beyond: number;
}

/** The dates of a receipt; null for what is held. */
export function datesOf(env: Env, erased_at: number | null): ErasureDates | null {
  if (erased_at === null) return null;
  return { at: erased_at, beyond: beyondRecovery(erased_at, backupDays(env.BACKUP_DAYS)) };
}
