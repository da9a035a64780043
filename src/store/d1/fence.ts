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

/** What a writer's batch rests on: its epoch, and the edition as it was read. */
export interface Epoch {
  readonly name: string;
  readonly epoch: number;
  readonly event: number;
  readonly version: number;
}

/**
 * Fails its batch when the epoch has passed to another writer, or when the edition was edited since
 * it was read. Writes nothing.
 */
export function holdEpoch(db: D1Database, footing: Epoch): Verb<void> {
  const { name, epoch, event, version } = footing;
  return write(db.prepare(HOLD_EPOCH).bind(name, epoch, event, version));
}

// CAST: a join that compares a column with a parameter itself is planned anew each time it is run.
const HOLD_EPOCH = `
INSERT INTO fence (epoch, ground, edition)
SELECT iif(a.epoch <> ?2, 0, 1), 1, iif(e.version <> ?4, 0, 1)
FROM actor a JOIN event e ON e.number = CAST(?3 AS INTEGER)
WHERE a.name = CAST(?1 AS TEXT) AND (a.epoch <> ?2 OR e.version <> ?4)`;

/**
 * Why a batch was refused because its basis had changed: its writer was replaced, a ticket that it
 * judged was changed, or the edition was edited.
 */
export type Stale = 'epoch' | 'ground' | 'edition';

/** A scan that was taken to be new is in the log. No other statement inserts without asking. */
const KNOWN_SCAN = /UNIQUE constraint failed: scan\.event, scan\.id/;

/** By the name of the check that refused the batch; null for every other failure. */
export function staleness(error: unknown): Stale | null {
  if (!(error instanceof Error)) return null;
  if (KNOWN_SCAN.test(error.message)) return 'ground';
  const [, check] =
    /CHECK constraint failed: (epoch|ground|edition)_is_current/.exec(error.message) ?? [];
  return check === 'epoch' || check === 'ground' || check === 'edition' ? check : null;
}

/** Whether a batch was refused because not all that belongs together could be written. */
export function isIncomplete(error: unknown): boolean {
  return error instanceof Error && error.message.includes('request_is_whole');
}

const OF_VALUES =
  /SQLITE_(ERROR|TOOBIG|MISMATCH|RANGE)\b|SQLITE_CONSTRAINT_(DATATYPE|CHECK)\b|D1_TYPE_ERROR/;

/**
 * Whether a batch failed because of its values, and would always fail: none of it was written, and
 * what its writer has in memory still holds.
 */
export function isRefused(error: unknown): boolean {
  // The checks of the fence concern the writer, not the values.
  return (
    error instanceof Error && OF_VALUES.test(error.message) && !/_is_current/.test(error.message)
  );
}

/**
 * Moves the ledger's cursor on: what the same batch changes carries the new number. `lastSerial`: the
 * highest that it gives out, so that no serial is ever given out twice.
 */
export function tickLedger(db: D1Database, event: number, lastSerial = 0): Verb<number> {
  const sql = `INSERT INTO ledger_clock (event, seq, last_serial) VALUES (?1, 1, ?2)
    ON CONFLICT (event) DO UPDATE SET seq = seq + 1, last_serial = max(last_serial, ?2)
    RETURNING seq`;
  return {
    statements: [db.prepare(sql).bind(event, lastSerial)],
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
