import { apply } from './counting.ts';
import type { Changes, KnownState } from './scan-log.ts';

/**
 * Takes a scan out of the count, as if its phone had taken it back: the log keeps it. One that
 * counts nothing, or no longer, stays as it is.
 */
export function voidScan(id: string, state: KnownState, changes: Changes): void {
  const scan = state.scans.get(id);
  if (!scan || scan.undone || scan.type === 'undo' || scan.verdict !== 'admitted') return;
  apply(scan, -1, state, changes);
  const voided = { ...scan, undone: true };
  state.scans.set(id, voided);
  changes.scans.set(id, voided);
}
