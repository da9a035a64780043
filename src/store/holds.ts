import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { Hold } from '../domain/edition.ts';
import { auditOf, bound } from './audit.ts';
import { query, rowsOf, type Verb } from './batch.ts';
import { correction, hold } from './schema.ts';

/** Who changes something: a member of the edition. */
export interface By {
  readonly event: number;
  readonly id: string;
}

/** Writes a hold, once by its id, with its audit row. True. */
export function addHold(db: D1Database, by: By, added: Hold, now: number): Verb<boolean> {
  const row = { ...added, event: by.event, set_by: by.id };
  const subject = added.gate === null ? 'site' : `gate ${added.gate}`;
  return {
    statements: [
      bound(db, drizzle(db).insert(hold).values(row).onConflictDoNothing().toSQL()),
      auditOf(db, { event: by.event, at: now, actor: by.id, verb: added.kind, subject }),
    ],
    read: () => true,
  };
}

/** Ends a hold that still stands, with the audit row beside; false when there is none. */
export function closeHold(db: D1Database, by: By, id: string, now: number): Verb<boolean> {
  // It ends no earlier than it began, though another clock said when that was. A call that failed
  // on its way back is made again: it finds the end that it has set.
  const ended = `UPDATE hold SET ends_at = max(starts_at, ?3), ended_by = ?4
    WHERE event = ?1 AND id = ?2
      AND (ends_at IS NULL OR (ends_at = max(starts_at, ?3) AND ended_by = ?4)) RETURNING id`;
  const subject = `hold ${id}`;
  return {
    statements: [
      db.prepare(ended).bind(by.event, id, now, by.id),
      auditOf(db, { event: by.event, at: now, actor: by.id, verb: 'reopen', subject }),
    ],
    read: ([result]) => rowsOf(result).length > 0,
  };
}

/** Holds that stand or may still matter to scans that arrive late. */
export function readHolds(db: D1Database, event: number): Verb<Hold[]> {
  const sql = 'SELECT id, gate, kind, starts_at, ends_at FROM hold WHERE event = ?1';
  return query(db.prepare(sql).bind(event));
}

export interface StatedFigures {
  readonly day: number;
  readonly entries: number;
  readonly exits: number;
  readonly reason: string;
}

/** States figures of a day anew, with the reason. The log stays as it is. */
export async function addCorrection(
  db: D1Database,
  by: By,
  stated: StatedFigures,
  now: number,
): Promise<string> {
  const id = crypto.randomUUID();
  const row = { ...stated, id, event: by.event, made_by: by.id, made_at: now };
  const subject = `day ${stated.day}`;
  await db.batch([
    bound(db, drizzle(db).insert(correction).values(row).toSQL()),
    auditOf(db, { event: by.event, at: now, actor: by.id, verb: 'correct', subject }),
  ]);
  return id;
}

export async function correctionsOf(
  db: D1Database,
  event: number,
): Promise<(StatedFigures & { readonly id: string; readonly made_at: number })[]> {
  return drizzle(db)
    .select({
      id: correction.id,
      day: correction.day,
      entries: correction.entries,
      exits: correction.exits,
      reason: correction.reason,
      made_at: correction.made_at,
    })
    .from(correction)
    .where(eq(correction.event, event))
    .orderBy(correction.made_at);
}
