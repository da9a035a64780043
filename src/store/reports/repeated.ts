import { RepeatedMinutes } from '../../domain/figures/classes.ts';
import { replayed } from '../../domain/figures/replay.ts';
import { query, run } from '../d1/batch.ts';
import { EVENT } from '../d1/json-rows.ts';
import { ofOtherDays, TICKET, type TicketRow, withMovements } from './moved-tickets.ts';

/** Days of an edition, by number: from the first to the last. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

/** Rows that one statement reads: gates write in between. */
export const PAGE = 2_000;

/**
 * Who passed on these days and was not admitted for the first time, by the replay of each ticket of
 * which more people entered than it admits: of all others every entry is a first one. Tickets of other
 * days, by which people passed on these, are among them.
 */
export async function readRepeated(
  db: D1Database,
  event: number,
  days: DayRange,
): Promise<RepeatedMinutes> {
  const repeated = new RepeatedMinutes();
  const long: TicketRow[] = [];
  const add = async (tickets: readonly TicketRow[]) => {
    for (const [{ admits }, movements] of await withMovements(db, event, tickets)) {
      for (const entry of replayed(admits, movements)) {
        if (entry.day >= days.from && entry.day <= days.to) repeated.add(entry);
      }
    }
  };
  for await (const tickets of overbooked(db, event, days)) {
    await add(tickets.filter(({ folded }) => !folded));
    // Looked for together: the log is read once.
    long.push(...tickets.filter(({ folded }) => folded));
  }
  await add(long);
  return repeated;
}

/** Tickets with more people entered than they admit, page by page. */
async function* overbooked(
  db: D1Database,
  event: number,
  days: DayRange,
): AsyncGenerator<TicketRow[]> {
  let last = { day: days.from, serial: 0 };
  for (let read = PAGE; read === PAGE; ) {
    const page = db.prepare(SELECT_OVERBOOKED).bind(event, last.day, last.serial, days.to, PAGE);
    const [rows] = await run(db, query<TicketRow & { read: number | null }>(page));
    yield rows.filter((row) => row.read === null);
    const end = rows.find((row) => row.read !== null);
    read = end?.read ?? 0;
    last = end ?? last;
  }
  let serial = 0;
  for (let read = PAGE; read === PAGE; ) {
    const statement = db
      .prepare(SELECT_OF_OTHER_DAYS)
      .bind(event, days.from, days.to, serial, PAGE);
    const [rows] = await run(db, query<TicketRow>(statement));
    yield rows.filter(({ entered, admits }) => entered > admits);
    read = rows.length;
    serial = rows.at(-1)?.serial ?? serial;
  }
}

// With one row more, for the last admission that was looked at and their number: a statement a page, since
// an edition may have more than half as many pages as a Worker may ask statements.
const SELECT_OVERBOOKED = `
WITH page AS MATERIALIZED (
  SELECT event, day, serial, entered, exited, surplus, movements FROM admission
  WHERE event = ?1 AND (day, serial) > (?2, ?3) AND day <= ?4 ORDER BY day, serial LIMIT ?5
)
SELECT ${TICKET}, NULL AS read
FROM page a CROSS JOIN ticket t ON t.event = ${EVENT} AND t.serial = a.serial
WHERE a.entered > t.adults + t.children
UNION ALL SELECT * FROM (
  SELECT serial, day, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, (SELECT count(*) FROM page)
  FROM page ORDER BY day DESC, serial DESC LIMIT 1
)`;

const SELECT_OF_OTHER_DAYS = `
WITH passed AS (
  ${ofOtherDays('s.day BETWEEN ?2 AND ?3 AND s.serial > ?4', 'NOT t.day BETWEEN ?2 AND ?3')}
  ORDER BY s.serial LIMIT ?5
)
SELECT ${TICKET}
FROM passed p CROSS JOIN ticket t ON t.event = ${EVENT} AND t.serial = p.serial
JOIN admission a ON a.event = t.event AND a.day = t.day AND a.serial = t.serial
ORDER BY t.serial`;
