import type { Store } from '../ports.ts';
import type { Change, QueueRow, Settings } from '../records.ts';

interface Draft extends Change {
  readonly rows: Map<number, QueueRow | null>;
  newLedger: boolean;
  newDay: boolean;
  readonly tickets: Map<number, Uint8Array>;
  readonly today: Map<number, Uint8Array>;
  settings: Partial<Settings>;
}

/**
 * Writes what memory has changed, one transaction at a time and in order: the disk is always an
 * earlier state of the memory, whole. What the disk refused is tried again with the next step.
 */
export class Journal {
  readonly #store: Store;
  #draft = blank();
  #writing: Promise<boolean> = Promise.resolve(true);
  #next: Promise<boolean> | null = null;
  #refused = false;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The last write failed, and memory holds what is not on the disk. */
  get refused(): boolean {
    return this.#refused;
  }

  row(seq: number, row: QueueRow | null): void {
    this.#draft.rows.set(seq, row);
  }

  settings(settings: Partial<Settings>): void {
    this.#draft.settings = { ...this.#draft.settings, ...settings };
  }

  pages(pages: { tickets: Map<number, Uint8Array>; today: Map<number, Uint8Array> }): void {
    for (const [number, page] of pages.tickets) this.#draft.tickets.set(number, page);
    for (const [number, page] of pages.today) this.#draft.today.set(number, page);
  }

  newLedger(): void {
    this.#draft.newLedger = true;
    this.#draft.tickets.clear();
    this.#draft.today.clear();
  }

  newDay(): void {
    this.#draft.newDay = true;
    this.#draft.today.clear();
  }

  /** Everything noted so far, on the disk. `false` when the write failed. */
  save(): Promise<boolean> {
    this.#next ??= this.#writing.then(() => {
      this.#next = null;
      return this.#write();
    });
    this.#writing = this.#next;
    return this.#next;
  }

  async #write(): Promise<boolean> {
    const draft = this.#draft;
    this.#draft = blank();
    try {
      await this.#store.commit(draft);
      this.#refused = false;
      return true;
    } catch {
      this.#draft = merge(draft, this.#draft);
      this.#refused = true;
      return false;
    }
  }
}

function blank(): Draft {
  return {
    rows: new Map(),
    newLedger: false,
    newDay: false,
    tickets: new Map(),
    today: new Map(),
    settings: {},
  };
}

function merge(before: Draft, after: Draft): Draft {
  return {
    rows: new Map([...before.rows, ...after.rows]),
    newLedger: before.newLedger || after.newLedger,
    newDay: before.newDay || after.newDay,
    tickets: new Map([...(after.newLedger ? [] : before.tickets), ...after.tickets]),
    today: new Map([...(after.newLedger || after.newDay ? [] : before.today), ...after.today]),
    settings: { ...before.settings, ...after.settings },
  };
}
