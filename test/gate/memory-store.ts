import {
  type Change,
  FRESH,
  type Kept,
  type Settings,
  type Store,
} from '../../src/client/gate/ports.ts';

/** The store's meaning without a disk: each commit whole or not at all, and nothing shared. */
export class MemoryStore implements Store {
  #settings: Settings = FRESH;
  readonly #queue = new Map<number, Kept['queue'][number]>();
  readonly #tickets = new Map<number, Uint8Array>();
  readonly #today = new Map<number, Uint8Array>();
  /** While true the disk is full. */
  full = false;
  /** Transactions that succeeded. */
  commits = 0;

  async load(): Promise<Kept> {
    return structuredClone({
      settings: this.#settings,
      queue: [...this.#queue.values()],
      tickets: this.#tickets,
      today: this.#today,
    });
  }

  async commit(change: Change): Promise<void> {
    if (this.full) throw new DOMException('Disk full', 'QuotaExceededError');
    const kept = structuredClone(change);
    this.#settings = { ...this.#settings, ...kept.settings };
    for (const [seq, row] of kept.rows) {
      if (row) this.#queue.set(seq, row);
      else this.#queue.delete(seq);
    }
    if (kept.newDay) this.#today.clear();
    for (const [number, page] of kept.tickets) this.#tickets.set(number, page);
    for (const [number, page] of kept.today) this.#today.set(number, page);
    this.commits += 1;
  }

  async wipe(): Promise<void> {
    this.#settings = FRESH;
    this.#queue.clear();
    this.#tickets.clear();
    this.#today.clear();
  }
}
