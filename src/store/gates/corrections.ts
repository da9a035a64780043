import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { auditedInsert, type By } from '../d1/audit.ts';
import { type Verb, write } from '../d1/batch.ts';
import { correction } from '../d1/schema.ts';

interface StatedFigures {
  readonly day: number;
  readonly entries: number;
  readonly exits: number;
  readonly reason: string;
}

/** Figures that are stated once, by their id. */
export type Correction = StatedFigures & { readonly id: string };

/**
 * States figures of a day anew, with the reason. The log stays as it is. Under a known id, or when
 * the day's latest correction has the same figures, no row is added.
 */
export function addCorrection(db: D1Database, by: By, stated: Correction, now: number): Verb<void> {
  const { id, day, entries, exits, reason } = stated;
  const row = { event: by.event, id, day, entries, exits, reason, made_by: by.id, made_at: now };
  return write(
    ...auditedInsert(
      db,
      { by, at: now, verb: 'correct', subject: `day ${day}` },
      {
        table: correction,
        row,
        unless: SAID,
        noted: ['id', 'entries', 'exits'],
        before: { entries: latest('entries'), exits: latest('exits') },
      },
    ),
  );
}

/** The figures of the day's latest correction. */
const latest = (what: string) => `(SELECT ${what} FROM correction
  WHERE event = ?1 ->> 'event' AND day = ?1 ->> 'day' ORDER BY made_at DESC, id DESC LIMIT 1)`;

const SAME = `entries = ?1 ->> 'entries' AND exits = ?1 ->> 'exits' AND reason = ?1 ->> 'reason'`;

const SAID = `
EXISTS (SELECT 1 FROM correction WHERE event = ?1 ->> 'event' AND id = ?1 ->> 'id')
OR coalesce(${latest(SAME)}, 0)`;

/** In the order in which they were made. */
export async function correctionsOf(
  db: D1Database,
  event: number,
): Promise<(Correction & { readonly made_at: number })[]> {
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
    .orderBy(correction.made_at, correction.id);
}
