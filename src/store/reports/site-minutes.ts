import type { EyeCount } from '../../domain/figures/peak.ts';
import { query, run } from '../d1/batch.ts';
import type { DayRange } from './day-range.ts';

/** Counts by eye that one statement looks at: for each the scans of a minute are read. */
const COUNTS = 20;

/** The counts by eye of a day's site, in the order of time. */
export async function readEyeCounts(
  db: D1Database,
  event: number,
  days: DayRange,
): Promise<(EyeCount & { readonly day: number })[]> {
  const counts: (EyeCount & { day: number; scan: string })[] = [];
  for (let read = COUNTS; read === COUNTS; ) {
    const { day, at, scan } = counts.at(-1) ?? { day: days.from, at: FIRST, scan: '' };
    const statement = db.prepare(SELECT_COUNTS).bind(event, day, at, scan, days.to, COUNTS);
    const [rows] = await run(db, query<(typeof counts)[number]>(statement));
    counts.push(...rows);
    read = rows.length;
  }
  return counts;
}

/** People who were estimated, in and out, by day and minute. */
export async function readEstimated(
  db: D1Database,
  event: number,
  days: DayRange,
): Promise<{ day: number; minute: number; entries: number; exits: number }[]> {
  const [rows] = await run(
    db,
    query<{ day: number; minute: number; entries: number; exits: number }>(
      db.prepare(SELECT_ESTIMATED).bind(event, days.from, days.to),
    ),
  );
  return rows;
}

const FIRST = Number.MIN_SAFE_INTEGER;

const SELECT_COUNTS = `
WITH counts AS (
  SELECT day, at, scan, people, ((at - ((at % 60000) + 60000) % 60000) / 60000 + 1) * 60000 AS until
  FROM head_count
  WHERE event = ?1 AND day BETWEEN ?2 AND ?5 AND zone = '' AND undone = 0
    AND (day, at, scan) > (?2, ?3, ?4)
  ORDER BY day, at, scan LIMIT ?6
)
SELECT c.day, c.at, c.scan, c.people, (
  SELECT coalesce(sum(iif(s.direction = 'entry', s.people, -s.people)), 0)
  FROM scan s INDEXED BY scan_time
  WHERE s.event = ?1 AND s.at > c.at AND s.at < c.until AND s.day = c.day
    AND s.type IN ('ticket', 'walk_in') AND s.verdict = 'admitted' AND s.undone = 0
    AND s.kind IS NOT 'crew'
) AS after
FROM counts c ORDER BY c.day, c.at, c.scan`;

const SELECT_ESTIMATED = `
SELECT day, (at - ((at % 60000) + 60000) % 60000) / 60000 AS minute,
  sum(iif(direction = 'entry', people, 0)) AS entries,
  sum(iif(direction = 'exit', people, 0)) AS exits
FROM scan INDEXED BY scan_counted
WHERE event = ?1 AND day BETWEEN ?2 AND ?3 AND counted IS NOT NULL AND counted = 'estimated'
  AND verdict = 'admitted' AND undone = 0 AND kind IS NOT 'crew'
GROUP BY 1, 2`;
