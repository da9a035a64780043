import { readFileSync } from 'node:fs';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from './browser.ts';
import { boardPage, findCode, visitorPage } from './people.ts';
import { freshState, type Server, startServer } from './server.ts';

const state = freshState();
let server: Server;
let browser: Browser;
let office: Page;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch();
  office = await boardPage(browser, server);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

/** Does what loads another page in the office, and waits for it. */
async function press(selector: string): Promise<void> {
  await Promise.all([office.waitForEvent('load'), office.locator(selector).first().click()]);
}

const FIRST = 'الدخول متوقف مؤقتا في الباب 1.';

describe('a gate that is held', () => {
  it('is announced from its offer, seen by visitors at once, and withdrawn when it reopens', async () => {
    const open = await visitorPage(browser);
    await open.clock.install();
    await open.goto(`${server.url}/ar/demo`);
    await office.goto(`${server.url}/console/demo/gates?lang=ar`);
    const gate = office.locator('.gate-line', { has: office.locator('form [value="1"]') }).first();
    await gate.locator('.step[data-tone="hold"] summary').click();
    await Promise.all([
      office.waitForEvent('load'),
      gate.locator('.hold-form [type="submit"]').first().click(),
    ]);
    await press('[data-offer="held"] a');
    await press('.notice-form button.primary');
    const fresh = await visitorPage(browser);
    await fresh.goto(`${server.url}/ar/demo`);
    expect(await fresh.textContent('.notice-card strong')).toBe(FIRST);
    // A page that was open all the time has it half a minute later.
    await open.clock.fastForward(30_000);
    await open.waitForSelector('.notice-card');
    expect(await open.textContent('.notice-card strong')).toBe(FIRST);

    await office.goto(`${server.url}/console/demo/gates?lang=ar`);
    const again = office.locator('.gate-line', { has: office.locator('form [value="1"]') }).first();
    await again.locator('.step[data-tone="go"] summary').click();
    await Promise.all([
      office.waitForEvent('load'),
      again.locator('form[action$="/reopen"] [type="submit"]').first().click(),
    ]);
    await press('[data-offer="reopened"] a[href$="#withdraw"]');
    await office.locator('#withdraw summary').click();
    await press('#withdraw form button');
    // Somebody else: a browser that was here a second ago may show what it has.
    const later = await visitorPage(browser);
    await later.goto(`${server.url}/ar/demo`);
    expect(await later.locator('.notice-card').count()).toBe(0);
    await open.clock.fastForward(30_000);
    await open.waitForSelector('.notice-card', { state: 'detached' });
  });
});

describe('a page on a slow network', () => {
  it('shows no older notices after newer ones, in whichever order they come', async () => {
    const page = await visitorPage(browser);
    await page.clock.install();
    await page.goto(`${server.url}/ar/demo`);
    const path = await page.getAttribute('[data-notices]', 'data-notices');
    const asked: Route[] = [];
    await page.route(`**${path}`, (route) => void asked.push(route));
    const answer = (at: number, text: string) =>
      asked[at]?.fulfill({
        contentType: 'text/html',
        body: `<div data-notices data-stamp="${text}"><p class="notice-card">${text}</p></div>`,
      });
    for (const times of [1, 2, 3]) {
      await page.clock.fastForward(30_000);
      await expect.poll(() => asked.length).toBe(times);
    }
    await answer(1, 'second');
    await page.waitForSelector('.notice-card:has-text("second")');
    await page.$eval('[data-notices]', (place) => {
      const note = () => {
        if (place.textContent === 'first') document.body.dataset.wentBack = '';
      };
      new MutationObserver(note).observe(place, { childList: true });
    });
    await answer(0, 'first');
    await answer(2, 'third');
    await page.waitForSelector('.notice-card:has-text("third")');
    expect(await page.getAttribute('body', 'data-went-back')).toBeNull();
  });
});

describe('the picture to post', () => {
  it.each([1350, 1920])(
    'is 1080 by %d, and its code leads to the page of the notice',
    async (height) => {
      await office.goto(`${server.url}/console/demo/notices/new?template=rumour&lang=fr`);
      await office.fill('#is-ar', 'الدخول مجاني لجميع الزائرات والزوار');
      await office.fill('#is-fr', 'L’entrée est gratuite');
      await office.fill('#not-fr', 'aucun paiement n’est demandé');
      expect(await office.textContent('[data-preview="fr"]')).toContain(
        'Rectification. L’entrée est gratuite. Contrairement à ce qui circule, aucun paiement n’est demandé.',
      );
      await press('.notice-form button.primary');
      const number = /notices\/(\d+)/.exec(office.url())?.[1];
      const [download] = await Promise.all([
        office.waitForEvent('download'),
        office.click(`button[data-draw="${height}"]`),
      ]);
      const picture = readFileSync(await download.path());
      expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1080, height]);
      const code = await findCode(picture);
      expect(code?.text).toBe(`${server.url}/ar/demo/notices/${number}`);
      const page = await office.context().newPage();
      await page.goto(code?.text ?? '');
      expect(await page.textContent('.notice-genuine')).toContain(`بلاغ صحيح، رقم ${number}`);
      await page.close();
    },
  );
});

describe('the feed', () => {
  it('is read by a parser of XML, whatever was published', async () => {
    await office.goto(`${server.url}/console/demo/notices/new?template=free&lang=fr`);
    await office.fill('#text-ar', 'نص <b> & "اقتباس" ]]>.');
    await office.fill('#text-fr', 'L’un & l’autre <script>alert(1)</script>.');
    await press('.notice-form button.primary');
    const feed = await (await fetch(`${server.url}/fr/demo/notices.atom`)).text();
    const read = await office.evaluate((xml) => {
      const parsed = new DOMParser().parseFromString(xml, 'application/xml');
      return {
        faults: parsed.querySelectorAll('parsererror').length,
        root: parsed.documentElement.namespaceURI,
        content: parsed.querySelector('entry content')?.textContent,
      };
    }, feed);
    expect(read).toEqual({
      faults: 0,
      root: 'http://www.w3.org/2005/Atom',
      content: 'L’un & l’autre <script>alert(1)</script>.',
    });
  });
});
