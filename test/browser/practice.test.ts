import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rescueWords } from '../../src/i18n/rescue.ts';
import { launch } from './browser.ts';
import { boardPage, gatePage, readPicture } from './people.ts';
import { askPressure, says, scanText, type } from './phones.ts';
import { freshState, type Server, startServer } from './server.ts';
import { issueTicket, live } from './tickets.ts';

/** The place on the sheet of a coach, of which a phone asks how many are there. */
const COACH = 2;

const state = freshState();
let server: Server;
let browser: Browser;
let page: Page;
let ticket: string;
/** What this phone has sent since it practises. */
const sent: string[] = [];
const note = (request: Request) => sent.push(request.postData() ?? '');

beforeAll(async () => {
  server = await startServer(state.stateDir);
  ticket = (await issueTicket(server, 0)).url;
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
    page.on('request', note);
    const edge = await page.evaluate(() => getComputedStyle(document.body).borderInlineStartWidth);
    expect(Number.parseFloat(edge)).toBeGreaterThanOrEqual(8);
    await page.click('#tool-count');
    await page.click('.huge');
    await scanText(page, 'HTTPS://EXAMPLE.COM/MENU');
    expect(await page.getAttribute('#work', 'data-tone')).toBe('stop');
    await nothingIsSent();
  });

  it('waits for nothing: no list is loading, and no call for help is on its way', async () => {
    expect(await page.isVisible('#alert')).toBe(false);
    await askPressure(page);
    await page.click('.ask .primary');
    await says(page, rescueWords.ar.practice.banner);
    await page.waitForSelector('#work[data-tone="idle"]');
    // A real call is said to be late after four seconds.
    await nothingIsSent();
    await nothingIsSent();
    await nothingIsSent();
    expect(await page.isVisible('#alert')).toBe(false);
  });

  it('gives each code of the printed sheet its verdict, as at a gate', async () => {
    const console = await boardPage(browser, server);
    await console.goto(`${server.url}/console/demo/gates/practice`);
    const codes = await console.locator('.practice-codes svg').all();
    const tones: (string | null)[] = [];
    for (const code of codes) {
      const text = (await readPicture(await code.screenshot())) ?? '';
      if (tones.length === COACH) {
        await type(page, text);
        await page.click('.ask .primary');
      } else await scanText(page, text);
      await page.waitForSelector('.verdict');
      tones.push(await page.getAttribute('#work', 'data-tone'));
    }
    expect(tones).toEqual(['in', 'in', 'in', 'stop', 'stop', 'attention', 'stop', 'stop']);
    await nothingIsSent();
  });

  it('says of a real ticket that it is one, and decides nothing', async () => {
    await type(page, ticket);
    await page.waitForSelector('.ask .primary:has-text("إنهاء التدريب")');
  });

  it('ends with one tap, and nothing of it is left', async () => {
    await nothingIsSent();
    page.off('request', note);
    await page.click('.practice-bar button');
    await page.waitForSelector('#work:not([hidden])');
    expect(await page.locator('.practice-bar').count()).toBe(0);
    await scanText(page, ticket);
    expect(await page.getAttribute('#work', 'data-tone')).toBe('in');
    await expect.poll(() => live(server)).toMatchObject({ entries: 5, walk_ins: 0 });
  });
});

/** The phone of the real gate goes on talking, and has nothing to say. */
async function nothingIsSent(): Promise<void> {
  await page.waitForRequest('**/api/v1/scans');
  const bodies = sent.filter(Boolean).map((body): unknown => JSON.parse(body));
  expect(bodies.length).toBeGreaterThan(0);
  for (const body of bodies) expect(body).toMatchObject({ scans: [] });
}
