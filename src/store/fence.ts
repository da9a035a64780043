import { rowsOf, type Verb, write } from './batch.ts';

/**
 * Takes the next epoch of a writer: from its commit on, no batch of an older epoch succeeds, even
 * one that is already on its way.
 */
export function takeEpoch(db: D1Database, name: string): Verb<number> {
  const sql = `INSERT INTO actor (name, epoch) VALUES (?1, 1)
    ON CONFLICT (name) DO UPDATE SET epoch = epoch + 1 RETURNING epoch`;
  return {
    statements: [db.prepare(sql).bind(name)],
    read: ([result]) => {
      const row = rowsOf<{ epoch: number }>(result)[0];
      if (!row) throw new Error('an epoch was taken but not returned');
      return row.epoch;
    },
  };
}

/** Fails the batch it stands in when the epoch has passed to another. Writes nothing. */
export function holdEpoch(db: D1Database, name: string, epoch: number): Verb<void> {
  const sql = 'INSERT INTO fence SELECT 0, 1 FROM actor WHERE name = ?1 AND epoch <> ?2';
  return write(db.prepare(sql).bind(name, epoch));
}

/** Whether a batch failed because its epoch has passed to another: by the name of the check. */
export function isFenced(error: unknown): boolean {
  return (
    error instanceof Error && error.message.includes('CHECK constraint failed: epoch_is_current')
  );
}

const OF_VALUES =
  /SQLITE_(ERROR|TOOBIG|MISMATCH|RANGE)\b|SQLITE_CONSTRAINT_(DATATYPE|CHECK)\b|D1_TYPE_ERROR/;

/**
 * Whether a batch failed for the values that it was to write, and would for ever: nothing of it was
 * written, and whatever its writer knows of the database still holds.
 */
export function isRefused(error: unknown): boolean {
  // The checks of the fence speak of the writer.
  return (
    error instanceof Error && OF_VALUES.test(error.message) && !/_is_current/.test(error.message)
  );
}

/** Moves the ledger's cursor on: what the same batch changes carries the new number. */
export function tickLedger(db: D1Database, event: number): Verb<number> {
  const sql = `INSERT INTO ledger_clock (event, seq) VALUES (?1, 1)
    ON CONFLICT (event) DO UPDATE SET seq = seq + 1 RETURNING seq`;
  return {
    statements: [db.prepare(sql).bind(event)],
    read: ([result]) => rowsOf<{ seq: number }>(result)[0]?.seq ?? 0,
  };
}

/** Reads the cursor without moving it. */
export function readLedgerClock(db: D1Database, event: number): Verb<number> {
  const sql = 'SELECT seq FROM ledger_clock WHERE event = ?1';
  return {
    statements: [db.prepare(sql).bind(event)],
    read: ([result]) => rowsOf<{ seq: number }>(result)[0]?.seq ?? 0,
  };
}
