import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupCode } from '../../src/domain/code.ts';
import { LOCALES } from '../../src/domain/kinds.ts';
import { visitorWords } from '../../src/i18n/visitor.ts';
import { waitListWords } from '../../src/i18n/wait-list.ts';
import { launch } from './browser.ts';
import { PHONE, readPicture } from './people.ts';
import { freshState, type Server, startServer } from './server.ts';
import { issueTicket } from './tickets.ts';
import { fillWindow, giveBack, untilOffered, waitAsking } from './wait-list.ts';

const state = freshState();
let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

describe('without styles and scripts', () => {
  it('a full window leads to its list, and its list to a ticket', async () => {
    const holder = await fillWindow(server);
    const address = await waitAsking(browser, server);
    const page = await barePage(`${server.url}${address}`);
    const words = waitListWords.ar;
    await readsInOrder(page, [words.title, words.waiting, words.willAsk, words.how, words.leave]);
    await fitsPhone(page);
    await giveBack(browser, server, holder);
    await untilOffered(server, address);
    await page.reload();
    await readsInOrder(page, [words.title, words.confirm, words.letGo]);
    await fitsPhone(page);
    await page.click('form:has([value="take"]) button');
    await readsInOrder(page, [visitorWords.ar.manage.confirmed]);
  });
});

describe.each(LOCALES)('without styles and scripts, in %s', (locale) => {
  it('an edition reads in order, and leads to its days', async () => {
    const page = await barePage(`${server.url}/${locale}/demo`);
    const { event } = visitorWords[locale];
    await readsInOrder(page, [event.register, event.first, event.chooseDay, event.before]);
    expect(await page.locator('ol a').first().getAttribute('href')).toMatch(/\/days\/\d$/);
    await fitsPhone(page);
  });

  it('a form reads in order, and can be sent', async () => {
    const page = await barePage(`${server.url}/${locale}/demo/days/2`);
    const { form } = visitorWords[locale];
    await readsInOrder(page, [form.arrival, form.adults, form.children, form.name, form.phone]);
    await keepsLinesApart(page, /\d{2}:\d{2}/);
    await fitsPhone(page);
  });

  it('a ticket reads in order, and its code is read', async () => {
    const issued = await issueTicket(server, LOCALES.indexOf(locale));
    const page = await barePage(`${issued.url}?lang=${locale}`);
    const { ticket } = visitorWords[locale];
    await readsInOrder(page, [
      ticket.states.valid,
      groupCode(issued.code),
      ticket.party,
      ticket.gate,
      ticket.enough.slice(0, 20),
    ]);
    await keepsLinesApart(page, /\d{2}:\d{2}/);
    await fitsPhone(page);
    const seen = await readPicture(await page.screenshot({ fullPage: true }));
    expect(seen).toBe(issued.url.toUpperCase());
  });
});

async function barePage(address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.route(/\.(css|js)$/, (route) => route.abort());
  await page.goto(address);
  return page;
}

/** A page's text in the lines in which it is shown. */
function shown(page: Page, selector: string): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: how it is rendered is what is tested.
  return page.innerText(selector);
}

async function readsInOrder(page: Page, words: readonly string[]): Promise<void> {
  const text = await shown(page, 'body');
  let from = 0;
  for (const word of words) {
    const at = text.indexOf(word, from);
    expect(at, `${word} in ${text.slice(from)}`).toBeGreaterThanOrEqual(0);
    from = at + word.length;
  }
}

/** An hour is followed by nothing that could be read as its end, such as a number of places. */
async function keepsLinesApart(page: Page, hour: RegExp): Promise<void> {
  const text = await shown(page, 'main');
  expect(text).toMatch(hour);
  expect(text).not.toMatch(/\d{2}:\d{2}[\p{L}\p{N}]/u);
}

async function fitsPhone(page: Page): Promise<void> {
  const widest = await page
    .locator('svg')
    .evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().right)));
  expect(widest).toBeLessThanOrEqual(PHONE.width);
}
