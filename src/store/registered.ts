import { query, type Verb } from './batch.ts';

/** People who hold places of a day. */
export interface DayRegistered {
  readonly day: number;
  readonly registered: number;
}

/** How many people hold places of each day: what the windows say, and no registration is read. */
export function readRegistered(db: D1Database, event: number): Verb<DayRegistered[]> {
  const sql = 'SELECT day, sum(taken) AS registered FROM slot WHERE event = ?1 GROUP BY day';
  return query(db.prepare(sql).bind(event));
}
