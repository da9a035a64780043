import type { AskedAlert } from '../../domain/alert.ts';
import type { AskedScan } from '../../domain/scan-log.ts';
import type { Refusal } from '../calls.ts';
import { QueueFull } from '../group-commit.ts';

/** What one phone asks to be written. With nothing to write, changes of other writers are read. */
export interface GroupItem {
  readonly device: string;
  readonly scans: readonly AskedScan[];
  readonly alerts: readonly AskedAlert[];
  /** Ids of scans to be taken out of the count. */
  readonly voids: readonly string[];
  /** Written in the same batch, before the scans. */
  readonly beside: readonly D1PreparedStatement[];
}

export const NO_WRITES: GroupItem = { device: '', scans: [], alerts: [], voids: [], beside: [] };

/** A queue that is too long is an expected answer; anything else is a failure. */
export function busyOr(error: unknown): Refusal {
  if (error instanceof QueueFull) return { outcome: 'busy' };
  throw error;
}
