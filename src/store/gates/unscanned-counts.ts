import type { Direction } from '../../domain/admission.ts';
import type { Counted } from '../../domain/scan-type.ts';
import { query, run } from '../d1/batch.ts';

/** People of a day who were not counted one by one. */
export interface CountedPeople {
  readonly counted: Counted;
  readonly direction: Direction;
  readonly people: number;
}

/** How many visitors of a day were estimated, or passed in free flow. Reads those scans alone. */
export async function readCounted(
  db: D1Database,
  event: number,
  day: number,
): Promise<CountedPeople[]> {
  const [rows] = await run(db, query<CountedPeople>(db.prepare(SELECT).bind(event, day)));
  return rows;
}

const SELECT = `
SELECT counted, direction, sum(people) AS people FROM scan INDEXED BY scan_counted
WHERE event = ?1 AND day = ?2 AND counted IS NOT NULL AND verdict = 'admitted' AND undone = 0
  AND kind IS NOT 'crew'
GROUP BY counted, direction`;
