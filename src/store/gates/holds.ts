import type { Hold } from '../../domain/edition.ts';
import { auditedInsert, auditedUpdate, type By, type Subject } from '../d1/audit.ts';
import { query, rowsOf, type Verb } from '../d1/batch.ts';
import { hold } from '../d1/schema/gates.ts';

/** What is shown of a hold. */
export type SaidOfHold = Pick<Hold, 'reason' | 'until' | 'send_to'>;

/** Writes a hold with its audit row, once by its id. True. */
export function addHold(db: D1Database, by: By, added: Hold, now: number): Verb<boolean> {
  const { reason = null, until = null, send_to = null } = added;
  const { event, id: set_by } = by;
  const subject: Subject = added.gate === null ? 'site' : `gate ${added.gate}`;
  return {
    statements: auditedInsert(
      db,
      { by, at: now, verb: added.kind, subject },
      {
        table: hold,
        row: { ...added, reason, until, send_to, event, set_by },
        unless: `EXISTS (SELECT 1 FROM hold WHERE event = ?1 ->> 'event' AND id = ?1 ->> 'id')`,
        // The reason may be a typed text: it stays in its row and out of the audit.
        noted: ['id', 'gate', 'kind', 'until', 'send_to'],
      },
    ),
    read: () => true,
  };
}

const THIS = `event = ?1 ->> 'event' AND id = ?1 ->> 'id'`;

/**
 * Replaces the reason of a hold, its expected end, and the gate that people are sent to; false when
 * there is none.
 */
export function updateHold(
  db: D1Database,
  by: By,
  id: string,
  said: SaidOfHold,
  now: number,
): Verb<boolean> {
  const { reason = null, until = null, send_to = null } = said;
  const values = { event: by.event, id, reason, until, send_to };
  const inForce = `SELECT 1 FROM hold WHERE event = ?1 AND id = ?2 AND ends_at IS NULL`;
  return {
    statements: [
      ...auditedUpdate(
        db,
        { by, at: now, verb: 'retell', subject: `hold ${id}` },
        {
          table: hold,
          set: { reason: `?1 ->> 'reason'`, until: `?1 ->> 'until'`, send_to: `?1 ->> 'send_to'` },
          where: `${THIS} AND ends_at IS NULL`,
          values,
          noted: ['until', 'send_to'],
          unnoted: ['reason'],
        },
      ),
      db.prepare(inForce).bind(by.event, id),
    ],
    read: ([, , result]) => rowsOf(result).length > 0,
  };
}

/** Ends a hold that is in force, with the audit row beside; false when there is none. */
export function closeHold(db: D1Database, by: By, id: string, now: number): Verb<boolean> {
  return {
    statements: [
      ...auditedUpdate(
        db,
        { by, at: now, verb: 'reopen', subject: `hold ${id}` },
        {
          table: hold,
          // It ends no earlier than it began, even where another clock set the beginning.
          set: { ends_at: `max(starts_at, ?1 ->> 'now')`, ended_by: `?1 ->> 'by'` },
          where: `${THIS} AND ends_at IS NULL`,
          values: { event: by.event, id, now, by: by.id },
          noted: ['ends_at'],
        },
      ),
      // A call whose answer was lost is made again: it finds the end that it has set.
      db.prepare(ENDED_SO).bind(by.event, id, now, by.id),
    ],
    read: ([, , result]) => rowsOf(result).length > 0,
  };
}

const ENDED_SO = `SELECT 1 FROM hold
WHERE event = ?1 AND id = ?2 AND ends_at = max(starts_at, ?3) AND ended_by = ?4`;

/** Holds in force, and those that may still matter to scans that arrive late. */
export function readHolds(db: D1Database, event: number): Verb<Hold[]> {
  const sql = `SELECT id, gate, kind, starts_at, ends_at, reason, until, send_to
    FROM hold WHERE event = ?1`;
  return query(db.prepare(sql).bind(event));
}
