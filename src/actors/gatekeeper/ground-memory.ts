import type { Ground, KnownState, Presented, Tally, TicketRecord } from '../../domain/scan-log.ts';
import type { LedgerChange } from '../../store/gates/ledger.ts';
import type { GroupItem } from './group-item.ts';

/** Tickets remembered: at a hundred scans a second, those of the last minutes. Half a KB each. */
const TICKETS_MAX = 10_000;
/** Numbers of scans remembered: a phone that had no answer sends within minutes again. */
const SCANS_MAX = 20_000;
/** Groups that are read after a wrong supposition: some phone sends what is known. */
const READ_AFTER_WRONG = 8;
/** What a token does not say, until the batch has read it. No code has these digits. */
const NOT_READ = { secret: -1, seq: -1 } as const;

interface Remembered {
  readonly ticket: TicketRecord;
  readonly tally: Tally | undefined;
}

/**
 * What groups can be judged on without a read: the tickets of the last groups, as this writer left
 * them, and what tokens say of themselves. Everything is only supposed: the batch that is written
 * for it fails where the database says otherwise.
 */
export class GroundMemory {
  readonly #tickets = new Map<number, Remembered>();
  readonly #scans = new Set<string>();
  #isOut = false;
  #toRead = 0;

  /** Forgets everything, when the writer starts from the database. */
  clear(): void {
    this.#tickets.clear();
    this.#scans.clear();
    this.#isOut = false;
  }

  /** The ground of a group, or null where it must be read. */
  suppose(items: readonly GroupItem[]): Ground | null {
    if (this.#toRead > 0) return null;
    const ground = this.#groundOf(items);
    this.#isOut = ground !== null;
    return ground;
  }

  /** A group is read: where it was supposed before, that was wrong. */
  reads(): void {
    if (this.#isOut) this.#toRead = READ_AFTER_WRONG;
    else if (this.#toRead > 0) this.#toRead -= 1;
    this.#isOut = false;
  }

  /** Takes what a group left, once that is written, and forgets what others have changed. */
  learn({ scans, tickets, tallies }: KnownState, changed: readonly LedgerChange[]): void {
    this.#isOut = false;
    for (const ticket of tickets.values()) {
      this.#tickets.delete(ticket.serial);
      this.#tickets.set(ticket.serial, { ticket, tally: tallies.get(ticket.serial) });
    }
    for (const { serial, seq } of changed) {
      if (this.#tickets.get(serial)?.ticket.seq !== seq) this.#tickets.delete(serial);
    }
    for (const id of scans.keys()) this.#scans.add(id);
    dropOldest(this.#tickets, TICKETS_MAX);
    dropOldest(this.#scans, SCANS_MAX);
  }

  #groundOf(items: readonly GroupItem[]): Ground | null {
    const state: KnownState = { scans: new Map(), tickets: new Map(), tallies: new Map() };
    const supposed = new Set<number>();
    for (const { scans, voids } of items) {
      if (voids.length > 0) return null;
      for (const { id, target, presented } of scans) {
        // Where another device's scan has this number, the batch will fail.
        if (target !== null || this.#scans.has(id)) return null;
        if (!this.#takeTicket(presented, state, supposed)) return null;
      }
    }
    return { state, supposed };
  }

  /** Puts the shown ticket into a state; false where it is neither remembered nor says enough. */
  #takeTicket(presented: Presented | null, state: KnownState, supposed: Set<number>): boolean {
    if (presented === null || presented.as === 'nothing') return true;
    const { serial } = presented;
    const taken = state.tickets.get(serial);
    if (taken) return !supposed.has(serial) || isOf(taken, presented);
    const known = this.#tickets.get(serial);
    if (known) {
      state.tickets.set(serial, known.ticket);
      if (known.tally) state.tallies.set(serial, known.tally);
      return true;
    }
    if (presented.as !== 'token' || !presented.terms) return false;
    const { terms, revision } = presented;
    state.tickets.set(serial, {
      ...terms,
      ...NOT_READ,
      state: 'valid',
      revision,
      oldest: revision,
    });
    supposed.add(serial);
    return true;
  }
}

/** Whether a second token of a supposed ticket is of the same revision: what is older is not known. */
function isOf(ticket: TicketRecord, presented: Presented): boolean {
  return presented.as === 'token' && presented.revision === ticket.revision;
}

function dropOldest<K>(
  kept: { size: number; keys(): Iterator<K>; delete(key: K): boolean },
  most: number,
) {
  const keys = kept.keys();
  for (let over = kept.size - most; over > 0; over--) {
    const oldest = keys.next();
    if (!oldest.done) kept.delete(oldest.value);
  }
}
