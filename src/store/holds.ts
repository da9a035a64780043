import { and, eq, isNull } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { Hold } from '../domain/edition.ts';
import { auditOf, bound } from './audit.ts';
import { correction, hold } from './schema.ts';

/** Who changes something: a member of the edition. */
export interface By {
  readonly event: number;
  readonly id: string;
}

/** Writes a hold with its audit row. */
export async function addHold(db: D1Database, by: By, added: Hold, now: number): Promise<void> {
  const row = { ...added, event: by.event, set_by: by.id };
  const subject = added.gate === null ? 'site' : `gate ${added.gate}`;
  await db.batch([
    bound(db, drizzle(db).insert(hold).values(row).toSQL()),
    auditOf(db, { event: by.event, at: now, actor: by.id, verb: added.kind, subject }),
  ]);
}

/** Ends a hold that still stands; false when there is none. */
export async function closeHold(db: D1Database, by: By, id: string, now: number): Promise<boolean> {
  const ended = drizzle(db)
    .update(hold)
    .set({ ends_at: now, ended_by: by.id })
    .where(and(eq(hold.event, by.event), eq(hold.id, id), isNull(hold.ends_at)))
    .returning({ id: hold.id });
  const results = await db.batch([
    bound(db, ended.toSQL()),
    auditOf(db, { event: by.event, at: now, actor: by.id, verb: 'reopen', subject: `hold ${id}` }),
  ]);
  return (results[0]?.results.length ?? 0) > 0;
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
