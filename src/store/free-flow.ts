import { drizzle } from 'drizzle-orm/d1';
import type { FreeFlow } from '../domain/scan.ts';
import { auditOf, bound } from './audit.ts';
import { query, rowsOf, type Verb } from './batch.ts';
import type { By } from './holds.ts';
import { free_flow } from './schema.ts';

/** Lets a gate, or all of them, flow freely, once by its id, with the audit row beside. True. */
export function addFreeFlow(db: D1Database, by: By, added: FreeFlow, now: number): Verb<boolean> {
  const row = { ...added, event: by.event, set_by: by.id };
  const subject = added.gate === null ? 'site' : `gate ${added.gate}`;
  return {
    statements: [
      bound(db, drizzle(db).insert(free_flow).values(row).onConflictDoNothing().toSQL()),
      auditOf(db, { event: by.event, at: now, actor: by.id, verb: 'free_flow', subject }),
    ],
    read: () => true,
  };
}

/** Ends the free flow of one gate, or the one of the whole site; false when there is none. */
export function closeFreeFlow(
  db: D1Database,
  by: By,
  gate: number | null,
  now: number,
): Verb<boolean> {
  // It ends no earlier than it began, though another clock said when that was. A call that failed
  // on its way back is made again: it finds the end that it has set.
  const ended = `UPDATE free_flow SET ends_at = max(starts_at, ?3), ended_by = ?4
    WHERE event = ?1 AND gate IS ?2
      AND (ends_at IS NULL OR (ends_at = max(starts_at, ?3) AND ended_by = ?4)) RETURNING id`;
  const subject = gate === null ? 'site' : `gate ${gate}`;
  return {
    statements: [
      db.prepare(ended).bind(by.event, gate, now, by.id),
      auditOf(db, { event: by.event, at: now, actor: by.id, verb: 'end_free_flow', subject }),
    ],
    read: ([result]) => rowsOf(result).length > 0,
  };
}

/** Every free flow of an edition, those that ended too: a phone that was cut off learns of the end. */
export function readFreeFlow(db: D1Database, event: number): Verb<FreeFlow[]> {
  const sql = 'SELECT id, gate, starts_at, ends_at FROM free_flow WHERE event = ?1';
  return query(db.prepare(sql).bind(event));
}
