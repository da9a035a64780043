import type { Told, ToldWindow } from '../../domain/editing/edits.ts';
import type { Gate } from '../../domain/edition.ts';
import type { By } from '../d1/audit.ts';
import { query, type Verb, write } from '../d1/batch.ts';

/** An edit that concerns many, and how far their messages are written. */
export interface MessageCause {
  readonly kind: Told['kind'];
  /** The edition's version since then. */
  readonly revision: number;
  /** In the order in which their holders are told. */
  readonly windows: readonly ToldWindow[];
  /** The gates before, where another gate is what is told. */
  readonly gates: readonly Gate[] | null;
  /** ms */
  readonly at: number;
  /** The last that was told, by window and id. */
  readonly slot: number;
  readonly registration: string;
}

/** Where the messages of a cause stand after one part of them. */
export interface CauseProgress {
  readonly slot: number;
  readonly registration: string;
  /** Of this part. */
  readonly messages: number;
  readonly unreachable: number;
  readonly done: boolean;
}

/**
 * Notes whom an edit concerns, in the edit's own batch: one row each, however many they are. Their
 * messages are written after it.
 */
export function writeCauses(
  db: D1Database,
  told: readonly Told[],
  { by, at, version }: { readonly by: By; readonly at: number; readonly version: number },
): Verb<void> {
  if (told.length === 0) return write();
  return write(db.prepare(INSERT_CAUSES).bind(by.event, version, JSON.stringify(told), by.id, at));
}

/** The oldest cause of an edition whose messages are not all written; null where there is none. */
export function readOpenCause(db: D1Database, event: number): Verb<MessageCause | null> {
  const rows = query<StoredCause>(db.prepare(SELECT_OPEN).bind(event));
  return {
    statements: rows.statements,
    read: (results) => {
      const [row] = rows.read(results);
      if (!row) return null;
      const gates = row.gates === null ? null : (JSON.parse(row.gates) as Gate[]);
      return { ...row, gates, windows: JSON.parse(row.windows) as ToldWindow[] };
    },
  };
}

/** Keeps how far a cause has come, in the batch of the messages themselves. */
export function advanceCause(
  db: D1Database,
  event: number,
  { kind, revision }: Pick<MessageCause, 'kind' | 'revision'>,
  progress: CauseProgress,
  now: number,
): Verb<void> {
  const { slot, registration, messages, unreachable, done } = progress;
  return write(
    db
      .prepare(ADVANCE)
      .bind(event, kind, revision, slot, registration, messages, unreachable, done ? now : null),
  );
}

/** The editions some of whose messages are still to be written. */
export async function eventsToTell(db: D1Database): Promise<number[]> {
  const { results } = await db.prepare(SELECT_EVENTS).all<{ event: number }>();
  return results.map(({ event }) => event);
}

interface StoredCause extends Omit<MessageCause, 'windows' | 'gates'> {
  readonly windows: string;
  readonly gates: string | null;
}

const INSERT_CAUSES = `
INSERT INTO message_cause (event, kind, revision, windows, gates, people, made_by, at)
SELECT ?1, value ->> 'kind', ?2, value -> 'windows', nullif(value -> 'gates', 'null'),
  value ->> 'people', ?4, ?5
FROM json_each(?3)`;

const SELECT_OPEN = `
SELECT kind, revision, windows, gates, at, slot, registration
FROM message_cause INDEXED BY message_cause_open
WHERE event = ?1 AND done_at IS NULL ORDER BY revision LIMIT 1`;

const ADVANCE = `
UPDATE message_cause SET slot = ?4, registration = ?5, messages = messages + ?6,
  unreachable = unreachable + ?7, done_at = ?8
WHERE event = ?1 AND kind = ?2 AND revision = ?3 AND done_at IS NULL`;

const SELECT_EVENTS = `
SELECT DISTINCT event FROM message_cause INDEXED BY message_cause_open WHERE done_at IS NULL`;
