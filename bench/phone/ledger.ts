import { DatabaseSync } from 'node:sqlite';
import type { BrowserContext, Page } from 'playwright-core';
import { databaseFile } from '../../scripts/server/layout.mjs';

/** The tickets of Fès 2023, and those of one day with which people have passed. */
const ISSUED = 1_150_000;
const PASSED = 94_000;
const DAYS = 5;
/** Tickets that one batch wrote share a place in the ledger's order. */
const GROUP = 64;

/** Fills the database of a server that is stopped: as many tickets as were ever issued. */
export function fill(stateDir: string): void {
  const db = new DatabaseSync(databaseFile(stateDir), { enableForeignKeyConstraints: false });
  const numbers = (from: number, to: number) =>
    `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;
  db.exec('BEGIN');
  db.exec(`${numbers(1, ISSUED)}
    INSERT OR IGNORE INTO ticket (event, serial, registration, state, revision, oldest, kind,
      locale, adults, children, day, slot, step_free, secret, key_id, signature, issued_at, seq)
    SELECT t.event, 1000 + i, t.registration, 'valid', 0, 0, 'family', 'ar', 2, 3,
      1 + i % ${DAYS}, t.slot, 0, 1, t.key_id, t.signature, t.issued_at, 1000 + i / ${GROUP}
    FROM n, (SELECT * FROM ticket ORDER BY serial LIMIT 1) t`);
  db.exec(`INSERT OR IGNORE INTO admission
    SELECT t.event, t.day, t.serial, 5, 0, 3, 0, t.issued_at, 1,
      1000 + ${ISSUED} / ${GROUP} + (t.serial - 1000) / ${GROUP}
    FROM ticket t WHERE t.day = 1 AND t.serial > 1000 ORDER BY t.serial LIMIT ${PASSED}`);
  db.exec(`UPDATE ledger_clock SET seq = 1000 + 2 * ${ISSUED} / ${GROUP}`);
  db.exec('COMMIT');
  db.close();
}

/** Marks `asked` at the first request for the ledger, `stored` when rows of it are on the disk. */
export async function watchStore(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const open = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (names, mode, options) {
      const transaction = open.call(this, names, mode, options);
      const pages = [names].flat().includes('tickets');
      const start = performance.now();
      if (pages) {
        transaction.addEventListener('complete', () => {
          performance.measure(mode === 'readwrite' ? 'stored' : 'read', { start });
        });
      }
      return transaction;
    };
  });
}

/** Opens the page anew, with or without what it had of the ledger. */
export async function reopen(page: Page, forget: boolean): Promise<void> {
  if (forget) {
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('abwab gate');
          opening.onsuccess = () => {
            const database = opening.result;
            const write = database.transaction(['settings', 'tickets', 'today'], 'readwrite');
            write.objectStore('settings').put(0, 'cursor');
            write.objectStore('tickets').clear();
            write.objectStore('today').clear();
            write.oncomplete = () => {
              database.close();
              resolve();
            };
            write.onabort = () => reject(write.error);
          };
        }),
    );
  }
  await page.reload();
  await page.waitForSelector('#work:not([hidden])');
}

/** From the first request to the last page on the disk, ms; and bytes that the phone then keeps. */
export async function loaded(page: Page): Promise<{ ms: number; bytes: number; wire: number }> {
  // A load is over when a look at the ledger brought nothing new to store.
  await page.waitForFunction(
    () => {
      const last = performance.getEntriesByName('stored').at(-1);
      return last !== undefined && performance.now() - last.startTime - last.duration > 2_500;
    },
    undefined,
    { polling: 250, timeout: 120_000 },
  );
  return page.evaluate(async () => {
    const answers = performance
      .getEntriesByType('resource')
      .flatMap((one) => (one instanceof PerformanceResourceTiming ? [one] : []))
      .filter(({ name }) => name.endsWith('/api/v1/scans'));
    const end = performance.getEntriesByName('stored').at(-1);
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('abwab gate');
      opening.onsuccess = () => resolve(opening.result);
    });
    const read = database.transaction(['tickets', 'today']);
    const sizes = ['tickets', 'today'].map(
      (name) =>
        new Promise<number>((resolve) => {
          const all: IDBRequest<Uint8Array[]> = read.objectStore(name).getAll();
          all.onsuccess = () => resolve(all.result.reduce((sum, page) => sum + page.length, 0));
        }),
    );
    const bytes = (await Promise.all(sizes)).reduce((a, b) => a + b);
    database.close();
    return {
      ms: (end?.startTime ?? 0) + (end?.duration ?? 0) - (answers[0]?.startTime ?? 0),
      bytes,
      wire: answers.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    };
  });
}

/** How long the whole ledger took from the disk at this start, ms. */
export function readTime(page: Page): Promise<number> {
  return page.evaluate(() => performance.getEntriesByName('read')[0]?.duration ?? Number.NaN);
}
