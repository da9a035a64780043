import type { Store } from '../../src/client/gate/ports.ts';
import { type Change, FRESH, type Kept, type Settings } from '../../src/client/gate/records.ts';

/**
 * The store's meaning without a disk: each commit whole or not at all. Rows and pages are never
 * changed once they were handed over, so that only what is read out again is copied.
 */
export class MemoryStore implements Store {
  readonly #fresh: Settings;
  #settings: Settings;
  readonly #queue = new Map<number, Kept['queue'][number]>();
  readonly #tickets = new Map<number, Uint8Array>();
  readonly #today = new Map<number, Uint8Array>();
  /** While true the disk is full. */
  full = false;
  /** Transactions that succeeded. */
  commits = 0;

  /** `fresh`: what a phone of its release begins with. */
  constructor(fresh: Settings = FRESH) {
    this.#fresh = fresh;
    this.#settings = fresh;
  }

  async load(): Promise<Kept> {
    return {
      settings: { ...this.#settings },
      queue: [...this.#queue.values()],
      tickets: copies(this.#tickets),
      today: copies(this.#today),
    };
  }

  async commit(change: Change): Promise<void> {
    if (this.full) throw new DOMException('Disk full', 'QuotaExceededError');
    this.#settings = { ...this.#settings, ...change.settings };
    for (const [seq, row] of change.rows) {
      if (row) this.#queue.set(seq, row);
      else this.#queue.delete(seq);
    }
    if (change.newLedger) this.#tickets.clear();
    if (change.newLedger || change.newDay) this.#today.clear();
    for (const [number, page] of change.tickets) this.#tickets.set(number, page);
    for (const [number, page] of change.today) this.#today.set(number, page);
    this.commits += 1;
  }

  async wipe(): Promise<void> {
    this.#settings = this.#fresh;
    this.#queue.clear();
    this.#tickets.clear();
    this.#today.clear();
  }
}

function copies(pages: ReadonlyMap<number, Uint8Array>): Map<number, Uint8Array> {
  return new Map([...pages].map(([number, page]) => [number, page.slice()]));
}
