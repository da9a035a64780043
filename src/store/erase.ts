import { and, isNotNull, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { auditOf } from './audit.ts';
import { event } from './schema.ts';

const DAY_MS = 86_400_000;
/** Rows cleared at once: a statement of D1 may take thirty seconds, and a gate must not wait for it. */
const ROWS = 2_000;

/**
 * Erases the personal data of every edition whose time has come: dropping the data key makes all
 * contacts unreadable at once; their rows are cleared after it, some at each call. Totals stay.
 */
export async function eraseDue(db: D1Database, now: number): Promise<void> {
  const orm = drizzle(db);
  const over = sql`(SELECT max(closes_at) FROM day WHERE day.event = ${event.number})`;
  const kept = sql`(${event.controller} ->> 'keep_days') * ${DAY_MS}`;
  const due = await orm
    .select({ number: event.number })
    .from(event)
    .where(and(isNotNull(event.data_key), sql`${over} + ${kept} < ${now}`));
  const drop = db.prepare('UPDATE event SET data_key = NULL, erased_at = ?2 WHERE number = ?1');
  const dropped = due.flatMap(({ number }) => [
    drop.bind(number, now),
    auditOf(db, {
      event: number,
      at: now,
      actor: 'retention',
      verb: 'erase',
      subject: `event ${number}`,
    }),
  ]);
  await db.batch([
    ...dropped,
    db.prepare(CLEAR_CONTACTS).bind(ROWS),
    db.prepare(CLEAR_WORDS).bind(ROWS),
  ]);
}

// Found by the indexes of contacts, which hold no row that was cleared before: the rows of an
// erased edition are never looked through again. Every registration has a phone or an e-mail.
const CLEAR_CONTACTS = `
UPDATE registration SET contact = NULL, phone_hash = NULL, email_hash = NULL
WHERE (event, id) IN (
  SELECT * FROM (SELECT r.event, r.id FROM event e CROSS JOIN registration r ON r.event = e.number
    WHERE e.data_key IS NULL AND r.phone_hash IS NOT NULL LIMIT ?1 / 2)
  UNION SELECT * FROM (SELECT r.event, r.id FROM event e CROSS JOIN registration r
    ON r.event = e.number WHERE e.data_key IS NULL AND r.email_hash IS NOT NULL LIMIT ?1 / 2)
)`;

const CLEAR_WORDS = `
DELETE FROM name_word WHERE (event, hash, registration) IN (
  SELECT w.event, w.hash, w.registration FROM event e JOIN name_word w ON w.event = e.number
  WHERE e.data_key IS NULL LIMIT ?1
)`;
