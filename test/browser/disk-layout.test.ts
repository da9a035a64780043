import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASE } from '../../src/client/gate/browser/wipe.ts';
import { launch } from './browser.ts';
import { PHONE } from './people.ts';
import { scanText, stopCamera, waiting } from './phones.ts';
import { freshState, type Server, startServer } from './server.ts';
import { issueTicket } from './tickets.ts';

const state = freshState();
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch(['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream']);
  const context = await browser.newContext({ viewport: PHONE, permissions: ['camera'] });
  page = await context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

interface Disk {
  readonly version: number;
  readonly layout: unknown;
  readonly cursor: unknown;
  readonly pages: IDBValidKey[];
  readonly queued: number;
}

/** What is on the phone's disk; `write` is put there first, as a newer release would leave it. */
function disk(write?: { layout: number; page: number }): Promise<Disk> {
  return page.evaluate(
    async ([name, put]) => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await done(indexedDB.open(name));
      const stores = database.transaction(['settings', 'tickets', 'queue'], 'readwrite');
      const settings = stores.objectStore('settings');
      if (put) {
        await done(settings.put(put.layout, 'layout'));
        await done(stores.objectStore('tickets').put(Uint8Array.of(1, 2, 3), put.page));
      }
      const found = {
        version: database.version,
        layout: await done(settings.get('layout')),
        cursor: await done(settings.get('cursor')),
        pages: await done(stores.objectStore('tickets').getAllKeys()),
        queued: await done(stores.objectStore('queue').count()),
      };
      database.close();
      return found;
    },
    [DATABASE, write ?? null] as const,
  );
}

describe('a disk that a newer release has packed otherwise', () => {
  it('is opened, its pages are loaded anew, and what was queued is sent', async () => {
    await page.goto(server.gate);
    await page.click('#enrol-open');
    await page.waitForSelector('#work:not([hidden])');
    await stopCamera(page);
    await scanText(page, (await issueTicket(server, 0)).url, true);
    await waiting(page, 0);
    expect(await disk()).toMatchObject({ version: 1, layout: 2 });
    await page.context().setOffline(true);
    await scanText(page, (await issueTicket(server, 1)).url, true);
    await waiting(page, 1);
    expect(await disk({ layout: 3, page: 4_000 })).toMatchObject({ layout: 3 });
    await page.context().setOffline(false);
    await page.reload();
    await page.waitForSelector('#work:not([hidden])');
    await waiting(page, 0);
    await expect.poll(async () => (await disk()).queued).toBe(0);
    const after = await disk();
    expect(after).toMatchObject({ version: 1, layout: 2 });
    expect(after.pages).not.toContain(4_000);
    expect(after.cursor).toBeGreaterThan(0);
  });
});
