import type { Locale } from '../../domain/kinds.ts';
import type { MessageKind } from '../../domain/message.ts';
import { auditRow, type By } from '../d1/audit.ts';
import { query, type Verb } from '../d1/batch.ts';
import type { MessageKey } from './outbox.ts';
import { IS_REACHED, IS_STOPPED } from './reach.ts';

/** Messages that are made ready at once: a gate must not wait for the statement. */
const KEPT_AT_ONCE = 5_000;
/** Those of which nobody knows that a page shows. */
const UNKNOWN_SHOWN = 50;

/** A message of which nobody knows whether it arrived. */
export interface UnknownMessage extends MessageKey {
  readonly kind: MessageKind;
  readonly locale: Locale;
  /** ms */
  readonly at: number;
  /** Whether it is of a registration: a wish, a code and a party that only waits have no record. */
  readonly has_record: boolean;
}

/**
 * How many wait for a channel that could carry them now, and are still of use; as many as are made ready
 * at once at the most.
 */
export function countKept(db: D1Database, event: number, now: number): Verb<number> {
  const rows = query<{ kept: number }>(db.prepare(COUNT_KEPT).bind(event, now));
  return { statements: rows.statements, read: (results) => rows.read(results)[0]?.kept ?? 0 };
}

/** The oldest messages of which nobody knows whether they arrived. */
export function readUnknown(db: D1Database, event: number): Verb<UnknownMessage[]> {
  const rows = query<Omit<UnknownMessage, 'has_record'> & { has_record: number }>(
    db.prepare(SELECT_UNKNOWN).bind(event, UNKNOWN_SHOWN),
  );
  return {
    statements: rows.statements,
    read: (results) =>
      rows.read(results).map((row) => ({ ...row, has_record: row.has_record === 1 })),
  };
}

/** Makes those that wait ready to be sent, the first to lose their use first. */
export async function releaseKept(db: D1Database, by: By, now: number): Promise<void> {
  const values = { event: by.event, now };
  const found = `FROM (SELECT count(*) AS messages FROM (${KEPT})) WHERE messages > 0`;
  await db.batch([
    auditRow(
      db,
      { by, at: now, verb: 'send_kept', subject: `event ${by.event}` },
      { values, found, after: { messages: 'messages' } },
    ),
    db.prepare(RELEASE).bind(JSON.stringify(values)),
  ]);
}

/** Says what became of a message of which nobody knew. Of any other nothing changes. */
export async function resolveMessage(
  db: D1Database,
  by: By,
  { registration, kind, revision }: MessageKey,
  sent: boolean,
  now: number,
): Promise<void> {
  const values = {
    event: by.event,
    registration,
    kind,
    revision,
    state: sent ? 'sent' : 'bounced',
  };
  await db.batch([
    auditRow(
      db,
      { by, at: now, verb: 'resolve_message', subject: `registration ${registration}` },
      {
        values,
        found: `FROM message WHERE ${IS_UNKNOWN}`,
        before: { state: 'state' },
        after: { state: `?1 ->> 'state'` },
      },
    ),
    db.prepare(RESOLVE).bind(JSON.stringify(values)),
  ]);
}

const COUNT_KEPT = `
SELECT count(*) AS kept FROM (
  SELECT 1 FROM message m INDEXED BY message_kept
  WHERE m.event = ?1 AND m.dropped_for = 'no_channel' AND m.worth_until > ?2
    AND EXISTS (SELECT 1 FROM channel WHERE event = ?1 AND state IN ('on', 'stopped'))
    AND ${IS_REACHED} AND NOT ${IS_STOPPED} LIMIT ${KEPT_AT_ONCE})`;

const SELECT_UNKNOWN = `
SELECT registration, kind, revision, locale, written_at AS at, EXISTS (
  SELECT 1 FROM registration r WHERE r.event = ?1 AND r.id = message.registration) AS has_record
FROM message INDEXED BY message_unknown
WHERE event = ?1 AND state = 'unknown' ORDER BY written_at LIMIT ?2`;

const KEPT = `
SELECT m.registration, m.kind, m.revision FROM message m INDEXED BY message_kept
WHERE m.event = ?1 ->> 'event' AND m.dropped_for = 'no_channel' AND m.worth_until > ?1 ->> 'now'
  AND ${IS_REACHED} AND NOT ${IS_STOPPED}
ORDER BY m.worth_until LIMIT ${KEPT_AT_ONCE}`;

const RELEASE = `
UPDATE message SET state = 'ready', dropped_for = NULL, due_at = ?1 ->> 'now'
WHERE event = ?1 ->> 'event' AND (registration, kind, revision) IN (${KEPT})`;

const IS_UNKNOWN = `event = ?1 ->> 'event' AND registration = ?1 ->> 'registration'
  AND kind = ?1 ->> 'kind' AND revision = ?1 ->> 'revision' AND state = 'unknown'`;

const RESOLVE = `UPDATE message SET state = ?1 ->> 'state', outcome = 'said' WHERE ${IS_UNKNOWN}`;
