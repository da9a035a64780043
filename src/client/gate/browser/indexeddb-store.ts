import { type DBSchema, type IDBPDatabase, openDB, unwrap } from 'idb';
import type { Store } from '../ports.ts';
import { type Change, FRESH, type Kept, type QueueRow, type Settings } from '../records.ts';

interface Schema extends DBSchema {
  settings: { key: string; value: Settings[keyof Settings] };
  queue: { key: number; value: QueueRow };
  tickets: { key: number; value: Uint8Array };
  today: { key: number; value: Uint8Array };
}

const STORES = ['settings', 'queue', 'tickets', 'today'] as const;

/** The phone's disk: IndexedDB, one transaction a change. */
export class IndexedDbStore implements Store {
  readonly #name: string;
  #database: Promise<IDBPDatabase<Schema>> | null = null;

  constructor(name: string) {
    this.#name = name;
  }

  async load(): Promise<Kept> {
    const database = await this.#open();
    const read = database.transaction(STORES, 'readonly');
    const settings = read.objectStore('settings');
    const [names, values, queue, tickets, today] = await Promise.all([
      settings.getAllKeys(),
      settings.getAll(),
      read.objectStore('queue').getAll(),
      pages(read.objectStore('tickets')),
      pages(read.objectStore('today')),
    ]);
    const kept = Object.fromEntries(names.map((name, at) => [name, values[at]]));
    return { settings: { ...FRESH, ...kept }, queue, tickets, today };
  }

  async commit(change: Change): Promise<void> {
    try {
      await this.#write(change);
    } catch (error) {
      if (!isLost(error)) throw error;
      // iOS closes the connections of a page that slept.
      this.#database = null;
      await this.#write(change);
    }
  }

  async wipe(): Promise<void> {
    const database = await this.#open();
    const write = database.transaction(STORES, 'readwrite');
    await Promise.all(STORES.map((name) => write.objectStore(name).clear()));
    await write.done;
  }

  async #write(change: Change): Promise<void> {
    const database = unwrap(await this.#open());
    const touched = STORES.filter((name) => touches(change, name));
    if (touched.length === 0) return;
    // The last scans must survive a phone that switches off in the heat.
    const write = database.transaction(touched, 'readwrite', { durability: 'strict' });
    const done = settled(write);
    for (const [name, value] of Object.entries(change.settings)) {
      write.objectStore('settings').put(value, name);
    }
    for (const [seq, row] of change.rows) {
      const queue = write.objectStore('queue');
      if (row) queue.put(row);
      else queue.delete(seq);
    }
    if (change.newLedger) write.objectStore('tickets').clear();
    if (change.newLedger || change.newDay) write.objectStore('today').clear();
    for (const name of ['tickets', 'today'] as const) {
      for (const [number, page] of change[name]) write.objectStore(name).put(page, number);
    }
    // An explicit commit spares a round trip after the last request.
    write.commit();
    await done;
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#database ??= openDB<Schema>(this.#name, 1, {
      upgrade(database) {
        database.createObjectStore('settings');
        database.createObjectStore('queue', { keyPath: 'seq' });
        database.createObjectStore('tickets');
        database.createObjectStore('today');
      },
      // A newer release of the page wants to open it: the database outlives this page.
      blocking: () => {
        void this.#database?.then((database) => database.close());
        this.#database = null;
      },
      terminated: () => {
        this.#database = null;
      },
    });
    return this.#database;
  }
}

/** One promise for all requests of a transaction: a verdict waits for it. */
function settled(write: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    write.oncomplete = () => resolve();
    write.onabort = () => reject(write.error ?? new DOMException('aborted', 'AbortError'));
  });
}

async function pages(store: {
  getAllKeys(): Promise<number[]>;
  getAll(): Promise<Uint8Array[]>;
}): Promise<Map<number, Uint8Array>> {
  const [numbers, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
  const found = new Map<number, Uint8Array>();
  numbers.forEach((number, at) => {
    const page = values[at];
    if (page) found.set(number, page);
  });
  return found;
}

function touches(change: Change, name: (typeof STORES)[number]): boolean {
  switch (name) {
    case 'settings':
      return Object.keys(change.settings).length > 0;
    case 'queue':
      return change.rows.size > 0;
    case 'tickets':
      return change.tickets.size > 0 || change.newLedger;
    case 'today':
      return change.today.size > 0 || change.newLedger || change.newDay;
  }
}

function isLost(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError';
}
