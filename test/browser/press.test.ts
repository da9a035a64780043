import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '../../src/domain/kinds.ts';
import { requestWords } from '../../src/i18n/requests.ts';
import { launch } from './browser.ts';
import { boardPage, PHONE, readPicture } from './people.ts';
import { freshState, type Server, startServer } from './server.ts';

const state = freshState();
let server: Server;
let browser: Browser;
let owner: BrowserContext;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch();
  owner = (await boardPage(browser, server)).context();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

const OUTLETS = { ar: 'قناة الأفق', fr: 'Radio Horizon' } as const;

/** A crew of three asks for the second and the third day; its private page. */
async function askForTwoDays(locale: 'ar' | 'fr'): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.url}/${locale}/demo/days/2?kind=media`);
  await page.locator('input[name="slot"]').first().check({ force: true });
  await page.locator('select[name="also"]').nth(1).selectOption({ index: 1 });
  await page.fill('#organisation', OUTLETS[locale]);
  await page.fill('#work', 'TV');
  await page.fill('#equipment', '2 cameras');
  await page.fill('#adults', '3');
  await page.fill('#name', 'Salma');
  await page.fill('#phone', locale === 'ar' ? '0612345671' : '0612345672');
  await page.click('.send-bar button');
  await page.waitForURL(/\/r\//);
  return page;
}

/** The owner approves the request of an outlet, from the queue to its end. */
async function approve(outlet: string, lang: Locale): Promise<Page> {
  const page = await owner.newPage();
  await page.goto(`${server.url}/console/demo/requests?kind=media&lang=${lang}`);
  const row = page.locator('[data-request]', { hasText: outlet });
  expect(await row.locator('.asked-day').count()).toBe(4);
  await row.locator('a').click();
  await page.waitForSelector('.request-decisions');
  expect(await page.textContent('.answers')).toContain('2 cameras');
  await page.locator('.request-decisions summary').first().click();
  await page.click('form[action$="/decide"] button');
  await page.waitForURL(/approved=1/);
  expect(await page.textContent('.request-news')).toContain(requestWords[lang].approved(1));
  return page;
}

describe.each(['ar', 'fr'] as const)('the press, in %s', (locale) => {
  it('asks for two days, is approved once, and has a ticket a day and its badges', async () => {
    const visitor = await askForTwoDays(locale);
    expect(await visitor.locator('a[href*="/t/"]').count()).toBe(0);
    const office = await approve(OUTLETS[locale], locale);

    await visitor.goto(`${visitor.url().split('?')[0]}?lang=${locale}`);
    const links = await visitor
      .locator('main a[href*="/t/"]')
      .evaluateAll((found) => [
        ...new Set(found.map((link) => (link instanceof HTMLAnchorElement ? link.href : ''))),
      ]);
    const tickets = links.filter((href) => !/\.(svg|ics)/.test(href));
    const days = new Set<string>();
    for (const href of tickets) {
      await visitor.goto(href);
      const shown = await readPicture(await visitor.screenshot());
      expect(shown).toContain('/T/');
      days.add((await visitor.textContent('.ticket-day')) ?? '');
    }
    expect([tickets.length, days.size]).toEqual([2, 2]);

    await office.goto(`${server.url}/console/demo/requests/badges?lang=${locale}`);
    const own = office.locator('[data-crew]', { hasText: OUTLETS[locale] });
    expect(await own.count()).toBe(3);
    expect(await own.first().locator('.emblem').count()).toBe(2);
    expect(await own.first().textContent()).not.toContain('Salma');
    await office.emulateMedia({ media: 'print' });
    const pdf = await office.pdf({ format: 'A4' });
    expect(pdf.length).toBeGreaterThan(1_000);
    expect(await office.locator('.top').isVisible()).toBe(false);
  });
});
