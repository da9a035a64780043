import { and, eq, isNull, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { AskedScan } from '../../domain/scan-log.ts';
import { auditRow, type By, type Subject } from '../d1/audit.ts';
import { type Verb, write } from '../d1/batch.ts';
import { handed_in } from '../d1/schema/scans.ts';

/** Accepts all that waits of a device. It counts once it is settled. */
export function acceptAll(db: D1Database, by: By, device: string, now: number): Verb<void> {
  const sql = `UPDATE handed_in SET state = 'accepted', decided_by = ?3
    WHERE event = ?1 AND device = ?2 AND state = 'waiting'`;
  return write(
    decisionOf(db, by, 'accept', device, now),
    db.prepare(sql).bind(by.event, device, by.id),
  );
}

/** Declines all that waits of a device: it is kept, and never counts. */
export function declineAll(db: D1Database, by: By, device: string, now: number): Verb<void> {
  const sql = `UPDATE handed_in SET state = 'declined', decided_by = ?3, decided_at = ?4
    WHERE event = ?1 AND device = ?2 AND state = 'waiting'`;
  return write(
    decisionOf(db, by, 'decline', device, now),
    db.prepare(sql).bind(by.event, device, by.id, now),
  );
}

/** The next accepted scans of a device that do not count yet, in the order in which they came. */
export async function uncounted(
  db: D1Database,
  event: number,
  device: string,
  most: number,
): Promise<AskedScan[]> {
  const { asked } = handed_in;
  const rows = await drizzle(db)
    .select({ asked })
    .from(handed_in)
    .where(
      and(
        eq(handed_in.event, event),
        eq(handed_in.device, device),
        eq(handed_in.state, 'accepted'),
        isNull(handed_in.decided_at),
      ),
    )
    .orderBy(sql`${asked} ->> 'nth'`)
    .limit(most);
  return rows.map((row) => row.asked);
}

/** Notes, in the batch that settles them, that accepted scans count now. */
export function noteCounted(
  db: D1Database,
  event: number,
  device: string,
  ids: readonly string[],
  now: number,
): Verb<void> {
  const update = `UPDATE handed_in SET decided_at = ?3 FROM json_each(?2) j
    WHERE handed_in.event = ?1 AND handed_in.device = ?4 AND handed_in.scan = j.value
      AND handed_in.state = 'accepted'`;
  return write(db.prepare(update).bind(event, JSON.stringify(ids), now, device));
}

/** The audit row of a decision; of two at once, the one that found something to decide. */
function decisionOf(
  db: D1Database,
  by: By,
  verb: 'accept' | 'decline',
  device: string,
  at: number,
) {
  const subject: Subject = `hand-in of device ${device}`;
  return auditRow(
    db,
    { by, at, verb, subject },
    {
      values: { event: by.event, device, to: verb === 'accept' ? 'accepted' : 'declined' },
      found: `FROM handed_in WHERE event = ?1 ->> 'event' AND device = ?1 ->> 'device'
        AND state = 'waiting' HAVING count(*) > 0`,
      before: { waiting: 'count(*)' },
      after: { state: `?1 ->> 'to'` },
    },
  );
}
