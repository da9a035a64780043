import type { Localized } from '../../domain/kinds.ts';
import { query, run } from '../d1/batch.ts';

/** Editions that a report compares with, the latest first; rows that one statement reads. */
const COMPARED = 6;
const PAGE = 2_000;

/** An edition that this service counted before. People. */
export interface EarlierEdition {
  readonly name: Localized;
  readonly city: Localized;
  /** Of its last day, `YYYY-MM-DD`. */
  readonly date: string;
  /** Days on which somebody came. */
  readonly days: number;
  /** After corrections. */
  readonly visits: number;
}

interface Row {
  readonly number: number;
  readonly name: string;
  readonly city: string;
  readonly date: string;
}

/** Editions of this service that were over before a date, with their visits; none that nobody came to. */
export async function earlierEditions(db: D1Database, before: string): Promise<EarlierEdition[]> {
  const { results } = await db.prepare(SELECT_EDITIONS).bind(before, COMPARED).all<Row>();
  const editions: EarlierEdition[] = [];
  for (const { number, name, city, date } of results) {
    const { visits, days } = await visitsOf(db, number);
    if (days === 0) continue;
    editions.push({ name: JSON.parse(name), city: JSON.parse(city), date, visits, days });
  }
  return editions;
}

/** Read page by page: a gate that writes waits for one of them at most. */
async function visitsOf(db: D1Database, event: number): Promise<{ visits: number; days: number }> {
  const days = new Set<number>();
  const [[corrected]] = await run(
    db,
    query<{ people: number }>(db.prepare(SELECT_CORRECTED).bind(event)),
  );
  let visits = corrected?.people ?? 0;
  let last = { day: 0, minute: 0, gate: 0 };
  for (let read = PAGE; read === PAGE; ) {
    const { results } = await db
      .prepare(SELECT_ENTRIES)
      .bind(event, last.day, last.minute, last.gate, PAGE)
      .all<typeof last & { entries: number }>();
    for (const { day, entries } of results) {
      visits += entries;
      if (entries > 0) days.add(day);
    }
    read = results.length;
    last = results.at(-1) ?? last;
  }
  return { visits: Math.max(0, visits), days: days.size };
}

const SELECT_EDITIONS = `
SELECT e.number, e.name, e.city, max(d.date) AS date
FROM event e JOIN day d ON d.event = e.number
WHERE e.status <> 'draft' GROUP BY e.number HAVING max(d.date) < ?1
ORDER BY date DESC, e.number LIMIT ?2`;

const SELECT_ENTRIES = `
SELECT day, minute, gate, entries FROM attendance
WHERE event = ?1 AND (day, minute, gate) > (?2, ?3, ?4) ORDER BY day, minute, gate LIMIT ?5`;

/** What the latest correction of each figure adds to the day. */
const SELECT_CORRECTED = `
SELECT coalesce(sum(c.stated - c.counted), 0) AS people FROM correction c
WHERE c.event = ?1 AND c.figure <> 'exits' AND NOT EXISTS (
  SELECT 1 FROM correction o WHERE o.event = c.event AND o.day = c.day AND o.figure = c.figure
    AND (o.made_at, o.id) > (c.made_at, c.id))`;
