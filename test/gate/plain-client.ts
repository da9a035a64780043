import type { TodayRow } from '../../src/contract/answers/ledger.ts';
import { type LedgerEntry, UNUSED } from '../../src/domain/admission.ts';
import type { GateServer } from './server.ts';

/** A program that knows of the ledger what is published, and goes on from its cursor for ever. */
export class PlainClient {
  readonly #server: GateServer;
  #cursor = 0;
  #date = '';
  readonly #tickets = new Map<number, LedgerEntry>();
  readonly #today = new Map<number, TodayRow>();

  constructor(server: GateServer) {
    this.#server = server;
  }

  /** Asks until there is no more. */
  async talk(): Promise<void> {
    for (let more = true; more; ) {
      const request = { scans: [], since: this.#cursor };
      const { ledger } = await this.#server.scans(request, 'plain client', 1);
      if (!ledger) return;
      this.#turn(String(ledger.policy.today));
      for (const [serial, entered, exited, state, revision, oldest] of ledger.tickets) {
        this.#tickets.set(serial, { ...UNUSED, entered, exited, state, revision, oldest });
      }
      for (const row of ledger.today) this.#today.set(row[0], row);
      this.#cursor = ledger.cursor;
      more = ledger.more;
    }
  }

  /** What it knows of a ticket; one that is in no ledger is valid and unused. */
  tallyOf(serial: number): LedgerEntry {
    return this.#tickets.get(serial) ?? UNUSED;
  }

  /** The terms of the tickets of today. */
  readonly ledger = {
    terms: (serial: number) => {
      const [, adults, children, slot, kind] = this.#today.get(serial) ?? [];
      if (adults === undefined || children === undefined || slot === undefined || !kind)
        return null;
      return { adults, children, slot, kind };
    },
  };

  /** The list of today begins anew with the day. */
  #turn(date: string): void {
    if (date !== this.#date) this.#today.clear();
    this.#date = date;
  }
}
