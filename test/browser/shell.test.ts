import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from './browser.ts';
import { PHONE } from './people.ts';
import { freshState, type Server, startServer } from './server.ts';

const state = freshState();
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch(['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream']);
  const context = await browser.newContext({ viewport: PHONE, permissions: ['camera'] });
  page = await context.newPage();
  await page.addInitScript(() => {
    const { register } = ServiceWorkerContainer.prototype;
    let tries = 0;
    ServiceWorkerContainer.prototype.register = function (...how) {
      tries += 1;
      return tries === 1 ? Promise.reject(new TypeError('cut')) : register.apply(this, how);
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
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, {
      timeout: 60_000,
    });
    await page.context().setOffline(true);
    await page.reload();
    await page.waitForSelector('#work:not([hidden])');
  });
});
