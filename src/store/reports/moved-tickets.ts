import type { TicketMovement } from '../../domain/figures/replay.ts';
import type { PartyKind } from '../../domain/kinds.ts';
import { EVENT } from '../d1/json-rows.ts';
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

/**
 * Serials of tickets by which people came in on another day than their own, as SQL: it reads no more than
 * the scans that may be of such a ticket.
 * @param passed a condition on their scans `s`
 * @param own a condition on the tickets `t`
 */
export const ofOtherDays = (passed: string, own: string) => `
SELECT DISTINCT s.serial FROM scan s INDEXED BY scan_not_of_day
JOIN ticket t ON t.event = ${EVENT} AND t.serial = s.serial
WHERE s.event = ?1 AND s.verdict = 'admitted'
  AND s.reason IN ('wrong_day', 'cancelled', 'superseded', 'pending')
  AND s.direction = 'entry' AND s.undone = 0 AND s.people > 0 AND s.day <> t.day
  AND ${passed} AND ${own}`;

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
