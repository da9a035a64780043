import type { FreeFlow } from '../../domain/scan.ts';
import { query, rowsOf, type Verb } from '../d1/batch.ts';
import type { By } from './holds.ts';

/**
 * Lets a gate, or all of them, flow freely, with the audit row beside: once by its id, and not where
 * people flow freely already. True.
 */
export function addFreeFlow(db: D1Database, by: By, added: FreeFlow, now: number): Verb<boolean> {
  const { id, gate, starts_at, ends_at } = added;
  const subject = gate === null ? 'site' : `gate ${gate}`;
  const flows = `EXISTS (SELECT 1 FROM free_flow f WHERE f.event = ?1
    AND (f.id = ?2 OR (f.gate IS ?3 AND f.ends_at IS NULL)))`;
  const audit = `INSERT INTO audit (event, at, actor, verb, subject)
    SELECT ?1, ?4, ?5, 'free_flow', ?6 WHERE NOT ${flows}`;
  const insert = `INSERT INTO free_flow (event, id, gate, starts_at, ends_at, set_by)
    SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT ${flows}`;
  return {
    statements: [
      db.prepare(audit).bind(by.event, id, gate, now, by.id, subject),
      db.prepare(insert).bind(by.event, id, gate, starts_at, ends_at, by.id),
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
  const audit = `INSERT INTO audit (event, at, actor, verb, subject)
    SELECT event, ?3, ?4, 'end_free_flow', ?5 FROM free_flow
    WHERE event = ?1 AND gate IS ?2 AND ends_at IS NULL LIMIT 1`;
  return {
    statements: [
      db.prepare(audit).bind(by.event, gate, now, by.id, subject),
      db.prepare(ended).bind(by.event, gate, now, by.id),
    ],
    read: ([, result]) => rowsOf(result).length > 0,
  };
}

/** Every free flow of an edition, those that ended too: a phone that was cut off learns of the end. */
export function readFreeFlow(db: D1Database, event: number): Verb<FreeFlow[]> {
  const sql = 'SELECT id, gate, starts_at, ends_at FROM free_flow WHERE event = ?1';
  return query(db.prepare(sql).bind(event));
}
