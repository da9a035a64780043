import type { Movements } from '../../domain/movements.ts';
import type { KnownState, SettledScan, Tally, TicketRecord } from '../../domain/scan-log.ts';
import { rowsOf, type Verb } from '../d1/batch.ts';
import { EVENT } from '../d1/json-rows.ts';
import { SCAN_COLUMNS, TALLY_COLUMNS } from './admit.ts';

/** What a group of scans needs to be judged: known ids, and the tickets that they touch. */
export interface Wanted {
  readonly ids: readonly string[];
  readonly serials: readonly number[];
}

type StoredScan = Omit<SettledScan, 'clamped' | 'reported' | 'conflict' | 'undone'> & {
  readonly clamped: number;
  readonly reported: number;
  readonly conflict: number;
  readonly undone: number;
};
type StoredTicket = Omit<TicketRecord, 'former'> & { readonly former: string };
type StoredTally = Omit<Tally, 'movements'> & {
  readonly serial: number;
  readonly movements: string;
};

/** Loads the state on which scans are settled. Three statements. */
export function readKnownState(db: D1Database, event: number, wanted: Wanted): Verb<KnownState> {
  const ids = JSON.stringify(wanted.ids);
  const serials = JSON.stringify(wanted.serials);
  return {
    statements: [
      db.prepare(SELECT_SCANS).bind(event, ids),
      db.prepare(SELECT_TICKETS).bind(event, ids, serials),
      db.prepare(SELECT_TALLIES).bind(event, ids, serials),
    ],
    read: ([scans, tickets, tallies]) => ({
      scans: new Map(rowsOf<StoredScan>(scans).map((row) => [row.id, toScan(row)])),
      tickets: new Map(rowsOf<StoredTicket>(tickets).map((row) => [row.serial, toTicket(row)])),
      tallies: new Map(
        rowsOf<StoredTally>(tallies).map(({ serial, movements, ...tally }) => [
          serial,
          // Written by this file alone.
          { ...tally, movements: JSON.parse(movements) as Movements },
        ]),
      ),
    }),
  };
}

/** Tickets by their serials, as they are. */
export function readTickets(
  db: D1Database,
  event: number,
  serials: Iterable<number>,
): Verb<TicketRecord[]> {
  const wanted = JSON.stringify([...serials]);
  return {
    statements: [db.prepare(SELECT_TICKETS).bind(event, '[]', wanted)],
    read: ([tickets]) => rowsOf<StoredTicket>(tickets).map(toTicket),
  };
}

function toTicket({ former, ...row }: StoredTicket): TicketRecord {
  return former === '[]' ? row : { ...row, former: JSON.parse(former) as number[] };
}

function toScan(row: StoredScan): SettledScan {
  return {
    ...row,
    clamped: row.clamped === 1,
    reported: row.reported === 1,
    conflict: row.conflict === 1,
    undone: row.undone === 1,
  };
}

// CROSS JOIN, here and below: SQLite then keeps the order written. Left to itself it walks every
// scan of the event and reads the JSON anew for each.
const SELECT_SCANS = `
SELECT ${SCAN_COLUMNS.map((name) => `s."${name}"`).join(', ')}
FROM json_each(?2) j CROSS JOIN scan s ON s.event = ${EVENT} AND s.id = j.value`;

// An undo or a report touches the ticket of the scan that it names.
const TOUCHED = `
SELECT j.value AS serial FROM json_each(?3) j
UNION SELECT s.serial
FROM json_each(?2) k CROSS JOIN scan s ON s.event = ${EVENT} AND s.id = k.value
WHERE s.serial IS NOT NULL`;

const SELECT_TICKETS = `
SELECT t.serial, t.kind, t.adults, t.children, t.day, t.slot, t.state, t.revision, t.oldest,
  t.secret, t.former, t.seq
FROM (${TOUCHED}) w
CROSS JOIN ticket t ON t.event = ${EVENT} AND t.serial = w.serial`;

const SELECT_TALLIES = `
SELECT a.serial, ${TALLY_COLUMNS.map((name) => `a.${name}`).join(', ')}
FROM (${TOUCHED}) w
CROSS JOIN ticket t ON t.event = ${EVENT} AND t.serial = w.serial
CROSS JOIN admission a ON a.event = ${EVENT} AND a.day = t.day AND a.serial = t.serial`;
