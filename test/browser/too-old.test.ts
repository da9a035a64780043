import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RELEASE, RELEASE_HEADER } from '../../src/contract/release.ts';
import { gateWords } from '../../src/i18n/gate.ts';
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
  const context = await browser.newContext({
    viewport: PHONE,
    locale: 'ar-MA',
    permissions: ['camera'],
    serviceWorkers: 'block',
  });
  page = await context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

describe('a page that the service names as too old', () => {
  it('says its release with each request', async () => {
    const said: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/'))
        said.push(request.headers()[RELEASE_HEADER.toLowerCase()]);
    });
    await page.goto(server.gate);
    await page.click('#enrol-open');
    await page.waitForSelector('#work:not([hidden])');
    await stopCamera(page);
    await waiting(page, 0);
    expect(said.length).toBeGreaterThan(1);
    expect(new Set(said)).toEqual(new Set([RELEASE]));
  });

  it('says so with a button, lets people in, and sends its scans', async () => {
    await page.route('**/api/v1/scans', (route) =>
      route.continue({ headers: { ...route.request().headers(), [RELEASE_HEADER]: '0.0.0' } }),
    );
    await page.waitForSelector('#alert .renew');
    const { trouble, menu } = gateWords.ar;
    expect(await page.textContent('#alert')).toBe(trouble.too_old + menu.update);
    const ticket = await issueTicket(server, 0);
    await scanText(page, ticket.url, true);
    expect(await page.getAttribute('#work', 'data-tone')).toBe('in');
    await waiting(page, 0);
    expect(await page.textContent('#alert')).toContain(trouble.too_old);
  });

  it('is whole again once it is renewed', async () => {
    await page.unroute('**/api/v1/scans');
    await page.evaluate(() => {
      document.body.dataset.before = 'yes';
    });
    await page.click('#alert .renew');
    await page.waitForSelector('body:not([data-before]) #work:not([hidden])');
    await page.waitForSelector('#alert', { state: 'hidden' });
    await waiting(page, 0);
  });
});
