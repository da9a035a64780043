import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from './browser.ts';
import { gatePage } from './people.ts';
import { scanText } from './phones.ts';
import { freshState, type Server, startServer } from './server.ts';

const REVOKED = { status: 403, code: 'device_revoked', hand_in: 'open' };
const state = freshState();
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch();
  page = await gatePage(browser, server);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

describe('a gate phone that is turned away', () => {
  it('wipes nothing on any other answer', async () => {
    let answers = 0;
    const others = [
      {
        status: 401,
        contentType: 'application/problem+json',
        body: problem(401, 'unauthenticated'),
      },
      { status: 403, contentType: 'text/html', body: '<h1>Forbidden</h1>' },
      { status: 403, contentType: 'application/problem+json', body: problem(403, 'forbidden') },
    ];
    await page.route('**/api/v1/scans', (route) => {
      const other = others[answers % others.length];
      answers += 1;
      return route.fulfill(other);
    });
    await scanText(page, 'HTTPS://EXAMPLE.COM/MENU');
    await expect.poll(() => answers, { timeout: 30_000 }).toBeGreaterThanOrEqual(3);
    expect(await page.locator('.revoked').count()).toBe(0);
    expect(await left(page)).toMatchObject({ workers: 1, databases: ['abwab gate'] });
  });

  it('hands in what it has when it is revoked, tries until that is heard, and only then wipes', async () => {
    const handedIn: unknown[] = [];
    let tries = 0;
    await page.route('**/api/v1/hand-ins', (route: Route) => {
      tries += 1;
      if (tries === 1) return route.abort();
      handedIn.push(route.request().postDataJSON());
      return route.fulfill({ json: { taken: 1 } });
    });
    await page.route('**/api/v1/scans', (route) =>
      route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        body: JSON.stringify(REVOKED),
      }),
    );
    await page.waitForSelector('.revoked .note', { timeout: 30_000 });
    expect(await left(page)).toMatchObject({ databases: ['abwab gate'] });
    await page.waitForSelector('.revoked button', { timeout: 30_000 });
    expect(handedIn).toMatchObject([{ last: true, scans: [{ type: 'ticket', ticket: '?' }] }]);
    expect(await left(page)).toEqual({ workers: 0, databases: [], caches: 0, chosen: 0 });
    expect(await page.isVisible('.revoked')).toBe(true);
  });

  it('is a phone like any other afterwards', async () => {
    await page.click('.revoked button');
    await page.waitForSelector('#enrol:not([hidden])');
    expect(await page.isVisible('#enrol-go-on')).toBe(false);
  });
});

function problem(status: number, code: string): string {
  return JSON.stringify({ status, code });
}

/** What is on the phone. */
function left(from: Page): Promise<unknown> {
  return from.evaluate(async () => ({
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: (await caches.keys()).length,
    chosen: localStorage.length,
  }));
}
