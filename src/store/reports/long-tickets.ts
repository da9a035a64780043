import type { TicketMovement } from '../../domain/figures/replay.ts';
import { query, run } from '../d1/batch.ts';

/** A ticket whose people are looked for in the log. */
interface LongTicket {
  readonly serial: number;
  /** People who entered by it, and who left, in all. */
  readonly entered: number;
  readonly left: number;
  /** When its last kept movement was, ms. */
  readonly last_at: number;
}

/** Scans that one statement looks at; few of them are of these tickets, and come back. */
const RANGE = 5_000;

/**
 * All movements of tickets of which only the latest are kept beside them. The log has no index of
 * tickets, so it is read in ranges, back from the latest movement, until all people are found. By serial.
 */
export async function readLongMovements(
  db: D1Database,
  event: number,
  tickets: readonly LongTicket[],
): Promise<Map<number, readonly TicketMovement[]>> {
  const wanted = new Map(
    tickets.map(({ serial, entered, left }) => [
      serial,
      { missing: entered + left, movements: [] as TicketMovement[] },
    ]),
  );
  const latest = Math.max(...tickets.map(({ last_at }) => last_at)) + 1;
  // An older one may have arrived after a younger one was folded away: then it is later than all.
  for (const span of [
    { from: Number.MIN_SAFE_INTEGER, to: latest },
    { from: latest, to: Number.MAX_SAFE_INTEGER },
  ]) {
    let before = { at: span.to, scan: '' };
    while (true) {
      const open = [...wanted].filter(([, { missing }]) => missing > 0).map(([serial]) => serial);
      if (open.length === 0) return movementsOf(wanted);
      const bound = [event, span.from, before.at, before.scan, RANGE] as const;
      const [[end], rows] = await run(
        db,
        query<{ at: number; scan: string; read: number }>(db.prepare(SELECT_END).bind(...bound)),
        query<TicketMovement & { serial: number }>(
          db.prepare(SELECT_MOVEMENTS).bind(...bound, JSON.stringify(open)),
        ),
      );
      for (const { serial, ...movement } of rows) {
        const ticket = wanted.get(serial);
        if (!ticket) continue;
        ticket.missing -= Math.abs(movement.people);
        ticket.movements.push(movement);
      }
      if (!end || end.read < RANGE) break;
      before = end;
    }
  }
  return movementsOf(wanted);
}

function movementsOf<T>(found: ReadonlyMap<number, { readonly movements: T }>): Map<number, T> {
  return new Map(Array.from(found, ([serial, { movements }]) => [serial, movements]));
}

const LOGGED = `
SELECT at, id FROM scan INDEXED BY scan_time
WHERE event = ?1 AND at >= ?2 AND (at, id) < (?3, ?4) ORDER BY at DESC, id DESC LIMIT ?5`;

const SELECT_END = `
WITH page AS (${LOGGED})
SELECT at, id AS scan, (SELECT count(*) FROM page) AS read FROM page ORDER BY at, id LIMIT 1`;

const SELECT_MOVEMENTS = `
WITH page AS (${LOGGED})
SELECT s.serial, s.at, iif(s.direction = 'exit', -s.people, s.people) AS people, s.id AS scan,
  s.gate, s.day
FROM page p CROSS JOIN scan s ON s.event = ?1 AND s.id = p.id
WHERE s.serial IN (SELECT value FROM json_each(?6)) AND s.type = 'ticket'
  AND s.verdict = 'admitted' AND s.undone = 0 AND s.people > 0`;
