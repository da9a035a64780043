import type { FreeFlow } from '../../domain/hold.ts';
import { auditedInsert, auditedUpdate, type By, type Subject } from '../d1/audit.ts';
import { query, rowsOf, type Verb } from '../d1/batch.ts';
import { free_flow } from '../d1/schema/gates.ts';

/**
 * Starts free flow at a gate, or at all of them, with the audit row beside: once by its id, and not
 * where there is free flow already. True.
 */
export function addFreeFlow(db: D1Database, by: By, added: FreeFlow, now: number): Verb<boolean> {
  return {
    statements: auditedInsert(
      db,
      { by, at: now, verb: 'free_flow', subject: placeOf(added.gate) },
      {
        table: free_flow,
        row: { ...added, event: by.event, set_by: by.id },
        unless: `EXISTS (SELECT 1 FROM free_flow f WHERE f.event = ?1 ->> 'event'
          AND (f.id = ?1 ->> 'id' OR (f.gate IS ?1 ->> 'gate' AND f.ends_at IS NULL)))`,
        noted: ['id', 'gate', 'starts_at'],
      },
    ),
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
  return {
    statements: [
      ...auditedUpdate(
        db,
        { by, at: now, verb: 'end_free_flow', subject: placeOf(gate) },
        {
          table: free_flow,
          // It ends no earlier than it began, even where another clock set the beginning.
          set: { ends_at: `max(starts_at, ?1 ->> 'now')`, ended_by: `?1 ->> 'by'` },
          where: `event = ?1 ->> 'event' AND gate IS ?1 ->> 'gate' AND ends_at IS NULL`,
          values: { event: by.event, gate, now, by: by.id },
          noted: ['ends_at'],
        },
      ),
      // A call whose answer was lost is made again: it finds the end that it has set.
      db.prepare(ENDED_SO).bind(by.event, gate, now, by.id),
    ],
    read: ([, , result]) => rowsOf(result).length > 0,
  };
}

const ENDED_SO = `SELECT 1 FROM free_flow
WHERE event = ?1 AND gate IS ?2 AND ends_at = max(starts_at, ?3) AND ended_by = ?4`;

function placeOf(gate: number | null): Subject {
  return gate === null ? 'site' : `gate ${gate}`;
}

/** Every free flow of an edition, those that ended too: a phone that was offline gets the end. */
export function readFreeFlow(db: D1Database, event: number): Verb<FreeFlow[]> {
  const sql = 'SELECT id, gate, starts_at, ends_at FROM free_flow WHERE event = ?1';
  return query(db.prepare(sql).bind(event));
}
