import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rescueWords } from '../../src/i18n/rescue.ts';
import { launch } from './browser.ts';
import { decide, gatesPage, revokeOnlyPhone } from './desk.ts';
import { boardPage, gatePage } from './people.ts';
import { codesOf, cutNetwork, invite, plead, scanText, takeOver, type, waiting } from './phones.ts';
import { freshState, type Server, startServer } from './server.ts';
import { issueTicket, live, type Ticket } from './tickets.ts';

/** The public figures may be a few seconds old. */
const STALE_MS = 5_000;
/** A family of five by ticket, and one by the counter. */
const ACCEPTED = { entries: 6, walk_ins: 1, parties: 1 };

const state = freshState();
let server: Server;
let browser: Browser;
let desk: Page;
let page: Page;
let tickets: Ticket[];

beforeAll(async () => {
  server = await startServer(state.stateDir);
  tickets = [];
  for (let n = 0; n < 3; n++) tickets.push(await issueTicket(server, n));
  browser = await launch();
  desk = await boardPage(browser, server);
  page = await gatePage(browser, server);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

describe('a gate phone that is in service', () => {
  it('wipes nothing on any answer but that it is revoked', async () => {
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
    await page.context().route('**/api/v1/scans', (route) => {
      const other = others[answers % others.length];
      answers += 1;
      return route.fulfill(other);
    });
    await scanText(page, 'HTTPS://EXAMPLE.COM/MENU');
    await expect.poll(() => answers).toBeGreaterThanOrEqual(3);
    expect(await page.locator('.revoked').count()).toBe(0);
    expect(await left(page)).toMatchObject({ workers: 1, databases: ['abwab gate'] });
    await page.context().unroute('**/api/v1/scans');
    await waiting(page, 0);
  });
});

describe('a phone that was revoked while the network was cut', () => {
  it('hands in what it has, tries until that is heard, and only then is wiped', async () => {
    await offline(page);
    await scanText(page, urlOf(0));
    await tap(page);
    await revokeOnlyPhone(desk, server);
    let tries = 0;
    const looked = Promise.withResolvers<void>();
    await page.context().route('**/api/v1/hand-ins', async (route) => {
      tries += 1;
      if (tries === 1) return route.abort();
      await looked.promise;
      return route.continue();
    });
    await page.context().setOffline(false);
    await page.waitForSelector('.revoked .note');
    expect(await left(page)).toMatchObject({ databases: ['abwab gate'] });
    looked.resolve();
    await page.waitForSelector('.revoked button');
    expect(tries).toBe(2);
    expect(await left(page)).toEqual({ workers: 0, databases: [], caches: 0, chosen: 0 });
  });

  it('is a phone like any other afterwards', async () => {
    await page.click('.revoked button');
    await page.waitForSelector('#enrol:not([hidden])');
    expect(await page.isVisible('#enrol-go-on')).toBe(false);
    await page.context().close();
  });

  it('counts nothing until somebody accepts it, and then once', async () => {
    expect(await live(server)).toMatchObject({ entries: 0 });
    await gatesPage(desk, server);
    expect(await desk.textContent('.hand-in')).toMatch(/مسحان.*6/);
    await decide(desk, 'accept');
    await expect.poll(() => desk.locator('.hand-in').count()).toBe(0);
    await expect.poll(() => live(server)).toMatchObject(ACCEPTED);
  });

  it('counts nothing when it is declined', async () => {
    const phone = await enrolled();
    await offline(phone);
    await scanText(phone, urlOf(1));
    await revokeOnlyPhone(desk, server);
    await phone.context().setOffline(false);
    await phone.waitForSelector('.revoked button');
    await phone.context().close();
    await gatesPage(desk, server);
    await decide(desk, 'decline');
    await expect.poll(() => desk.locator('.hand-in').count()).toBe(0);
    await staysAt(ACCEPTED);
  });
});

describe('a revoked phone whose scans another one brings', () => {
  let needy: Page;
  let rescuer: Page;

  it('has them kept apart', async () => {
    needy = await enrolled();
    await offline(needy);
    await scanText(needy, urlOf(2));
    await plead(needy);
    const codes = await codesOf(needy);
    await revokeOnlyPhone(desk, server);
    rescuer = await enrolled();
    const answered = rescuer.waitForResponse('**/api/v1/rescues');
    await takeOver(rescuer);
    for (const code of codes) await type(rescuer, code);
    expect(await (await answered).json()).toEqual({ results: [], kept_apart: true });
    await expect
      .poll(() => rescuer.textContent('.rescue'))
      .toContain(rescueWords.ar.rescue.keptApart(1));
    await staysAt(ACCEPTED);
  });

  it('counts once when they are accepted, though it hands in the same itself', async () => {
    await gatesPage(desk, server);
    await decide(desk, 'accept');
    const both = { entries: 11, walk_ins: 1, parties: 2 };
    await expect.poll(() => live(server)).toMatchObject(both);
    await needy.context().setOffline(false);
    await needy.waitForSelector('.revoked button');
    await gatesPage(desk, server);
    expect(await desk.locator('.hand-in').count()).toBe(0);
    await staysAt(both);
  });
});

function problem(status: number, code: string): string {
  return JSON.stringify({ status, code });
}

function urlOf(n: number): string {
  return (tickets[n]?.url ?? '').toUpperCase();
}

/** One more gate phone, which has talked with the server. */
async function enrolled(): Promise<Page> {
  const { url } = await invite(server, state.stateDir);
  const phone = await gatePage(browser, { ...server, gate: url });
  await waiting(phone, 0);
  return phone;
}

/** Cuts the network of a phone that knows its tickets. */
async function offline(phone: Page): Promise<void> {
  await waiting(phone, 0);
  await cutNetwork(phone);
}

/** One person, by the counter. */
async function tap(phone: Page): Promise<void> {
  await phone.click('#tool-count');
  await phone.click('.huge');
  await waiting(phone, 2);
}

/** The public figures, after the time by which they are certain to be of now. */
async function staysAt(figures: object): Promise<void> {
  await desk.waitForTimeout(STALE_MS);
  expect(await live(server)).toMatchObject(figures);
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
