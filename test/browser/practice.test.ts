import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from './browser.ts';
import { gatePage } from './people.ts';
import { scanText, type } from './phones.ts';
import { freshState, type Server, startServer } from './server.ts';

const state = freshState();
let server: Server;
let browser: Browser;
let page: Page;
let ticket: string;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  ticket = await register();
  browser = await launch();
  page = await gatePage(browser, server);
  await page.waitForSelector('#work:not([hidden])');
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

describe('practice', () => {
  it('cannot be overlooked, and sends nothing that is practised', async () => {
    await page.click('#tool-menu');
    await page.click('#menu-body button:has-text("تدريب")');
    await page.waitForSelector('.practice-bar');
    await page.waitForSelector('#work:not([hidden])');
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    await page.click('#tool-count');
    await page.click('.huge');
    await scanText(page, 'HTTPS://EXAMPLE.COM/MENU');
    expect(await page.getAttribute('#work', 'data-tone')).toBe('stop');
    await page.waitForRequest('**/api/v1/scans');
    for (const body of sent.filter(Boolean)) expect(JSON.parse(body)).toMatchObject({ scans: [] });
  });

  it('says of a real ticket that it is one, and decides nothing', async () => {
    await type(page, ticket);
    await page.waitForSelector('.ask .primary:has-text("إنهاء التدريب")');
  });

  it('ends with one tap, and nothing of it is left', async () => {
    await page.click('.practice-bar button');
    await page.waitForSelector('#work:not([hidden])');
    expect(await page.locator('.practice-bar').count()).toBe(0);
    await scanText(page, ticket);
    expect(await page.getAttribute('#work', 'data-tone')).toBe('in');
    const live = async () => (await fetch(`${server.url}/api/v1/events/demo/live`)).json();
    await expect.poll(live, { timeout: 15_000 }).toMatchObject({ entries: 2, walk_ins: 0 });
  });
});

/** Two adults on the first day; the text of their code. */
async function register(): Promise<string> {
  const event = `${server.url}/api/v1/events/demo`;
  const { days } = await (await fetch(event)).json();
  const response = await fetch(`${event}/registrations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({
      slot: days[0].slots[1].id,
      kind: 'family',
      party: { adults: 2, children: 0 },
      contact: { name: 'سعاد', phone: '0612345670' },
      locale: 'ar',
      consent: true,
    }),
  });
  const { tickets } = await response.json();
  return tickets[0].url.toUpperCase();
}
