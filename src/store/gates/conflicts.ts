import { query, run, type Verb } from '../d1/batch.ts';

/** Scans of a day that admitted people beyond what was booked. */
export interface DayConflicts {
  readonly day: number;
  readonly conflicts: number;
}

/** How many people were admitted twice on which day: reads the marked scans alone. */
export function readConflictCounts(db: D1Database, event: number): Verb<DayConflicts[]> {
  const sql = `SELECT day, count(*) AS conflicts FROM scan INDEXED BY scan_conflict
    WHERE event = ?1 AND conflict = 1 AND ${COUNTS} GROUP BY day`;
  return query(db.prepare(sql).bind(event));
}

const COUNTS = `verdict = 'admitted' AND undone = 0 AND direction = 'entry'`;

/** Lines of a list that a page can hold; more of them point to another fault. */
export const CONFLICTS_SHOWN = 200;

/** Where and when (ms) people passed, and how many. */
export interface Passage {
  readonly gate: number;
  readonly at: number;
  readonly people: number;
}

/**
 * People who were admitted beyond what their ticket had left, and where it had been used before.
 */
export interface Conflict extends Passage {
  readonly id: string;
  readonly device: string;
  /** When the service heard of it, ms. */
  readonly received_at: number;
  /** Null for a typed code whose secret digits were wrong. */
  readonly ticket: { readonly serial: number; readonly secret: number } | null;
  /** Other admissions of the ticket, in the order of time. */
  readonly others: readonly Passage[];
}

/** The double admissions of a day in the order of time: reads the marked scans and their tickets'. */
export async function conflictsOf(db: D1Database, event: number, day: number): Promise<Conflict[]> {
  const { results } = await db
    .prepare(SELECT_CONFLICTS)
    .bind(event, day, CONFLICTS_SHOWN)
    .all<ConflictRow>();
  return results.map(({ serial, secret, others, ...row }) => ({
    ...row,
    ticket: serial === null || secret === null ? null : { serial, secret },
    others: (JSON.parse(others) as [number, number, number][])
      .map(([gate, at, people]) => ({ gate, at, people }))
      .toSorted((a, b) => a.at - b.at),
  }));
}

/** How many double admissions a day has: more than are listed, on a day that went wrong. */
export async function conflictsInAll(
  db: D1Database,
  event: number,
  day: number,
  listed: readonly Conflict[],
): Promise<number> {
  if (listed.length < CONFLICTS_SHOWN) return listed.length;
  const [counts] = await run(db, readConflictCounts(db, event));
  return counts.find((one) => one.day === day)?.conflicts ?? listed.length;
}

interface ConflictRow extends Passage {
  readonly id: string;
  readonly device: string;
  readonly received_at: number;
  readonly serial: number | null;
  readonly secret: number | null;
  /** A JSON array of gate, time and people. */
  readonly others: string;
}

const SELECT_CONFLICTS = `
SELECT c.id, c.gate, c.at, c.people, c.received_at, d.name AS device, c.serial, t.secret, (
  SELECT json_group_array(json_array(s.gate, s.at, s.people))
  FROM admission a CROSS JOIN json_each(a.movements, '$.list') m
  CROSS JOIN scan s ON s.event = a.event AND s.id = m.value ->> 2
  WHERE a.event = c.event AND a.day = t.day AND a.serial = c.serial
    AND s.direction = 'entry' AND s.id <> c.id
) AS others
FROM scan c INDEXED BY scan_conflict
JOIN device d ON d.event = c.event AND d.id = c.device
LEFT JOIN ticket t ON t.event = c.event AND t.serial = c.serial
WHERE c.event = ?1 AND c.day = ?2 AND c.conflict = 1
  AND c.verdict = 'admitted' AND c.undone = 0 AND c.direction = 'entry'
ORDER BY c.at, c.id LIMIT ?3`;
