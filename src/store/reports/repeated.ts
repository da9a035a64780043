import { RepeatedMinutes } from '../../domain/figures/classes.ts';
import { replayed } from '../../domain/figures/replay.ts';
import { query, run } from '../d1/batch.ts';
import { EVENT } from '../d1/json-rows.ts';
import { type DayRange, PAGE } from './day-range.ts';
import { movedTickets, TICKET, type TicketRow, withMovements } from './moved-tickets.ts';

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
  for await (const rows of movedTickets(db, event, days, 'in')) {
    yield rows.filter(({ entered, admits }) => entered > admits);
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
