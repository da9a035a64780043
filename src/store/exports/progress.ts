import { MINUTE_MS } from '../../domain/time.ts';
import { auditRow, type By } from '../d1/audit.ts';
import { rowsOf } from '../d1/batch.ts';

/** How long a file that was asked for can be written, ms: after that it is asked for again, for the log. */
const ASKED_MS = 10 * MINUTE_MS;
/** How often: a double tap, a line that breaks. */
const ATTEMPTS = 5;
/** Files of one edition that are written at once, each for another person. */
const RUNNING = 3;
/** One that was silent for so long was cut off, ms: however slow the line, a page of rows takes less. */
export const SILENT_MS = 2 * MINUTE_MS;

/** What of a file says whether it can still be written. */
interface Writable {
  readonly made_at: number;
  readonly attempts: number;
  readonly destroyed_at: number | null;
}

/**
 * Whether a file is written no more: it was asked for too long ago or begun too often, or somebody has
 * said that it is destroyed, and must stay right.
 */
export function isOver(file: Writable, now: number): boolean {
  const { made_at, attempts, destroyed_at } = file;
  return made_at <= now - ASKED_MS || attempts >= ATTEMPTS || destroyed_at !== null;
}

/** One writing of a file. */
export interface Attempt {
  readonly event: number;
  readonly id: string;
  /** Which one it is: an earlier one writes no more. */
  readonly attempt: number;
}

/**
 * Begins to write a file that this person has asked for, or begins anew. Null where they have another
 * one that is written, the edition has three, or this one is over.
 */
export async function beginExport(
  db: D1Database,
  by: By,
  id: string,
  now: number,
): Promise<Attempt | null> {
  const values = {
    ...{ event: by.event, id, by: by.id, now, since: now - ASKED_MS, heard: now - SILENT_MS },
    ...{ attempts: ATTEMPTS, running: RUNNING },
  };
  const deed = { by, at: now, verb: 'begin_export', subject: `export ${id}` } as const;
  const noted = { kind: 'f.kind', format: 'f.format', day: 'f.day', contacts: 'f.contacts' };
  const found = `FROM export_file f WHERE ${MAY_BEGIN}`;
  const [begun, written] = await db.batch([
    auditRow(db, deed, { values, found, after: noted }),
    db.prepare(BEGIN).bind(JSON.stringify(values)),
  ]);
  const [row] = rowsOf<{ attempts: number }>(written);
  if (rowsOf(begun).length === 0 || !row) return null;
  return { event: by.event, id, attempt: row.attempts };
}

/** Other files of the edition that are written. */
const OTHERS = `FROM export_file o WHERE o.event = f.event AND o.state = 'running'
  AND o.seen_at > ?1 ->> 'heard' AND o.id <> f.id`;

const MAY_BEGIN = `
f.event = ?1 ->> 'event' AND f.id = ?1 ->> 'id' AND f.made_by = ?1 ->> 'by'
AND f.made_at > ?1 ->> 'since' AND f.attempts < ?1 ->> 'attempts' AND f.destroyed_at IS NULL
AND NOT EXISTS (SELECT 1 ${OTHERS} AND o.made_by = f.made_by)
AND (SELECT count(*) ${OTHERS}) < ?1 ->> 'running'`;

const BEGIN = `
UPDATE export_file AS f SET state = 'running', attempts = attempts + 1, rows = 0,
  seen_at = ?1 ->> 'now', ended_at = NULL
WHERE ${MAY_BEGIN} RETURNING attempts`;

/**
 * Keeps how far a file is; whether it is still to be written: another attempt may have begun, and somebody
 * may have said that it is destroyed.
 */
export async function noteRows(
  db: D1Database,
  { event, id, attempt }: Attempt,
  rows: number,
  now: number,
): Promise<boolean> {
  const { results } = await db.prepare(NOTE_ROWS).bind(event, id, attempt, rows, now).all();
  return results.length > 0;
}

const NOTE_ROWS = `
UPDATE export_file SET rows = ?4, seen_at = ?5
WHERE event = ?1 AND id = ?2 AND attempts = ?3 AND state = 'running' AND destroyed_at IS NULL
RETURNING 1`;

/**
 * Notes that a file was written whole, or was cut off, with the rows that it has. One that was taken to its
 * end after somebody had said that it is destroyed is out: that is to be said once more.
 */
export async function endExport(
  db: D1Database,
  by: By,
  { event, id, attempt }: Attempt,
  { rows, whole }: { readonly rows: number; readonly whole: boolean },
  now: number,
): Promise<void> {
  const values = { event, id, attempt, rows, now, state: whole ? 'finished' : 'cut' };
  const verb = whole ? 'finish_export' : 'cut_export';
  const deed = { by, at: now, verb, subject: `export ${id}` } as const;
  const found = `FROM export_file WHERE ${IS_WRITTEN}`;
  await db.batch([
    auditRow(db, deed, { values, found, after: { rows: `?1 ->> 'rows'` } }),
    db.prepare(END).bind(JSON.stringify(values)),
  ]);
}

const IS_WRITTEN = `event = ?1 ->> 'event' AND id = ?1 ->> 'id'
AND attempts = ?1 ->> 'attempt' AND state = 'running'`;

const END = `
UPDATE export_file SET state = ?1 ->> 'state', rows = ?1 ->> 'rows', ended_at = ?1 ->> 'now',
  total = iif(?1 ->> 'state' = 'finished', ?1 ->> 'rows', total),
  destroyed_by = iif(?1 ->> 'state' = 'finished', NULL, destroyed_by),
  destroyed_at = iif(?1 ->> 'state' = 'finished', NULL, destroyed_at)
WHERE ${IS_WRITTEN}`;

/** Notes of every file that nobody has written to for minutes that it was cut off. */
export async function cutSilentExports(db: D1Database, now: number): Promise<void> {
  const values = { now, heard: now - SILENT_MS };
  const by = { event: null, id: 'service' } as const;
  const subject = { kind: 'export', sql: 'f.id' } as const;
  const found = `FROM export_file f WHERE ${IS_SILENT}`;
  await db.batch([
    auditRow(
      db,
      { by, at: now, verb: 'cut_export', subject },
      { values, found, event: 'f.event', after: { rows: 'f.rows' } },
    ),
    db.prepare(CUT_SILENT).bind(JSON.stringify(values)),
  ]);
}

const IS_SILENT = `f.state = 'running' AND f.seen_at <= ?1 ->> 'heard'`;

const CUT_SILENT = `UPDATE export_file AS f SET state = 'cut', ended_at = ?1 ->> 'now' WHERE ${IS_SILENT}`;
