import { apply } from './counting.ts';
import type { Changes, Ground } from './scan-log.ts';

/**
 * Takes a scan out of the count, as if its phone had taken it back: the log keeps it. One that
 * counts nothing, or no longer, stays as it is.
 */
export function voidScan(id: string, ground: Ground, changes: Changes): void {
  const scan = ground.scans.get(id);
  if (!scan || scan.undone || scan.type === 'undo' || scan.verdict !== 'admitted') return;
  apply(scan, -1, ground, changes);
  const voided = { ...scan, undone: true };
  ground.scans.set(id, voided);
  changes.scans.set(id, voided);
}
