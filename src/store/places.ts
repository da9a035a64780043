import type { Env } from '../env.ts';
import { query, run, type Verb } from './batch.ts';
import { Memo } from './memo.ts';

/** Seconds would be too long on an opening day, and a query for each reader too many. */
const FRESH_MS = 1_000;
const places = new Memo<ReadonlyMap<number, number>>(FRESH_MS);

/** People that each arrival window can still take, by slot number; at most a second old. */
export function placesLeft(
  env: Env,
  event: number,
  now: number,
): Promise<ReadonlyMap<number, number>> {
  return places.get(String(event), now, async () => {
    const [left] = await run(env.DB, readPlaces(env.DB, event));
    return left;
  });
}

/** The same, as of the batch that it rides in. */
export function readPlaces(db: D1Database, event: number): Verb<ReadonlyMap<number, number>> {
  const sql = 'SELECT number, max(0, capacity - taken) AS free FROM slot WHERE event = ?1';
  const rows = query<{ number: number; free: number }>(db.prepare(sql).bind(event));
  return {
    statements: rows.statements,
    read: (results) => new Map(rows.read(results).map((row) => [row.number, row.free])),
  };
}
