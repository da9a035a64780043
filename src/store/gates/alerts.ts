import type { Alert, SeenAlert } from '../../domain/alert.ts';
import { auditedUpdate } from '../d1/audit.ts';
import { query, rowsOf, type Verb } from '../d1/batch.ts';
import { alert } from '../d1/schema/gates.ts';

/** Writes alerts, and reads which of them are new: one that its device sent again is not. One statement. */
export function addAlerts(
  db: D1Database,
  event: number,
  alerts: readonly Alert[],
  receivedAt: number,
): Verb<readonly Alert[]> {
  const rows = alerts.map(({ id, device, gate, kind, at }) => [id, device, gate, kind, at]);
  return {
    statements: [db.prepare(INSERT).bind(event, JSON.stringify(rows), receivedAt)],
    read: ([result]) => rowsOf<Alert>(result),
  };
}

/** Alerts not seen yet, since an instant (ms). */
export function readUnseenAlerts(db: D1Database, event: number, since: number): Verb<Alert[]> {
  const sql = `SELECT id, device, gate, kind, at FROM alert
    WHERE event = ?1 AND seen_at IS NULL AND at > ?2`;
  return query(db.prepare(sql).bind(event, since));
}

/** Alerts since an instant (ms) that were seen, with the role of the first member who saw them. */
export function readSeenAlerts(db: D1Database, event: number, since: number): Verb<SeenAlert[]> {
  return query(db.prepare(`${SEEN} AND a.at > ?2`).bind(event, since));
}

/**
 * Notes which member has seen an alert, with the audit row beside. The first one stays; the alert
 * is read back as that one saw it. Of two devices that gave one id both are seen.
 */
export function seeAlert(
  db: D1Database,
  event: number,
  id: string,
  by: string,
  now: number,
): Verb<{ readonly done: boolean; readonly alerts: readonly SeenAlert[] }> {
  const deed = { by: { event, id: by }, at: now, verb: 'see', subject: `alert ${id}` } as const;
  return {
    statements: [
      ...auditedUpdate(db, deed, {
        table: alert,
        set: { seen_by: `?1 ->> 'by'`, seen_at: `?1 ->> 'now'` },
        where: `event = ?1 ->> 'event' AND id = ?1 ->> 'id' AND seen_at IS NULL`,
        values: { event, id, by, now },
        noted: ['seen_at'],
      }),
      db.prepare(`${SEEN} AND a.id = ?2`).bind(event, id),
    ],
    read: ([noted, , seen]) => ({
      done: rowsOf(noted).length > 0,
      alerts: rowsOf<SeenAlert>(seen),
    }),
  };
}

const SEEN = `
SELECT a.id, a.device, a.at, m.role, a.seen_at
FROM alert a LEFT JOIN member m ON m.id = a.seen_by
WHERE a.event = ?1 AND a.seen_at IS NOT NULL`;

const INSERT = `
INSERT INTO alert (event, received_at, id, device, gate, kind, at)
SELECT ?1, ?3, j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4
FROM json_each(?2) j WHERE true
ON CONFLICT DO NOTHING RETURNING id, device, gate, kind, at`;
