import { drizzle } from 'drizzle-orm/d1';
import type { Hold } from '../../domain/edition.ts';
import { auditOf, bound } from '../d1/audit.ts';
import { query, rowsOf, type Verb } from '../d1/batch.ts';
import { hold } from '../d1/schema.ts';

/** Who changes something: a member of the edition. */
export interface By {
  readonly event: number;
  readonly id: string;
}

/** What people are told of a hold. */
export type SaidOfHold = Pick<Hold, 'reason' | 'until' | 'send_to'>;

/** Writes a hold with its audit row, once by its id. True. */
export function addHold(db: D1Database, by: By, added: Hold, now: number): Verb<boolean> {
  const { reason = null, until = null, send_to = null } = added;
  const row = { ...added, reason, until, send_to, event: by.event, set_by: by.id };
  const subject = added.gate === null ? 'site' : `gate ${added.gate}`;
  const audit = `INSERT INTO audit (event, at, actor, verb, subject) SELECT ?1, ?3, ?4, ?5, ?6
    WHERE NOT EXISTS (SELECT 1 FROM hold WHERE event = ?1 AND id = ?2)`;
  return {
    statements: [
      db.prepare(audit).bind(by.event, added.id, now, by.id, added.kind, subject),
      bound(db, drizzle(db).insert(hold).values(row).onConflictDoNothing().toSQL()),
    ],
    read: () => true,
  };
}

/** Says anew why a hold stands, until when, and where people are sent; false when none stands. */
export function retellHold(
  db: D1Database,
  by: By,
  id: string,
  said: SaidOfHold,
  now: number,
): Verb<boolean> {
  const { reason = null, until = null, send_to = null } = said;
  const told = `UPDATE hold SET reason = ?3, until = ?4, send_to = ?5
    WHERE event = ?1 AND id = ?2 AND ends_at IS NULL RETURNING id`;
  const subject = `hold ${id}`;
  return {
    statements: [
      db.prepare(told).bind(by.event, id, reason, until, send_to),
      auditOf(db, { event: by.event, at: now, actor: by.id, verb: 'retell', subject }),
    ],
    read: ([result]) => rowsOf(result).length > 0,
  };
}

/** Ends a hold that still stands, with the audit row beside; false when there is none. */
export function closeHold(db: D1Database, by: By, id: string, now: number): Verb<boolean> {
  // It ends no earlier than it began, though another clock said when that was. A call that failed
  // on its way back is made again: it finds the end that it has set.
  const ended = `UPDATE hold SET ends_at = max(starts_at, ?3), ended_by = ?4
    WHERE event = ?1 AND id = ?2
      AND (ends_at IS NULL OR (ends_at = max(starts_at, ?3) AND ended_by = ?4)) RETURNING id`;
  const audit = `INSERT INTO audit (event, at, actor, verb, subject)
    SELECT event, ?3, ?4, 'reopen', 'hold ' || id FROM hold
    WHERE event = ?1 AND id = ?2 AND ends_at IS NULL`;
  return {
    statements: [
      db.prepare(audit).bind(by.event, id, now, by.id),
      db.prepare(ended).bind(by.event, id, now, by.id),
    ],
    read: ([, result]) => rowsOf(result).length > 0,
  };
}

/** Holds that stand or may still matter to scans that arrive late. */
export function readHolds(db: D1Database, event: number): Verb<Hold[]> {
  const sql = `SELECT id, gate, kind, starts_at, ends_at, reason, until, send_to
    FROM hold WHERE event = ?1`;
  return query(db.prepare(sql).bind(event));
}
