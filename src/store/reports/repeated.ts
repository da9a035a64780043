import { RepeatedMinutes } from '../../domain/figures/classes.ts';
import { repeatedOf, type TicketMovement } from '../../domain/figures/replay.ts';
import { query, run } from '../d1/batch.ts';
import { EVENT } from '../d1/json-rows.ts';
import { type LongTicket, readLongMovements } from './long-tickets.ts';

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
  const long: LongTicket[] = [];
  const add = (admits: number, movements: readonly TicketMovement[]) => {
    for (const one of repeatedOf(admits, movements)) {
      if (one.day >= days.from && one.day <= days.to) repeated.add(one);
    }
  };
  for await (const tickets of overbooked(db, event, days)) {
    for (const ticket of tickets) {
      if (ticket.folded) long.push(ticket);
      else add(ticket.admits, movementsIn(ticket.movements));
    }
  }
  for (const { admits, movements } of await readLongMovements(db, event, long)) {
    add(admits, movements);
  }
  return repeated;
}

interface TicketRow extends LongTicket {
  /** Whether older movements are in its opening totals alone. */
  readonly folded: number;
  /** A JSON array of `[at, people, scan, gate, day]`. */
  readonly movements: string;
}

/** Tickets with more people entered than they admit, page by page. */
async function* overbooked(
  db: D1Database,
  event: number,
  days: DayRange,
): AsyncGenerator<TicketRow[]> {
  let last = { day: days.from, serial: 0 };
  for (let read = PAGE; read === PAGE; ) {
    const page = [event, last.day, last.serial, days.to, PAGE] as const;
    const [[end], rows] = await run(
      db,
      query<{ day: number; serial: number; read: number }>(db.prepare(SELECT_END).bind(...page)),
      query<TicketRow>(db.prepare(SELECT_OVERBOOKED).bind(...page)),
    );
    yield rows;
    read = end?.read ?? 0;
    last = end ?? last;
  }
  let serial = 0;
  for (let read = PAGE; read === PAGE; ) {
    const statement = db
      .prepare(SELECT_OF_OTHER_DAYS)
      .bind(event, days.from, days.to, serial, PAGE);
    const [rows] = await run(db, query<TicketRow & { serial: number }>(statement));
    yield rows.filter(({ entered, admits }) => entered > admits);
    read = rows.length;
    serial = rows.at(-1)?.serial ?? serial;
  }
}

function movementsIn(json: string): TicketMovement[] {
  const rows = JSON.parse(json) as [number, number, string, number, number][];
  return rows.map(([at, people, scan, gate, day]) => ({ at, people, scan, gate, day }));
}

const admissions = (columns: string) => `
SELECT ${columns} FROM admission
WHERE event = ?1 AND (day, serial) > (?2, ?3) AND day <= ?4 ORDER BY day, serial LIMIT ?5`;

const SELECT_END = `
WITH page AS (${admissions('day, serial')})
SELECT day, serial, (SELECT count(*) FROM page) AS read FROM page ORDER BY day DESC, serial DESC LIMIT 1`;

/** What is read of a ticket `t` with its admission `a`. The day of a movement is that of its scan. */
const TICKET = `
  t.serial, t.adults + t.children AS admits, a.entered, a.exited + a.surplus AS left,
  a.movements ->> '$.opening' <> '[0,0,0]' AS folded,
  (SELECT max(m.value ->> 0) FROM json_each(a.movements, '$.list') m) AS last_at, (
    SELECT json_group_array(json_array(m.value ->> 0, m.value ->> 1, m.value ->> 2, m.value ->> 3, s.day))
    FROM json_each(a.movements, '$.list') m
    CROSS JOIN scan s ON s.event = a.event AND s.id = m.value ->> 2
  ) AS movements`;

const SELECT_OVERBOOKED = `
WITH page AS (${admissions('event, day, serial, entered, exited, surplus, movements')})
SELECT ${TICKET}
FROM page a CROSS JOIN ticket t ON t.event = ${EVENT} AND t.serial = a.serial
WHERE a.entered > t.adults + t.children`;

const SELECT_OF_OTHER_DAYS = `
WITH passed AS (
  SELECT DISTINCT s.serial FROM scan s INDEXED BY scan_not_of_day
  JOIN ticket t ON t.event = ${EVENT} AND t.serial = s.serial
  WHERE s.event = ?1 AND s.day BETWEEN ?2 AND ?3 AND s.verdict = 'admitted'
    AND s.reason IN ('wrong_day', 'cancelled', 'superseded', 'pending')
    AND s.direction = 'entry' AND s.undone = 0 AND s.serial > ?4
    AND NOT t.day BETWEEN ?2 AND ?3
  ORDER BY s.serial LIMIT ?5
)
SELECT ${TICKET}
FROM passed p CROSS JOIN ticket t ON t.event = ${EVENT} AND t.serial = p.serial
JOIN admission a ON a.event = t.event AND a.day = t.day AND a.serial = t.serial
ORDER BY t.serial`;
