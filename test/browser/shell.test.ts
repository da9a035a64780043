import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GATE_PHONE, launchWithFakeCamera } from './people.ts';
import { codesOf, invite, plead, scanText } from './phones.ts';
import { freshState, type Server, startServer } from './server.ts';

const state = freshState();
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launchWithFakeCamera();
  const context = await browser.newContext(GATE_PHONE);
  page = await context.newPage();
  await page.addInitScript(() => {
    const { register } = ServiceWorkerContainer.prototype;
    let tries = 0;
    const isBack = new Promise((resolve) => addEventListener('back', resolve, { once: true }));
    ServiceWorkerContainer.prototype.register = async function (...how) {
      tries += 1;
      if (tries === 1) throw new TypeError('cut');
      // On a slow machine the second try comes before anybody has looked at what the first one left.
      await isBack;
      return register.apply(this, how);
    };
  });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

describe('a shell that the network cut short', () => {
  it('is laid in soon after, and then starts without any network', async () => {
    await page.goto(server.gate);
    await page.click('#enrol-open');
    await page.waitForSelector('#work:not([hidden])');
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
    await page.evaluate(() => dispatchEvent(new Event('back')));
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.context().setOffline(true);
    await page.reload();
    await page.waitForSelector('#work:not([hidden])');
  });

  it('draws the codes of a rescue without any network', async () => {
    await scanText(page, 'HTTPS://EXAMPLE.COM/1');
    await plead(page);
    expect(await codesOf(page)).toEqual([expect.stringMatching(/^ABWAB:R\//)]);
    await page.click('.send .primary');
  });

  it('gives a page of the release before it the scripts that this one loads late', async () => {
    const said = await page.evaluate(async () => {
      const address = '/assets/gate-rescue-qr-drawing.module.0000000000.js';
      const older = await caches.open('gate before');
      await older.put(address, new Response('export {};'));
      const answer = await fetch(address).then((response) => response.text());
      await caches.delete('gate before');
      return answer;
    });
    expect(said).toBe('export {};');
  });
});

describe('a page that was asked for before its worker took over', () => {
  it('is served by it all the same, so that it loads late scripts with the network cut', async () => {
    const context = await browser.newContext(GATE_PHONE);
    const first = await context.newPage();
    // The first page keeps no shell by itself: only when the second one is under way.
    await first.addInitScript(() => {
      const { register } = ServiceWorkerContainer.prototype;
      ServiceWorkerContainer.prototype.register = function (...how) {
        return new Promise((kept) => {
          addEventListener('keep', () => kept(register.apply(this, how)));
        });
      };
    });
    await first.goto(`${server.url}/gate`);
    const second = await context.newPage();
    const underWay = Promise.withResolvers<Route>();
    await second.route('**/gate', underWay.resolve);
    const came = second.goto(`${server.url}/gate`);
    const held = await underWay.promise;
    await first.evaluate(() => dispatchEvent(new Event('keep')));
    await first.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    await held.continue();
    await came;
    await second.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await context.close();
  });
});

describe('a phone whose browser keeps no shell', () => {
  it('has all that a rescue needs before the network is cut', async () => {
    const context = await browser.newContext({ ...GATE_PHONE, serviceWorkers: 'block' });
    const bare = await context.newPage();
    const drawing = bare.waitForResponse(/qr-drawing/);
    await bare.goto((await invite(server, state.stateDir)).url);
    await bare.click('#enrol-open');
    await bare.waitForSelector('#work:not([hidden])');
    await (await drawing).finished();
    await context.setOffline(true);
    await scanText(bare, 'HTTPS://EXAMPLE.COM/1');
    await plead(bare);
    expect(await codesOf(bare)).toHaveLength(1);
    await context.close();
  });
});
