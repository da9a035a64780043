import type { LedgerRow, TodayRow } from '../../contract/answers/ledger.ts';
import { admitsOf, type TicketState } from '../../domain/admission.ts';
import { reEntries } from '../../domain/counting.ts';
import type { GateNote } from '../../domain/gate-note.ts';
import { APPROVED_BY_HAND, type PartyKind } from '../../domain/kinds.ts';
import type { Tally } from '../../domain/scan-log.ts';
import { rowsOf, type Verb } from '../d1/batch.ts';
import { EVENT, joined } from '../d1/json-rows.ts';
import { inSql } from '../d1/words.ts';

/** One change of the ledger: what every gate phone must know about a serial. */
export interface LedgerChange {
  readonly seq: number;
  readonly serial: number;
  readonly row: LedgerRow | null;
  readonly today: TodayRow | null;
  /** Its party was changed after people moved, so that its re-entries must be counted again. */
  readonly recount: boolean;
}

/** Whose tickets the ledger holds: those of today, and of later days only the marked ones. */
export interface LedgerDays {
  /** The event's date now, `YYYY-MM-DD`. */
  readonly date: string;
  /** The number of today's day; 0 outside of the edition. */
  readonly today: number;
  /** The numbers of the days after it. */
  readonly coming: readonly number[];
}

interface ChangedTicket {
  readonly serial: number;
  readonly day: number;
  readonly adults: number;
  readonly children: number;
  readonly slot: number;
  readonly kind: PartyKind;
  readonly state: TicketState;
  readonly revision: number;
  readonly oldest: number;
  readonly note: GateNote | null;
  readonly seq: number;
  readonly entered: number | null;
  readonly exited: number | null;
  readonly surplus: number | null;
  readonly re_entries: number | null;
  readonly last_at: number | null;
  readonly last_gate: number | null;
}

/**
 * Tickets of today issued or changed after a cursor, and those of coming days whose tokens do not
 * carry everything, in commit order. A day costs one probe of an index, whatever it holds.
 */
export function readChangedTickets(
  db: D1Database,
  event: number,
  days: LedgerDays,
  since: number,
): Verb<LedgerChange[]> {
  const coming = JSON.stringify(days.coming);
  return {
    statements: [db.prepare(SELECT_CHANGED).bind(event, days.today, since, coming)],
    read: ([result]) => rowsOf<ChangedTicket>(result).map((ticket) => changeOf(ticket, days.today)),
  };
}

function changeOf(ticket: ChangedTicket, today: number): LedgerChange {
  const { seq, serial, adults, children, slot, kind, note } = ticket;
  const terms = [serial, adults, children, slot, kind] as const;
  return {
    seq,
    serial,
    row: isPlain(ticket) ? null : ledgerRow(ticket),
    today: ticket.day === today ? todayRowOf(terms, note) : null,
    recount: isMiscounted(ticket),
  };
}

function todayRowOf(
  terms: readonly [number, number, number, number, PartyKind],
  note: GateNote | null,
): TodayRow {
  return note === null ? [...terms] : [...terms, note];
}

/** Tickets whose party was changed after people moved, and whose re-entries still count as before. */
export function readMiscounted(db: D1Database, event: number, days: LedgerDays): Verb<number[]> {
  const open = JSON.stringify([days.today, ...days.coming]);
  return {
    statements: [db.prepare(SELECT_MARKED_USED).bind(event, open)],
    read: ([result]) =>
      rowsOf<ChangedTicket>(result)
        .filter(isMiscounted)
        .map((ticket) => ticket.serial),
  };
}

function isMiscounted(ticket: ChangedTicket): boolean {
  const { entered, exited, re_entries } = ticket;
  if (entered === null || exited === null) return false;
  return reEntries({ entered, exited }, admitsOf(ticket)) !== re_entries;
}

