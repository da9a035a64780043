import { query, type Verb } from '../d1/batch.ts';
import { Memo } from '../d1/memo.ts';

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

/** A window of a day: who holds places in it, and who came on a ticket in its hours. Times in ms. */
export interface WindowCount {
  readonly slot: number;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly capacity: number;
  readonly registered: number;
  /** People let in with a ticket for the first time: neither walk-ins nor re-entries. */
  readonly came: number;
}

/** How often a day's windows are read, however many people look at them, ms. */
const WINDOWS_MS = 10_000;
const windows = new Memo<WindowCount[]>(WINDOWS_MS);

/** The windows of a day, the earliest first. Reads minutes of attendance, and no scan. */
export function windowCounts(
  db: D1Database,
  event: number,
  day: number,
  now: number,
): Promise<WindowCount[]> {
  return windows.get(`${event} ${day}`, now, async () => {
    const { results } = await db.prepare(SELECT_WINDOWS).bind(event, day).all<WindowCount>();
    return results;
  });
}

const SELECT_WINDOWS = `
SELECT s.number AS slot, s.starts_at, s.ends_at, s.capacity, s.taken AS registered, coalesce((
  SELECT sum(a.entries - a.walk_ins - a.re_entries) FROM attendance a
  WHERE a.event = s.event AND a.day = s.day
    AND a.minute >= s.starts_at / 60000 AND a.minute < s.ends_at / 60000
), 0) AS came
FROM slot s WHERE s.event = ?1 AND s.day = ?2 ORDER BY s.starts_at, s.number`;
