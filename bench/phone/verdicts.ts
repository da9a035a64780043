import type { Page } from 'playwright-core';
import { scanText } from '../../test/browser/phones.ts';
import { spans, times } from './probe.ts';

/** What one round of scans took, ms, one figure a scan. */
export interface Verdicts {
  /** From the decoded text until the verdict is in the document. */
  readonly shown: readonly number[];
  /** From the decoded text until the frame with the verdict is drawn. */
  readonly painted: readonly number[];
  /** An empty transaction of the same size, or a bare answer of the server. */
  readonly floor: readonly number[];
}

export type Floor = (page: Page) => Promise<number>;

/** Scans one text after another, each beside its floor. */
export async function verdicts(
  page: Page,
  texts: readonly string[],
  floor: Floor,
): Promise<Verdicts> {
  const before = (await times(page, 'verdict')).length;
  const floors: number[] = [];
  for (const text of texts) {
    await scanText(page, text);
    // Not in step with the screen's frames, nor on the heels of what the last scan left to do.
    await page.waitForTimeout(120 + 80 * Math.random());
    floors.push(await floor(page));
  }
  const starts = (await times(page, 'verdict')).slice(before);
  return {
    shown: spans(starts, await times(page, 'shown')),
    painted: spans(starts, await times(page, 'painted')),
    floor: floors,
  };
}

/** Writes what a scan writes into two stores of a database of its own, and does nothing else. */
export const emptyTransaction: Floor = (page) =>
  page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const gate = await settled(indexedDB.open('abwab gate'));
    const read = gate.transaction(['queue', 'settings']);
    const [rows, last] = await Promise.all([
      settled(read.objectStore('queue').getAll()),
      settled(read.objectStore('settings').get('last')),
    ]);
    gate.close();
    const opening = indexedDB.open('floor');
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('settings');
      opening.result.createObjectStore('queue', { keyPath: 'seq' });
    };
    const floor = await settled(opening);
    const row = { ...rows.at(-1), seq: Math.floor(performance.now()) };
    const start = performance.now();
    const write = floor.transaction(['settings', 'queue'], 'readwrite', { durability: 'strict' });
    write.objectStore('settings').put(last ?? null, 'last');
    write.objectStore('queue').put(row);
    write.commit();
    await new Promise((resolve, reject) => {
      write.oncomplete = resolve;
      write.onabort = reject;
    });
    const took = performance.now() - start;
    floor.close();
    return took;
  });

/** Asks the server for next to nothing. */
export const bareAnswer: Floor = (page) =>
  page.evaluate(async () => {
    const start = performance.now();
    await (await fetch('/healthz', { cache: 'no-store' })).text();
    return performance.now() - start;
  });
