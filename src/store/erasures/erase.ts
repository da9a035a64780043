import { auditRow } from '../d1/audit.ts';
import { query, rowsOf, type Verb } from '../d1/batch.ts';
import { type ErasedRows, erasingRows } from './erase-rows.ts';

/** Of a registration or a place in a wait list, what its erasure needs to know. */
export interface Erasable {
  readonly id: string;
  /** Sealed; null of a place in a list, whose names stand in no index. */
  readonly contact: string | null;
  /** ms; null for one that is not erased yet. */
  readonly erased_at: number | null;
  /** People of it have entered. */
  readonly used: boolean;
}

/** Those of these ids that are in an edition. */
export function readErasable(
  db: D1Database,
  event: number,
  ids: readonly string[],
): Verb<Erasable[]> {
  const rows = query<Omit<Erasable, 'used'> & { used: number }>(
    db.prepare(SELECT_ERASABLE).bind(event, JSON.stringify(ids)),
  );
  return {
    statements: rows.statements,
    read: (results) => rows.read(results).map((row) => ({ ...row, used: row.used === 1 })),
  };
}

/**
 * Erases what is known of people by registrations and places in wait lists, with a row of the audit for
 * each; of those that are erased already nothing. Behind `tickLedger` in its batch. Reads whether a message
 * to them is being handed to its carrier.
 */
export function erase(db: D1Database, what: ErasedRows, by: string): Verb<boolean> {
  const statements = [
    ...(['registration', 'wait'] as const).map((table) => noted(db, what, by, table)),
    ...erasingRows(what.words !== null).map((sql) => db.prepare(sql).bind(JSON.stringify(what))),
  ];
  return {
    statements,
    read: (results) =>
      results.some((one) => rowsOf<{ leaving: number }>(one).some(({ leaving }) => leaving === 1)),
  };
}

/** Of a place in a list that has become a registration, the registration says it. */
function noted(
  db: D1Database,
  { event, at, ids }: ErasedRows,
  by: string,
  table: 'registration' | 'wait',
): D1PreparedStatement {
  const alone = `AND NOT EXISTS (
    SELECT 1 FROM registration r WHERE r.event = one.event AND r.id = one.id)`;
  return auditRow(
    db,
    {
      by: { event, id: by },
      at,
      verb: 'erase',
      subject: { kind: 'registration of serial', sql: 'one.first_serial' },
    },
    {
      values: { event, ids, at },
      found: `FROM ${table} one WHERE one.event = ?1 ->> 'event' AND one.erased_at IS NULL
        AND one.id IN (SELECT value FROM json_each(?1 -> 'ids')) ${table === 'wait' ? alone : ''}`,
      before: { state: 'one.state' },
      after: { erased_at: `?1 ->> 'at'` },
    },
  );
}

const SELECT_ERASABLE = `
SELECT r.id, r.contact, r.erased_at, EXISTS (
  SELECT 1 FROM json_each(r.serials) s JOIN admission a
    ON a.event = r.event AND a.day = r.day AND a.serial = s.value) AS used
FROM json_each(?2) j CROSS JOIN registration r ON r.event = ?1 AND r.id = j.value
UNION ALL
SELECT w.id, NULL, w.erased_at, 0
FROM json_each(?2) j CROSS JOIN wait w ON w.event = ?1 AND w.id = j.value
WHERE NOT EXISTS (SELECT 1 FROM registration r WHERE r.event = ?1 AND r.id = w.id)`;
