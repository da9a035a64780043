import type { HeardRow, TodayRow } from '../../../contract/answers/ledger.ts';
import type { LedgerEntry } from '../../../domain/admission.ts';
import { GATE_NOTES, type GateNote } from '../../../domain/gate-note.ts';
import { PARTY_KINDS, type PartyKind } from '../../../domain/kinds.ts';
import { MINUTE_MS, minuteOf } from '../../../domain/time.ts';
import { Pages } from './pages.ts';

/** By their number in a page: append only. */
const STATES: readonly HeardRow[3][] = ['valid', 'cancelled', 'pending', 'other'];

/** A state without a number is packed as one that this phone does not know: never as valid. */
function numberOf(state: HeardRow[3]): number {
  return STATES.indexOf(STATES.includes(state) ? state : 'other');
}

/**
 * The number of this packing, named on the disk beside the pages: a release that packs them otherwise
 * loads the ledger anew, and an older one too that is opened after it. Raise it with every change
 * of what follows.
 */
export const LAYOUT = 2;

/** low byte, state, revision, oldest, day, entered u16, exited u16, gate u16, minute u32. */
const TICKET_BYTES = 15;
/** In two bytes. */
const PEOPLE_MOST = 0xffff;
/** low byte, kind, adults, children, slot u16, note from 1. */
const TODAY_BYTES = 7;

/** What the server's ledger holds of a serial. */
export interface Known extends LedgerEntry {
  /** Where and when people of this ticket last went in, where that is known. ms. */
  readonly earlier: { readonly gate: number; readonly at: number } | null;
  /** The server sent a state that this phone does not know. */
  readonly state_unknown: boolean;
}

export type TodayTerms = Readonly<{
  kind: PartyKind;
  adults: number;
  children: number;
  slot: number;
}>;

/** Pages that a delta touched, for the store. */
export interface Touched {
  readonly tickets: Set<number>;
  readonly today: Set<number>;
}

/**
 * The server's ledger on the phone, sparse and packed: the end of a stress day, 94,000 rows of
 * 1,150,000 tickets, takes 1.4 MB. A ticket has one day, so that its totals hold on every day.
 */
export class Ledger {
  readonly #tickets: Pages;
  readonly #today: Pages;

  constructor(tickets?: ReadonlyMap<number, Uint8Array>, today?: ReadonlyMap<number, Uint8Array>) {
    this.#tickets = new Pages(TICKET_BYTES, tickets);
    this.#today = new Pages(TODAY_BYTES, today);
  }

  /** What is known of a serial; `null` for one that is valid and unused. */
  entry(serial: number): Known | null {
    const row = this.#tickets.find(serial);
    if (!row) return null;
    const minute = row.getUint32(11);
    const state = STATES[row.getUint8(1)] ?? 'other';
    return {
      // Whatever the state is, it is not simply valid: a person has to look at it.
      state: state === 'other' ? 'pending' : state,
      state_unknown: state === 'other',
      revision: row.getUint8(2),
      oldest: row.getUint8(3),
      entered: row.getUint16(5),
      exited: row.getUint16(7),
      children_entered: 0,
      children_exited: 0,
      earlier: minute > 0 ? { gate: row.getUint16(9), at: minute * MINUTE_MS } : null,
    };
  }

  /** The terms of one of today's tickets, which a typed code does not carry. */
  terms(serial: number): TodayTerms | null {
    const row = this.#today.find(serial);
    if (!row) return null;
    return {
      kind: PARTY_KINDS[row.getUint8(1)] ?? 'individual',
      adults: row.getUint8(2),
      children: row.getUint8(3),
      slot: row.getUint16(4),
    };
  }

  /** What the gate does for the people of one of today's tickets. */
  note(serial: number): GateNote | null {
    return GATE_NOTES[(this.#today.find(serial)?.getUint8(6) ?? 0) - 1] ?? null;
  }

  /** Applies the server's rows, as they are on `day`. Applying one twice is harmless. */
  apply(tickets: readonly HeardRow[], today: readonly TodayRow[], day: number): Touched {
    const touched: Touched = { tickets: new Set(), today: new Set() };
    for (const [serial, entered, exited, state, revision, oldest, last_at, last_gate] of tickets) {
      const row = this.#tickets.make(serial);
      if (last_at !== undefined) {
        row.setUint16(9, last_gate ?? 0);
        row.setUint32(11, Math.floor(last_at / 60));
      }
      row.setUint8(1, numberOf(state));
      row.setUint8(2, revision);
      row.setUint8(3, oldest);
      // For the shell of an earlier release, which may be opened from a phone's cache.
      row.setUint8(4, day);
      // Of sums larger than any party, only how many are inside matters.
      const beyond = Math.max(0, entered - PEOPLE_MOST);
      row.setUint16(5, entered - beyond);
      row.setUint16(7, Math.max(0, exited - beyond));
      touched.tickets.add(serial >>> 8);
    }
    for (const [serial, adults, children, slot, kind, note] of today) {
      const row = this.#today.make(serial);
      row.setUint8(1, Math.max(0, PARTY_KINDS.indexOf(kind)));
      row.setUint8(2, adults);
      row.setUint8(3, children);
      row.setUint16(4, slot);
      row.setUint8(6, note === undefined ? 0 : GATE_NOTES.indexOf(note) + 1);
      touched.today.add(serial >>> 8);
    }
    return touched;
  }

  /**
   * Remembers where and when people of a ticket in the ledger went in, for those of it who come
   * later.
   */
  sawEntry(serial: number, gate: number, at: number): void {
    const row = this.#tickets.find(serial);
    const minute = minuteOf(at);
    if (!row || row.getUint32(11) > minute) return;
    row.setUint16(9, gate);
    row.setUint32(11, minute);
  }

  newDay(): void {
    this.#today.clear();
  }

  pages(touched: Touched): { tickets: Map<number, Uint8Array>; today: Map<number, Uint8Array> } {
    return {
      tickets: this.#tickets.copies(touched.tickets),
      today: this.#today.copies(touched.today),
    };
  }

  /** Rows held: tickets with known facts, and tickets of today. */
  get counts(): { tickets: number; today: number } {
    return { tickets: this.#tickets.count, today: this.#today.count };
  }
}
