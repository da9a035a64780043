import type { Told, ToldWindow } from '../../domain/editing/edits.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { MessageKind, MessageStanding } from '../../domain/message.ts';
import { query, type Verb } from '../d1/batch.ts';
import type { HistoryLine } from '../registrations/record.ts';

/** Edits whose messages a page shows, the newest first. */
const CAUSES_SHOWN = 20;
/** Windows of each that it names. */
const WINDOWS_NAMED = 2;
/** Messages and moves of one registration that its page shows; it has sixty changes in its life. */
const OF_ONE_SHOWN = 60;

/** How many messages of a kind and a language stand alike. */
export interface MessageCount {
  readonly kind: MessageKind;
  readonly locale: Locale;
  readonly standing: MessageStanding;
  readonly messages: number;
}

/** An edit that concerned many, and what was written of it. */
export interface WrittenCause {
  readonly kind: Told['kind'];
  readonly revision: number;
  /** How many windows it concerned, and the first of them. */
  readonly count: number;
  readonly windows: readonly ToldWindow[];
  /** Who held these windows then. */
  readonly people: number;
  readonly messages: number;
  /** Registrations without a phone and an e-mail address. */
  readonly unreachable: number;
  /** ms */
  readonly at: number;
  /** Whether all of its messages are written. */
  readonly done: boolean;
  /** Whether the edition has anything that carries messages. */
  readonly carried: boolean;
}

/** A message of a registration, without what it says and to whom. */
export interface MessageLine {
  readonly kind: MessageKind;
  readonly standing: MessageStanding;
  /** ms */
  readonly at: number;
}

/** How many messages of an edition stand where: a few rows, however many they are. */
export function readMessageCounts(db: D1Database, event: number): Verb<MessageCount[]> {
  return query<MessageCount>(db.prepare(SELECT_COUNTS).bind(event));
}

/** The edits that concerned many, the newest first; of one version of the edition alone, if it is given. */
export function readCauses(
  db: D1Database,
  event: number,
  version: number | null = null,
): Verb<WrittenCause[]> {
  const rows = query<
    Omit<WrittenCause, 'windows' | 'done' | 'carried'> & {
      windows: string;
      done: number;
      carried: number;
    }
  >(db.prepare(SELECT_CAUSES).bind(event, version, CAUSES_SHOWN, WINDOWS_NAMED));
  return {
    statements: rows.statements,
    read: (results) =>
      rows.read(results).map((row) => ({
        ...row,
        windows: JSON.parse(row.windows) as ToldWindow[],
        done: row.done === 1,
        carried: row.carried === 1,
      })),
  };
}

/** The messages of a registration, the newest first. */
export function readMessagesOf(db: D1Database, event: number, id: string): Verb<MessageLine[]> {
  return query<MessageLine>(db.prepare(SELECT_OF_ONE).bind(event, id, OF_ONE_SHOWN));
}

/** When the hour of a registration's window was moved since it registered, as lines of its history. */
export function readMoves(db: D1Database, event: number, id: string): Verb<HistoryLine[]> {
  const rows = query<Pick<HistoryLine, 'at' | 'actor' | 'name'> & { told: string }>(
    db.prepare(SELECT_MOVES).bind(event, id, OF_ONE_SHOWN),
  );
  return {
    statements: rows.statements,
    read: (results) =>
      rows.read(results).map(({ told, ...line }) => {
        const { before, after } = JSON.parse(told) as ToldWindow;
        return { ...line, verb: 'window_moved', before: { ...before }, after: { ...after } };
      }),
  };
}

const SELECT_COUNTS = `
SELECT kind, locale, standing, sum(messages) AS messages FROM message_count
WHERE event = ?1 AND messages > 0 GROUP BY kind, locale, standing`;

const SELECT_CAUSES = `
SELECT kind, revision, json_array_length(windows) AS count,
  (SELECT json_group_array(json(w.value)) FROM (
    SELECT value FROM json_each(windows) LIMIT ?4) w) AS windows, people, messages, unreachable, at, done_at IS NOT NULL AS done,
  EXISTS (SELECT 1 FROM channel c WHERE c.event = ?1 AND c.state <> 'off') AS carried
FROM message_cause
WHERE event = ?1 AND kind IN ('moved', 'gate') AND (?2 IS NULL OR revision = ?2)
ORDER BY revision DESC, kind DESC LIMIT ?3`;

const SELECT_OF_ONE = `
SELECT kind, coalesce(dropped_for, state) AS standing, written_at AS at
FROM message WHERE event = ?1 AND registration = ?2 ORDER BY written_at DESC LIMIT ?3`;

const SELECT_MOVES = `
SELECT c.at, c.made_by AS actor, m.name, w.value AS told
FROM registration r CROSS JOIN message_cause c ON c.event = r.event AND c.kind = 'moved'
  AND c.at >= r.created_at
CROSS JOIN json_each(c.windows) w ON w.value ->> 'window' = r.slot
LEFT JOIN member m ON m.id = c.made_by
WHERE r.event = ?1 AND r.id = ?2 ORDER BY c.at DESC LIMIT ?3`;