/** Every ticket of these days that people passed with, as of its last scan or change. */
export function readUsedTickets(
  db: D1Database,
  event: number,
  days: LedgerDays,
): Verb<LedgerChange[]> {
  const open = JSON.stringify([days.today, ...days.coming]);
  return {
    statements: [db.prepare(SELECT_USED).bind(event, open)],
    read: ([result]) =>
      rowsOf<ChangedTicket>(result).map((ticket) => ({
        seq: ticket.seq,
        serial: ticket.serial,
        row: ledgerRow(ticket),
        today: null,
        recount: false,
      })),
  };
}

/**
 * A ticket that is exactly what its own token says is absent from the ledger. One that waited for
 * approval is always in it: phones may hold it as pending.
 */
function isPlain(ticket: ChangedTicket): boolean {
  const used = (ticket.entered ?? 0) + (ticket.exited ?? 0) > 0;
  const waited = APPROVED_BY_HAND.includes(ticket.kind);
  return ticket.state === 'valid' && ticket.revision === 0 && !used && !waited;
}

function ledgerRow(ticket: ChangedTicket): LedgerRow {
  const { entered, exited, surplus, last_at, last_gate } = ticket;
  const passed = { entered: entered ?? 0, exited: exited ?? 0, surplus: surplus ?? 0 };
  return rowOf(ticket, { ...passed, last_at, last_gate });
}

/** A row of the ledger. When and where people went in is included only while it counts. */
export function rowOf(
  ticket: Pick<ChangedTicket, 'serial' | 'state' | 'revision' | 'oldest'>,
  tally: Pick<Tally, 'entered' | 'exited' | 'surplus' | 'last_at' | 'last_gate'>,
): LedgerRow {
  const { serial, state, revision, oldest } = ticket;
  const { entered, exited } = tally;
  const last = entered > 0 && tally.last_at !== null ? Math.floor(tally.last_at / 1000) : 0;
  const gate = last > 0 ? (tally.last_gate ?? 0) : 0;
  const row = [serial, entered, exited, state, revision, oldest, last, gate] as const;
  return tally.surplus > 0 ? [...row, tally.surplus] : row;
}

const TERMS = `t.serial, t.day, t.adults, t.children, t.slot, t.kind, t.state, t.revision, t.oldest,
  t.note`;
const PASSED = 'a.entered, a.exited, a.surplus, a.re_entries, a.last_at, a.last_gate';
/** As the index of such tickets has it. */
const MARKED = `(t.state <> 'valid' OR t.revision > 0 OR t.kind IN (${inSql(APPROVED_BY_HAND)}))`;

// CROSS JOIN: SQLite then keeps the order written, and looks into the index once a day. By itself it
// would read the whole range of days.
const SELECT_CHANGED = `
SELECT ${TERMS}, t.seq AS seq, ${PASSED}
FROM ticket t LEFT JOIN admission a ON a.event = t.event AND a.day = t.day AND a.serial = t.serial
WHERE t.event = ${EVENT} AND t.day = ${joined('?2')} AND t.seq > ${joined('?3')}
UNION ALL
SELECT ${TERMS}, t.seq AS seq, ${PASSED}
FROM json_each(?4) d
CROSS JOIN ticket t INDEXED BY ticket_marked ON t.event = ${EVENT} AND t.day = d.value AND t.seq > ${joined('?3')}
LEFT JOIN admission a ON a.event = t.event AND a.day = t.day AND a.serial = t.serial
WHERE ${MARKED}
ORDER BY seq`;

const SELECT_MARKED_USED = `
SELECT ${TERMS}, t.seq AS seq, ${PASSED}
FROM json_each(?2) d
CROSS JOIN ticket t INDEXED BY ticket_marked ON t.event = ?1 AND t.day = d.value
CROSS JOIN admission a ON a.event = t.event AND a.day = t.day AND a.serial = t.serial
WHERE ${MARKED}`;

const SELECT_USED = `
SELECT ${TERMS}, max(a.seq, t.seq) AS seq, ${PASSED}
FROM json_each(?2) d CROSS JOIN admission a ON a.event = ?1 AND a.day = d.value
CROSS JOIN ticket t ON t.event = a.event AND t.serial = a.serial`;
