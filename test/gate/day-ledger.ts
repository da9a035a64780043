import type { LedgerAnswer, LedgerRow, TodayRow } from '../../src/contract/answers/ledger.ts';
import { eventDate } from '../../src/domain/calendar.ts';
import type { GateNote } from '../../src/domain/gate-note.ts';
import { ledgerCursor, seqOfCursor } from '../../src/domain/ledger-cursor.ts';
import { type KnownState, NO_TALLY, type TicketRecord } from '../../src/domain/scan-log.ts';
import { EVENT, POLICY } from './edition.ts';

/**
 * The ledger as the service tells it: the tickets of today, and of the days to come those whose
 * tokens do not tell the whole. What is over is told no more.
 */
export class DayLedger {
  readonly #state: KnownState;
  /** Rows in one answer. */
  page = 20_000;
  /** What the desk asks the gates to do, by serial. */
  readonly notes = new Map<number, GateNote>();
  #seq = 0;
  readonly #changed = new Map<number, number>();

  constructor(state: KnownState) {
    this.#state = state;
  }

  /** Notes that one batch changed these tickets; gives its number. */
  note(serials: Iterable<number>): number {
    this.#seq += 1;
    for (const serial of serials) this.#changed.set(serial, this.#seq);
    return this.#seq;
  }

  /** As phones carry it at an instant (ms). */
  cursor(now: number): number {
    return ledgerCursor(dateOf(now), this.#seq);
  }

  /** What changed after a phone's cursor, a page of it. */
  since(cursor: number, now: number): Omit<LedgerAnswer, 'policy'> {
    const date = dateOf(now);
    const after = seqOfCursor(cursor, date);
    const rows = [...this.#changed].filter(([, seq]) => seq > after).sort((a, b) => a[1] - b[1]);
    let end = Math.min(this.page, rows.length);
    // What one batch changed goes out together, or the rest of it is lost behind the cursor.
    while (end < rows.length && rows[end]?.[1] === rows[end - 1]?.[1]) end += 1;
    const cut = rows.slice(0, end);
    const more = rows.length > cut.length;
    const told = cut.flatMap(([serial]) => this.#state.tickets.get(serial) ?? []);
    const seq = more ? (cut.at(-1)?.[1] ?? after) : this.#seq;
    return {
      cursor: ledgerCursor(date, seq),
      more,
      tickets: told.flatMap((ticket) => this.#row(ticket, date)),
      today: told.flatMap((ticket) => todayRow(ticket, this.notes.get(ticket.serial), date)),
    };
  }

  #row(ticket: TicketRecord, date: string): LedgerRow[] {
    const { serial, day, state, revision, oldest } = ticket;
    const tally = this.#state.tallies.get(serial);
    const isPlain = state === 'valid' && revision === 0 && !tally;
    if (isPlain || isOver(day, date)) return [];
    const { entered, exited, surplus, last_at, last_gate } = tally ?? NO_TALLY;
    const last = entered > 0 ? Math.floor((last_at ?? 0) / 1_000) : 0;
    const gate = last > 0 ? (last_gate ?? 0) : 0;
    const row = [serial, entered, exited, state, revision, oldest, last, gate] as const;
    return [surplus > 0 ? [...row, surplus] : row];
  }
}

/** The number of the batch in a cursor of any day. */
export function batchOf(cursor: number): number {
  return cursor % ledgerCursor('1970-01-02', 0);
}

/** Whether a day of the edition lies before a date of the event. */
export function isOver(day: number, date: string): boolean {
  return (EVENT.days.find(({ number }) => number === day)?.date ?? '') < date;
}

export function dateOf(now: number): string {
  return eventDate(now, EVENT.timezone, POLICY.day_ends);
}

export function dayOf(at: number): number {
  const date = dateOf(at);
  return EVENT.days.find((day) => day.date === date)?.number ?? 0;
}

function todayRow(
  { serial, adults, children, slot, kind, day }: TicketRecord,
  note: GateNote | undefined,
  date: string,
) {
  const isToday = EVENT.days.some((one) => one.number === day && one.date === date);
  const terms = [serial, adults, children, slot, kind] as const;
  const row: TodayRow = note === undefined ? terms : [...terms, note];
  return isToday ? [row] : [];
}
