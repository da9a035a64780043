import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { correction } from '../d1/schema.ts';
import type { By } from './holds.ts';

export interface StatedFigures {
  readonly day: number;
  readonly entries: number;
  readonly exits: number;
  readonly reason: string;
}

/**
 * States figures of a day anew, with the reason. The log stays as it is. Under a known id, or when
 * the day's latest correction says the same, nothing is added: the sheet says it already.
 */
export async function addCorrection(
  db: D1Database,
  by: By,
  stated: StatedFigures & { readonly id: string },
  now: number,
): Promise<void> {
  const { id, day, entries, exits, reason } = stated;
  const subject = `day ${day}`;
  await db.batch([
    db
      .prepare(
        `INSERT INTO audit (event, at, actor, verb, subject)
         SELECT ?1, ?8, ?7, 'correct', ?9 WHERE NOT ${SAID}`,
      )
      .bind(by.event, id, day, entries, exits, reason, by.id, now, subject),
    db
      .prepare(
        `INSERT INTO correction (event, id, day, entries, exits, reason, made_by, made_at)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE NOT ${SAID}`,
      )
      .bind(by.event, id, day, entries, exits, reason, by.id, now),
  ]);
}

const SAID = `(
  EXISTS (SELECT 1 FROM correction WHERE event = ?1 AND id = ?2)
  OR coalesce((
    SELECT entries = ?4 AND exits = ?5 AND reason = ?6 FROM correction
    WHERE event = ?1 AND day = ?3 ORDER BY made_at DESC LIMIT 1
  ), 0)
)`;

/** In the order in which they were made. */
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
