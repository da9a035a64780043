import type { Audience, BulkTexts } from '../../domain/bulk.ts';
import type { Told, ToldWindow } from '../../domain/editing/edits.ts';
import type { Gate } from '../../domain/edition.ts';
import type { MessageKind } from '../../domain/message.ts';
import type { By } from '../d1/audit.ts';
import { query, type Verb, write } from '../d1/batch.ts';
import { RANK } from './rank.ts';

/** What concerns many, and how far their messages are written. */
export type MessageCause = CauseStanding &
  (
    | { readonly kind: Told['kind'] | 'reminder'; readonly bulk: null }
    /** What the office writes. */
    | { readonly kind: 'bulk'; readonly bulk: CauseText }
  );

interface CauseStanding {
  /** The edition's version since then; of a reminder the day, of a text of the office its number. */
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

/** A text of the office, as its messages need it. */
interface CauseText {
  readonly texts: BulkTexts;
  readonly audience: Audience;
  /** ms */
  readonly worth_until: number;
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

/** A day of which its holders are to be reminded. */
export interface NewReminder {
  /** Its date, as `reminderOf` writes it. */
  readonly revision: number;
  readonly windows: readonly ToldWindow[];
  readonly people: number;
}

/**
 * Notes whom a reminder concerns, once for each date, and only where the edition reminds at that very
 * moment: it may have been turned off since its days were read.
 */
export function writeReminder(
  db: D1Database,
  by: By,
  { revision, windows, people }: NewReminder,
  at: number,
): Verb<void> {
  const row = JSON.stringify(windows);
  return write(db.prepare(INSERT_REMINDER).bind(by.event, revision, row, people, by.id, at));
}

/** How many messages for many are ready: no more of them are written while they are too many. */
export function countAhead(db: D1Database, event: number): Verb<number> {
  const rows = query<{ ahead: number }>(db.prepare(COUNT_AHEAD).bind(event));
  return { statements: rows.statements, read: (results) => rows.read(results)[0]?.ahead ?? 0 };
}

/**
 * The cause of an edition whose messages are to be written next, edits first; null where there is none.
 */
export function readOpenCause(db: D1Database, event: number): Verb<MessageCause | null> {
  const rows = query<StoredCause>(db.prepare(SELECT_OPEN).bind(event));
  return {
    statements: rows.statements,
    read: (results) => {
      const [row] = rows.read(results);
      if (!row) return null;
      const gates = row.gates === null ? null : (JSON.parse(row.gates) as Gate[]);
      const windows = JSON.parse(row.windows) as ToldWindow[];
      if (row.kind !== 'bulk') return { ...row, gates, windows, bulk: null };
      const { texts, audience, worth_until } = row;
      const bulk = {
        texts: JSON.parse(texts) as BulkTexts,
        audience: JSON.parse(audience) as Audience,
        worth_until,
      };
      return { ...row, gates, windows, bulk };
    },
  };
}

/** Keeps how far a cause has come, in the batch of the messages themselves. */
export function advanceCause(
  db: D1Database,
  event: number,
  { kind, revision }: { readonly kind: MessageKind; readonly revision: number },
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

type StoredCause = Omit<CauseStanding, 'windows' | 'gates'> & {
  readonly windows: string;
  readonly gates: string | null;
} & (
    | { readonly kind: Told['kind'] | 'reminder' }
    | {
        readonly kind: 'bulk';
        readonly texts: string;
        readonly audience: string;
        readonly worth_until: number;
      }
  );

const INSERT_CAUSES = `
INSERT INTO message_cause (event, kind, revision, windows, gates, people, made_by, at)
SELECT ?1, value ->> 'kind', ?2, value -> 'windows', nullif(value -> 'gates', 'null'),
  value ->> 'people', ?4, ?5
FROM json_each(?3)`;

const SELECT_OPEN = `
SELECT m.kind, m.revision, m.windows, m.gates, m.at, m.slot, m.registration, b.texts, b.audience,
  b.worth_until
FROM message_cause m INDEXED BY message_cause_open
LEFT JOIN bulk b ON m.kind = 'bulk' AND b.event = m.event AND b.number = m.revision
WHERE m.event = ?1 AND m.done_at IS NULL AND m.kind <> 'called_off' ORDER BY ${RANK}, m.revision LIMIT 1`;

const INSERT_REMINDER = `
INSERT INTO message_cause (event, kind, revision, windows, people, made_by, at)
SELECT event, 'reminder', ?2, ?3, ?4, ?5, ?6 FROM reminder WHERE event = ?1 AND wanted = 1
ON CONFLICT (event, kind, revision) DO NOTHING`;

const COUNT_AHEAD = `
SELECT sum(messages) AS ahead FROM message_count
WHERE event = ?1 AND kind IN ('bulk', 'reminder') AND standing = 'ready'`;

const ADVANCE = `
UPDATE message_cause SET slot = ?4, registration = ?5, messages = messages + ?6,
  unreachable = unreachable + ?7, done_at = ?8
WHERE event = ?1 AND kind = ?2 AND revision = ?3 AND done_at IS NULL`;

const SELECT_EVENTS = `
SELECT DISTINCT event FROM message_cause INDEXED BY message_cause_open WHERE done_at IS NULL`;
