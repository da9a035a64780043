import { and, isNotNull, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { DAY_MS } from '../../domain/time.ts';
import { auditedUpdate, type By } from '../d1/audit.ts';
import { event } from '../d1/schema/editions.ts';
import { countPersonal } from './purge-counts.ts';

/** The actor of an erasure: the service, not a person. */
export const RETENTION = 'retention';

/** The numbers of editions whose retention time is over, and whose personal data is still there. */
export async function readDue(db: D1Database, now: number): Promise<number[]> {
  const over = sql`(SELECT max(closes_at) FROM day WHERE day.event = ${event.number})`;
  const kept = sql`(${event.controller} ->> 'keep_days') * ${DAY_MS}`;
  const due = await drizzle(db)
    .select({ number: event.number })
    .from(event)
    .where(and(isNotNull(event.data_key), sql`${over} + ${kept} < ${now}`));
  return due.map(({ number }) => number);
}

/** When an edition was made (ms); null where none has this number. */
export async function readMade(db: D1Database, number: number): Promise<number | null> {
  const sql = 'SELECT created_at FROM event WHERE number = ?1';
  return db.prepare(sql).bind(number).first<number>('created_at');
}

/**
 * Erases the personal data of an edition: dropping the data key makes all of it unreadable at once; its
 * rows are cleared after it, some at each call of `clearErased`. What was there is counted first. Of one
 * that is erased already nothing changes.
 */
export async function eraseEdition(db: D1Database, by: By, at: number): Promise<void> {
  const begins = await beginPurge(db, by, at);
  const [noted, dropped] = auditedUpdate(
    db,
    { by, at, verb: 'erase', subject: `event ${by.event}` },
    {
      table: event,
      set: { data_key: 'NULL', erased_at: `?1 ->> 'now'`, version: 'version + 1' },
      where: `number = ?1 ->> 'number' AND data_key IS NOT NULL`,
      values: { number: by.event, now: at },
      noted: ['erased_at', 'version'],
    },
  );
  await db.batch([noted, begins, dropped]);
}

/** Notes that the rows of an edition are to be cleared, with how many there are of each. */
export async function beginPurge(db: D1Database, by: By, at: number): Promise<D1PreparedStatement> {
  const before = JSON.stringify(await countPersonal(db, by.event));
  return db.prepare(BEGIN).bind(by.event, at, by.id, before);
}

// A database that was put back and followed the list again begins anew.
const BEGIN = `
INSERT INTO purge (event, begun_at, made_by, before)
SELECT number, ?2, ?3, ?4 FROM event e WHERE number = ?1 AND (data_key IS NOT NULL
  OR NOT EXISTS (SELECT 1 FROM purge p WHERE p.event = e.number))
ON CONFLICT (event) DO UPDATE SET begun_at = excluded.begun_at, made_by = excluded.made_by,
  before = excluded.before, ended_at = NULL, after = NULL`;
