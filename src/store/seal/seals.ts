import { desc, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { type DayRows, nextSeal, type Seal, type SealRange } from '../../domain/seal/chain.ts';
import { rowsOf } from '../d1/batch.ts';
import { seal } from '../d1/schema/seal.ts';
import type { Walk } from './walks.ts';

/** The seals of an edition, the newest first. */
export function latestSeals(db: D1Database, event: number, most: number): Promise<Seal[]> {
  return drizzle(db)
    .select()
    .from(seal)
    .where(eq(seal.event, event))
    .orderBy(desc(seal.number))
    .limit(most);
}

/**
 * SQL of the newest seal's hash, for a note of what somebody did while it was that one; `?1` is as in an
 * audit row.
 */
export const NEWEST_SEAL = `(SELECT n.hash FROM seal n WHERE n.event = ?1 ->> 'event'
  ORDER BY n.number DESC LIMIT 1)`;

/**
 * Ends a walk that is through all logs: what it found is sealed, behind the seal before. Where it found
 * nothing there is no seal. Once: where another has ended it, nothing is written. `at`: ms.
 */
export async function endWalk(db: D1Database, walk: Walk, at: number): Promise<void> {
  const { event, step, from_seq, to_seq } = walk;
  const [ranges, restored] = await db.batch([
    db.prepare(SELECT_RANGES).bind(event, to_seq),
    db
      .prepare('SELECT at FROM restoration WHERE event = ?1 AND seal IS NULL ORDER BY at')
      .bind(event),
  ]);
  const found = rowsOf<SealRange & { days: string }>(ranges).map((range) => ({
    ...range,
    // Written by this folder alone.
    days: JSON.parse(range.days) as DayRows[],
  }));
  const end = db.prepare(END).bind(event, step);
  if (found.length === 0) {
    await end.run();
    return;
  }
  const [before = null] = await latestSeals(db, event, 1);
  const since = rowsOf<{ at: number }>(restored).map((one) => one.at);
  const made = await nextSeal(
    { event, from_seq, to_seq, ranges: found, restored: since },
    before,
    at,
  );
  await db.batch([
    db.prepare(INSERT).bind(event, step, JSON.stringify(made)),
    db.prepare(NAME_RESTORED).bind(event, made.number, JSON.stringify(since)),
    end,
  ]);
}

const SELECT_RANGES = `
SELECT log, upto, rows, hash, days FROM seal_range WHERE event = ?1 AND to_seq = ?2 ORDER BY number`;

const STANDS = 'FROM sealing s WHERE s.event = ?1 AND s.step = ?2 AND s.over = 0 AND s.log IS NULL';

const INSERT = `
INSERT INTO seal (event, number, form, from_seq, to_seq, rows, days, root, previous, restored, at, hash)
SELECT ?1, ?3 ->> 'number', ?3 ->> 'form', s.from_seq, s.to_seq, ?3 ->> 'rows', ?3 -> 'days',
  ?3 ->> 'root', ?3 ->> 'previous', ?3 -> 'restored', ?3 ->> 'at', ?3 ->> 'hash' ${STANDS}`;

const NAME_RESTORED = `
UPDATE restoration SET seal = ?2 WHERE event = ?1 AND seal IS NULL
  AND at IN (SELECT value FROM json_each(?3))
  AND EXISTS (SELECT 1 FROM seal WHERE event = ?1 AND number = ?2)`;

const END = `
UPDATE sealing SET over = 1 WHERE event = ?1 AND step = ?2 AND over = 0 AND log IS NULL`;
