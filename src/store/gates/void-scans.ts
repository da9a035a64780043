import { auditOf } from '../d1/audit.ts';
import { query, type Verb } from '../d1/batch.ts';
import type { By } from './holds.ts';

/** From an instant on, and before another one, ms. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Ids of the scans of a device that count, of a stretch of time; no more than so many. */
export function readCounting(
  db: D1Database,
  event: number,
  device: string,
  { from, to }: Stretch,
  most: number,
): Verb<{ readonly id: string }[]> {
  return query(db.prepare(SELECT_COUNTING).bind(event, device, from, to, most));
}

/** Notes who took the scans of a device out of the count. */
export async function noteVoid(
  db: D1Database,
  by: By,
  device: string,
  { from, to }: Stretch,
  at: number,
): Promise<void> {
  const span = `${new Date(from).toISOString()} to ${new Date(to).toISOString()}`;
  const subject = `scans of device ${device}, ${span}`;
  await auditOf(db, { event: by.event, at, actor: by.id, verb: 'void', subject }).run();
}

const SELECT_COUNTING = `
SELECT id FROM scan INDEXED BY scan_time
WHERE event = ?1 AND at >= ?3 AND at < ?4 AND device = ?2
  AND type <> 'undo' AND verdict = 'admitted' AND undone = 0 LIMIT ?5`;
