import type { Anchor } from '../../domain/attendance.ts';
import { COUNT_NAMES, type Counts } from '../../domain/attendance.ts';
import type { DayEntries, GateMinutes } from '../../domain/day-flow.ts';
import { rowsOf, type Verb } from '../d1/batch.ts';

/** The latest count made by eye on a day, and what moved after it. */
export interface Inside {
  readonly day: number;
  readonly anchor: Anchor | null;
  readonly flow: number;
}

/** People inside on a day, from its latest count on; without one, from opening. */
export function readInside(db: D1Database, event: number, day: number): Verb<Inside> {
  return {
    statements: [db.prepare(SELECT_INSIDE).bind(event, day)],
    read: ([result]) => {
      const row = rowsOf<{ id: string | null; at: number; people: number; flow: number }>(
        result,
      )[0];
      const anchor = row?.id ? { id: row.id, at: row.at, people: row.people } : null;
      return { day, anchor, flow: row?.flow ?? 0 };
    },
  };
}

/** Sums of the attendance per day and gate. */
export function readTotals(
  db: D1Database,
  event: number,
): Verb<(Counts & { readonly day: number; readonly gate: number })[]> {
  const sums = COUNT_NAMES.map((name) => `sum(${name}) AS ${name}`).join(', ');
  const sql = `SELECT day, gate, ${sums} FROM attendance WHERE event = ?1 GROUP BY day, gate`;
  return {
    statements: [db.prepare(sql).bind(event)],
    read: ([result]) => rowsOf(result),
  };
}

/** A day's attendance from one minute to another (not within it), one row a gate. */
export function readDayMinutes(
  db: D1Database,
  event: number,
  day: number,
  { from, to }: { readonly from: number; readonly to: number },
): Verb<GateMinutes[]> {
  const sql = `SELECT gate, json_group_array(json_array(minute, entries, exits)) AS minutes
    FROM attendance WHERE event = ?1 AND day = ?2 AND minute >= ?3 AND minute < ?4 GROUP BY gate`;
  return {
    statements: [db.prepare(sql).bind(event, day, from, to)],
    read: ([result]) =>
      rowsOf<{ gate: number; minutes: string }>(result).map(({ gate, minutes }) => ({
        gate,
        minutes: JSON.parse(minutes),
      })),
  };
}

/** The entries of the last day before another one on which anybody was counted; null without one. */
export function readLastDay(
  db: D1Database,
  event: number,
  before: number,
): Verb<DayEntries | null> {
  return {
    statements: [db.prepare(SELECT_LAST_DAY).bind(event, before)],
    read: ([result]) => {
      const [row] = rowsOf<{ day: number; entries: string }>(result);
      return row ? { day: row.day, entries: JSON.parse(row.entries) } : null;
    },
  };
}

const SELECT_LAST_DAY = `
SELECT day, json_group_array(json_array(minute, entries)) AS entries
FROM (
  SELECT day, minute, sum(entries) AS entries FROM attendance
  WHERE event = ?1 AND day = (
    SELECT day FROM attendance WHERE event = ?1 AND day > 0 AND day < ?2 ORDER BY day DESC LIMIT 1
  )
  GROUP BY minute
)
GROUP BY day`;

// What moved after the anchor: the minutes after its own, and of its own minute the scans that came
// later. Never the log of a day, which grows for as long as the gates are open.
const SELECT_INSIDE = `
WITH anchor AS (
  SELECT scan AS id, at, people, (at - ((at % 60000) + 60000) % 60000) / 60000 AS minute
  FROM head_count
  WHERE event = ?1 AND day = ?2 AND zone = '' AND undone = 0 ORDER BY at DESC, scan DESC LIMIT 1
)
SELECT (SELECT id FROM anchor) AS id, (SELECT at FROM anchor) AS at,
  (SELECT people FROM anchor) AS people,
  (SELECT coalesce(sum(entries - exits), 0) FROM attendance
    WHERE event = ?1 AND day = ?2
      AND minute > coalesce((SELECT minute FROM anchor), -9007199254740991))
  + (SELECT coalesce(sum(iif(s.direction = 'entry', s.people, -s.people)), 0)
    FROM anchor a CROSS JOIN scan s INDEXED BY scan_time
      ON s.event = ?1 AND s.at > a.at AND s.at < (a.minute + 1) * 60000
    WHERE s.day = ?2 AND s.type IN ('ticket', 'walk_in') AND s.verdict = 'admitted'
      AND s.undone = 0 AND s.kind IS NOT 'crew') AS flow`;
