import type { Stretch, VoidedSpan } from '../../domain/voided-span.ts';
import { auditRow, type By, type Subject } from '../d1/audit.ts';
import { query, rowsOf, type Verb } from '../d1/batch.ts';

/** Ids of the scans of a device that count, of a span of time, up to a number. */
export function readCounting(
  db: D1Database,
  event: number,
  device: string,
  { from, to }: Stretch,
  most: number,
): Verb<{ readonly id: string }[]> {
  return query(db.prepare(SELECT_COUNTING).bind(event, device, from, to, most));
}

/**
 * Writes that no scan of a span counts any more, with the audit row beside, once however often it
 * is asked for; false for no such device.
 */
export function addVoidedSpan(
  db: D1Database,
  by: By,
  { device, from, to }: VoidedSpan,
  now: number,
): Verb<boolean> {
  const span = `${new Date(from).toISOString()} to ${new Date(to).toISOString()}`;
  const subject: Subject = `scans of device ${device}, ${span}`;
  return {
    statements: [
      auditRow(
        db,
        { by, at: now, verb: 'void', subject },
        {
          values: { event: by.event, device, from, to },
          found: `FROM device WHERE event = ?1 ->> 'event' AND id = ?1 ->> 'device' AND NOT EXISTS (
            SELECT 1 FROM voided_span v WHERE v.event = ?1 ->> 'event'
              AND v.device = ?1 ->> 'device' AND v.from_at = ?1 ->> 'from'
              AND v.to_at = ?1 ->> 'to')`,
          after: { device: `?1 ->> 'device'`, from: `?1 ->> 'from'`, to: `?1 ->> 'to'` },
        },
      ),
      db.prepare(INSERT_SPAN).bind(by.event, device, from, to, by.id, now),
      db.prepare(SELECT_SPAN).bind(by.event, device, from, to),
    ],
    read: ([, , standing]) => rowsOf(standing).length > 0,
  };
}

/** Every voided span of an edition: a phone that was offline brings its scans long after. */
export function readVoidedSpans(db: D1Database, event: number): Verb<VoidedSpan[]> {
  const sql = 'SELECT device, from_at AS "from", to_at AS "to" FROM voided_span WHERE event = ?1';
  return query(db.prepare(sql).bind(event));
}

const SELECT_COUNTING = `
SELECT id FROM scan INDEXED BY scan_time
WHERE event = ?1 AND at >= ?3 AND at < ?4 AND device = ?2
  AND type <> 'undo' AND verdict = 'admitted' AND undone = 0 LIMIT ?5`;

const SELECT_SPAN = `
SELECT 1 FROM voided_span WHERE event = ?1 AND device = ?2 AND from_at = ?3 AND to_at = ?4`;

const INSERT_SPAN = `
INSERT INTO voided_span (event, device, from_at, to_at, set_by, set_at)
SELECT event, id, ?3, ?4, ?5, ?6 FROM device WHERE event = ?1 AND id = ?2
ON CONFLICT DO NOTHING`;
