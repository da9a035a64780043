import type { TicketState } from '../domain/admission.ts';
import { APPROVED_BY_HAND, type PartyKind } from '../domain/kinds.ts';
import type { LedgerRow, TodayRow } from '../domain/scan.ts';
import type { Tally } from '../domain/scan-log.ts';
import { rowsOf, type Verb } from './batch.ts';

/** One change of the ledger: what every gate phone must learn about a serial. */
export interface LedgerChange {
  readonly seq: number;
  readonly serial: number;
  readonly row: LedgerRow | null;
  readonly today: TodayRow | null;
}

interface ChangedTicket {
  readonly serial: number;
  readonly adults: number;
  readonly children: number;
  readonly slot: number;
  readonly kind: PartyKind;
  readonly state: TicketState;
  readonly revision: number;
  readonly oldest: number;
  readonly seq: number;
  readonly entered: number | null;
  readonly exited: number | null;
  readonly last_at: number | null;
  readonly last_gate: number | null;
}

/** Tickets of a day issued or changed after a cursor, in commit order. */
export function readChangedTickets(
  db: D1Database,
  event: number,
  day: number,
  since: number,
): Verb<LedgerChange[]> {
  return {
    statements: [db.prepare(SELECT_CHANGED).bind(event, day, since)],
    read: ([result]) =>
      rowsOf<ChangedTicket>(result).map((ticket) => ({
        seq: ticket.seq,
        serial: ticket.serial,
        row: isPlain(ticket) ? null : ledgerRow(ticket),
        today: [ticket.serial, ticket.adults, ticket.children, ticket.slot, ticket.kind],
      })),
  };
}

/** Every ticket that people passed with on a day, as of its last scan or change. */
export function readUsedTickets(db: D1Database, event: number, day: number): Verb<LedgerChange[]> {
  return {
    statements: [db.prepare(SELECT_USED).bind(event, day)],
    read: ([result]) =>
      rowsOf<ChangedTicket>(result).map((ticket) => ({
        seq: ticket.seq,
        serial: ticket.serial,
        row: ledgerRow(ticket),
        today: null,
      })),
  };
}

/**
 * A ticket that says nothing beyond its own token: absent from the ledger. One that waited for
 * approval never is: phones may hold it as pending.
 */
function isPlain(ticket: ChangedTicket): boolean {
  const used = (ticket.entered ?? 0) + (ticket.exited ?? 0) > 0;
  const waited = APPROVED_BY_HAND.includes(ticket.kind);
  return ticket.state === 'valid' && ticket.revision === 0 && !used && !waited;
}

function ledgerRow(ticket: ChangedTicket): LedgerRow {
  const { entered, exited, last_at, last_gate } = ticket;
  return rowOf(ticket, { entered: entered ?? 0, exited: exited ?? 0, last_at, last_gate });
}

/** A row of the ledger. When and where somebody went in is told only while it counts. */
export function rowOf(
  ticket: Pick<ChangedTicket, 'serial' | 'state' | 'revision' | 'oldest'>,
  tally: Pick<Tally, 'entered' | 'exited' | 'last_at' | 'last_gate'>,
): LedgerRow {
  const { serial, state, revision, oldest } = ticket;
  const { entered, exited } = tally;
  const last = entered > 0 && tally.last_at !== null ? Math.floor(tally.last_at / 1000) : 0;
  const gate = last > 0 ? (tally.last_gate ?? 0) : 0;
  return [serial, entered, exited, state, revision, oldest, last, gate];
}

const SELECT_CHANGED = `
SELECT t.serial, t.adults, t.children, t.slot, t.kind, t.state, t.revision, t.oldest, t.seq,
  a.entered, a.exited, a.last_at, a.last_gate
FROM ticket t LEFT JOIN admission a ON a.event = t.event AND a.day = t.day AND a.serial = t.serial
WHERE t.event = ?1 AND t.day = ?2 AND t.seq > ?3 ORDER BY t.seq`;

const SELECT_USED = `
SELECT t.serial, t.adults, t.children, t.slot, t.kind, t.state, t.revision, t.oldest,
  max(a.seq, t.seq) AS seq, a.entered, a.exited, a.last_at, a.last_gate
FROM admission a JOIN ticket t ON t.event = a.event AND t.serial = a.serial
WHERE a.event = ?1 AND a.day = ?2`;
