import { query, type Verb } from './batch.ts';

/** Scans of a day that let people in beyond what was booked. */
export interface DayConflicts {
  readonly day: number;
  readonly conflicts: number;
}

/** How many people were let in twice on which day: reads the marked scans alone. */
export function readConflictCounts(db: D1Database, event: number): Verb<DayConflicts[]> {
  const sql = `SELECT day, count(*) AS conflicts FROM scan INDEXED BY scan_conflict
    WHERE event = ?1 AND conflict = 1 AND ${COUNTS} GROUP BY day`;
  return query(db.prepare(sql).bind(event));
}

const COUNTS = `verdict = 'admitted' AND undone = 0 AND direction = 'entry'`;
