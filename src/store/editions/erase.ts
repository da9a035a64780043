import { and, isNotNull, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { auditedUpdate } from '../d1/audit.ts';
import { rowsOf } from '../d1/batch.ts';
import { event } from '../d1/schema.ts';

const DAY_MS = 86_400_000;
/** The actor of an erasure: the service, not a person. */
const RETENTION = 'retention';
/** Rows cleared at once: a statement of D1 may take thirty seconds, and a gate must not wait for it. */
const ROWS = 2_000;

/**
 * Erases the personal data of every edition after its retention time: dropping the data key makes
 * all contacts unreadable at once; their rows are cleared after it, some at each call. Totals stay.
 * Gives the numbers of those whose key was dropped now.
 */
export async function eraseDue(db: D1Database, now: number): Promise<number[]> {
  const orm = drizzle(db);
  const over = sql`(SELECT max(closes_at) FROM day WHERE day.event = ${event.number})`;
  const kept = sql`(${event.controller} ->> 'keep_days') * ${DAY_MS}`;
  const due = await orm
    .select({ number: event.number })
    .from(event)
    .where(and(isNotNull(event.data_key), sql`${over} + ${kept} < ${now}`));
  const dropped = due.flatMap(({ number }) =>
    auditedUpdate(
      db,
      { by: { event: number, id: RETENTION }, at: now, verb: 'erase', subject: `event ${number}` },
      {
        table: event,
        set: { data_key: 'NULL', erased_at: `?1 ->> 'now'`, version: 'version + 1' },
        where: `number = ?1 ->> 'number' AND data_key IS NOT NULL`,
        values: { number, now },
        noted: ['erased_at', 'version'],
      },
    ),
  );
  const results = await db.batch([...dropped, db.prepare(SELECT_REMAINS)]);
  const cleared = rowsOf<{ number: number }>(results.at(-1)).flatMap(({ number }) => [
    db.prepare(CLEAR_CONTACTS).bind(number, ROWS),
    db.prepare(CLEAR_WORDS).bind(number, ROWS),
    db.prepare(CLEAR_MESSAGES).bind(number, ROWS),
    db.prepare(CLEAR_WAITS).bind(number, ROWS),
    db.prepare(CLEAR_SUBSCRIPTIONS).bind(number, ROWS),
    db.prepare(CLEAR_CODES).bind(number, ROWS),
  ]);
  if (cleared.length > 0) await db.batch(cleared);
  return due.map(({ number }) => number);
}

// The indexes of contacts are named, since they hold only rows that are still to be cleared: an
// erased edition is never scanned again. A name without phone and e-mail has an index of its own.
const PHONES = 'registration INDEXED BY registration_phone WHERE phone_hash IS NOT NULL AND event';
const EMAILS = 'registration INDEXED BY registration_email WHERE email_hash IS NOT NULL AND event';
const NAMES = `registration INDEXED BY registration_unhashed
  WHERE contact IS NOT NULL AND phone_hash IS NULL AND email_hash IS NULL AND event`;

const SELECT_REMAINS = `
SELECT number FROM event WHERE data_key IS NULL AND (
  EXISTS (SELECT 1 FROM ${PHONES} = number) OR EXISTS (SELECT 1 FROM ${EMAILS} = number)
  OR EXISTS (SELECT 1 FROM ${NAMES} = number)
  OR EXISTS (SELECT 1 FROM name_word WHERE event = number)
  OR EXISTS (SELECT 1 FROM message WHERE event = number)
  OR EXISTS (SELECT 1 FROM wait WHERE event = number)
  OR EXISTS (SELECT 1 FROM push_subscription WHERE event = number)
  OR EXISTS (SELECT 1 FROM find_code WHERE event = number)
)`;

const CLEAR_CONTACTS = `
UPDATE registration SET contact = NULL, phone_hash = NULL, email_hash = NULL
WHERE event = ?1 AND id IN (
  SELECT id FROM (SELECT id FROM ${PHONES} = ?1 LIMIT ?2 / 2)
  UNION SELECT id FROM (SELECT id FROM ${EMAILS} = ?1 LIMIT ?2 / 2)
  UNION SELECT id FROM (SELECT id FROM ${NAMES} = ?1 LIMIT ?2 / 2)
)`;

const CLEAR_WORDS = `
DELETE FROM name_word WHERE event = ?1 AND (hash, registration) IN (
  SELECT hash, registration FROM name_word WHERE event = ?1 LIMIT ?2
)`;

const CLEAR_WAITS = `
DELETE FROM wait WHERE event = ?1 AND id IN (SELECT id FROM wait WHERE event = ?1 LIMIT ?2)`;

const CLEAR_MESSAGES = `
DELETE FROM message WHERE event = ?1 AND (registration, kind, revision) IN (
  SELECT registration, kind, revision FROM message WHERE event = ?1 LIMIT ?2
)`;

const CLEAR_SUBSCRIPTIONS = `
DELETE FROM push_subscription WHERE event = ?1 AND (registration, id) IN (
  SELECT registration, id FROM push_subscription WHERE event = ?1 LIMIT ?2
)`;

const CLEAR_CODES = `
DELETE FROM find_code WHERE event = ?1 AND id IN (
  SELECT id FROM find_code WHERE event = ?1 LIMIT ?2)`;
