import { type CountedMinute, classed } from '../../domain/figures/classes.ts';
import type { ClassedMinute } from '../../domain/figures/figures.ts';
import { query, run } from '../d1/batch.ts';
import { type DayRange, PAGE } from './day-range.ts';
import { readRepeated } from './repeated.ts';

/**
 * What the gates counted on some days, by gate and minute and class, in the order of time and page by page;
 * minutes in which only crew passed are left out. Tickets are read before what was counted, so that every
 * entry that they tell of is counted.
 */
export async function* classedPages(
  db: D1Database,
  event: number,
  days: DayRange,
): AsyncGenerator<(ClassedMinute & { readonly day: number })[]> {
  const repeated = await readRepeated(db, event, days);
  let last = { day: days.from, minute: Number.MIN_SAFE_INTEGER, gate: 0 };
  for (let read = PAGE; read === PAGE; ) {
    const statement = db
      .prepare(SELECT_MINUTES)
      .bind(event, last.day, last.minute, last.gate, days.to, PAGE);
    const [rows] = await run(db, query<CountedMinute & { day: number }>(statement));
    yield rows.map((row) => ({
      day: row.day,
      ...classed(row, repeated.of(row.day, row.gate, row.minute)),
    }));
    read = rows.length;
    last = rows.at(-1) ?? last;
  }
}

const SELECT_MINUTES = `
SELECT day, gate, minute, entries, walk_ins, exits, children FROM attendance
WHERE event = ?1 AND (day, minute, gate) > (?2, ?3, ?4) AND day <= ?5
  AND (entries > 0 OR exits > 0)
ORDER BY day, minute, gate LIMIT ?6`;
