import type { MessageKind } from '../../domain/message.ts';
import { type Verb, write } from '../d1/batch.ts';
import { HOLDS, insert, type NewMessage } from './outbox.ts';
import { RANK } from './rank.ts';
import { IS_CARRIED, IS_REACHED } from './reach.ts';

/**
 * Writes what concerns many to those who hold a window, in one statement, as long as its cause is open:
 * what was stopped is not written. What they were told before stays as it is. It is written to those
 * whom something reaches; a text of the office to all of them while nothing carries messages, so that it
 * is seen what would have been sent.
 */
export function tellMany(
  db: D1Database,
  event: number,
  slot: number,
  messages: readonly NewMessage[],
  now: number,
): Verb<void> {
  const of = (kind: MessageKind, written: string) => {
    const rows = messages.filter((one) => one.kind === kind);
    if (rows.length === 0) return [];
    const statement = db.prepare(insert(HOLDS_OF_OPEN, { written }));
    return [statement.bind(event, JSON.stringify(rows), slot, now)];
  };
  return write(
    ...of('bulk', `(${IS_REACHED} OR NOT ${IS_CARRIED})`),
    ...of('reminder', IS_REACHED),
  );
}

/** Of a text of the office nothing more leaves: what is under way is dropped where it comes back. */
export function dropBulk(db: D1Database, event: number, number: number): Verb<void> {
  return drop(db, event, 'bulk', number);
}

/** The same of all reminders of an edition. */
export function dropReminders(db: D1Database, event: number): Verb<void> {
  return drop(db, event, 'reminder', null);
}

/** `revision`: of what many are told; null for all of its kind. */
function drop(
  db: D1Database,
  event: number,
  kind: 'bulk' | 'reminder',
  revision: number | null,
): Verb<void> {
  return write(
    db.prepare(DROP_READY).bind(event, revision, kind === 'bulk' ? 2 : 1),
    db.prepare(OVERTAKE_SENDING).bind(event, revision, kind),
  );
}

/** Whether the registration of a row holds its window, and what it is told of is not over. */
const HOLDS_OF_OPEN = `${HOLDS} AND EXISTS (
  SELECT 1 FROM message_cause c WHERE c.event = ?1 AND c.kind = j.value ->> 'kind'
    AND c.revision = j.value ->> 'revision' AND c.done_at IS NULL)`;

// By their indexes: it may have been sent to a million.
const DROP_READY = `
UPDATE message SET state = 'dropped', dropped_for = 'stopped'
WHERE event = ?1 AND (registration, kind, revision) IN (
  SELECT m.registration, m.kind, m.revision FROM message m INDEXED BY message_ready
  WHERE m.event = ?1 AND m.state = 'ready' AND ${RANK} = ?3
    AND (?2 IS NULL OR m.revision = ?2))`;

const OVERTAKE_SENDING = `
UPDATE message SET overtaken_for = 'stopped'
WHERE event = ?1 AND (registration, kind, revision) IN (
  SELECT m.registration, m.kind, m.revision FROM message m INDEXED BY message_sending
  WHERE m.event = ?1 AND m.state = 'sending' AND m.kind = ?3
    AND (?2 IS NULL OR m.revision = ?2))`;
