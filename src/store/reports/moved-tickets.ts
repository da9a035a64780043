import type { TicketMovement } from '../../domain/figures/replay.ts';
import type { PartyKind } from '../../domain/kinds.ts';
import { query, run } from '../d1/batch.ts';
import { EVENT } from '../d1/json-rows.ts';
import { type DayRange, PAGE } from './day-range.ts';
import { readLongMovements } from './long-tickets.ts';

/** A ticket as a report reads it to replay it. */
export interface TicketRow {
  readonly serial: number;
  readonly day: number;
  readonly kind: PartyKind;
  readonly registration: string;
  readonly admits: number;
  /** People who entered by it, and who left, in all. */
  readonly entered: number;
  readonly left: number;
  /** When its last kept movement was, ms. */
  readonly last_at: number;
  /** Whether older movements are in its opening totals alone. */
  readonly folded: number;
  /** A JSON array of `[at, people, scan, gate, day]`. */
  readonly movements: string;
}

/** What is read of a ticket `t` with its admission `a`. The day of a movement is that of its scan. */
export const TICKET = `
  t.serial, t.day, t.kind, t.registration, t.adults + t.children AS admits, a.entered,
  a.exited + a.surplus AS left, a.movements ->> '$.opening' <> '[0,0,0]' AS folded,
  (SELECT max(m.value ->> 0) FROM json_each(a.movements, '$.list') m) AS last_at, (
    SELECT json_group_array(json_array(m.value ->> 0, m.value ->> 1, m.value ->> 2, m.value ->> 3, s.day))
    FROM json_each(a.movements, '$.list') m
    CROSS JOIN scan s ON s.event = a.event AND s.id = m.value ->> 2
  ) AS movements`;

/** Whether they came by it on the days, and are of others; or also the other way round. */
type Moved = 'in' | 'in_or_out';

/** Tickets by which people came in on another day than their own, page by page. */
export async function* movedTickets(
  db: D1Database,
  event: number,
  { from, to }: DayRange,
  moved: Moved,
): AsyncGenerator<TicketRow[]> {
  let serial = 0;
  for (let read = PAGE; read === PAGE; ) {
    const statement = db.prepare(SELECT_MOVED[moved]).bind(event, from, to, serial, PAGE);
    const [rows] = await run(db, query<TicketRow>(statement));
    yield rows;
    read = rows.length;
    serial = rows.at(-1)?.serial ?? serial;
  }
}

const PASSED = 's.day BETWEEN ?2 AND ?3';
const OWN = 't.day BETWEEN ?2 AND ?3';

// It reads no more than the scans that may be of such a ticket.
const selectMoved = (which: string) => `
WITH moved AS (
  SELECT DISTINCT s.serial FROM scan s INDEXED BY scan_not_of_day
  JOIN ticket t ON t.event = ${EVENT} AND t.serial = s.serial
  WHERE s.event = ?1 AND s.verdict = 'admitted'
    AND s.reason IN ('wrong_day', 'cancelled', 'superseded', 'pending')
    AND s.direction = 'entry' AND s.undone = 0 AND s.people > 0 AND s.day <> t.day
    AND s.serial > ?4 AND ${which}
  ORDER BY s.serial LIMIT ?5
)
SELECT ${TICKET}
FROM moved m CROSS JOIN ticket t ON t.event = ${EVENT} AND t.serial = m.serial
JOIN admission a ON a.event = t.event AND a.day = t.day AND a.serial = t.serial
ORDER BY t.serial`;

const SELECT_MOVED: Readonly<Record<Moved, string>> = {
  in: selectMoved(`${PASSED} AND NOT ${OWN}`),
  in_or_out: selectMoved(`(${PASSED} OR ${OWN})`),
};

/** Tickets with all of their movements; those that are not kept beside a ticket come from the log. */
export async function withMovements<Ticket extends TicketRow>(
  db: D1Database,
  event: number,
  tickets: readonly Ticket[],
): Promise<(readonly [Ticket, readonly TicketMovement[]])[]> {
  const long = tickets.filter(({ folded }) => folded);
  const found = long.length > 0 ? await readLongMovements(db, event, long) : new Map();
  return tickets.map(
    (ticket) => [ticket, found.get(ticket.serial) ?? movementsIn(ticket)] as const,
  );
}

function movementsIn({ movements }: TicketRow): TicketMovement[] {
  const rows = JSON.parse(movements) as [number, number, string, number, number][];
  return rows.map(([at, people, scan, gate, day]) => ({ at, people, scan, gate, day }));
}
