import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupCode } from '../../src/domain/code.ts';
import { LOCALES } from '../../src/domain/kinds.ts';
import { groupWords } from '../../src/i18n/groups.ts';
import { visitorWords } from '../../src/i18n/visitor.ts';
import { waitListWords } from '../../src/i18n/wait-list.ts';
import { wishWords } from '../../src/i18n/wish.ts';
import { launch } from './browser.ts';
import { leadsOn } from './leads-on.ts';
import { boardPage, PHONE, readPicture } from './people.ts';
import { freshState, type Server, startServer } from './server.ts';
import { issueTicket, register } from './tickets.ts';
import { fillWindow, giveBack, untilOffered, waitAsking } from './wait-list.ts';
import { dayFromNow, takeWishes } from './wish-pages.ts';

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
    await leadsOn(page.locator('form:has([value="take"]) button'));
    await readsInOrder(page, [visitorWords.ar.manage.confirmed]);
  });
});

describe('a child’s wish, without styles and scripts', () => {
  it('is fetched by a grown-up, sent, read by who is named, and answered on its page', async () => {
    const owner = (await boardPage(browser, server)).context();
    await takeWishes(owner, server);
    const page = await barePage(`${server.url}/ar/demo`);
    const words = wishWords.ar;
    await leadsOn(page.locator('a[href$="/demo/wish"]'));
    await readsInOrder(page, [words.title, words.who, words.child, words.notAsked, words.button]);
    await fitsPhone(page);
    await page.fill('#first_name', 'ياسمين');
    await page.fill('#age', '٧');
    await page.fill('#wish', 'عمري 7 سنوات وأريد أن أرى الخيول.');
    await page.fill('#contact', '0612345678');
    await leadsOn(page.locator('#wish-form button[type="submit"]'));
    await readsInOrder(page, [words.fromChild, words.faults.guardian]);
    expect(await page.inputValue('#first_name')).toBe('ياسمين');
    await page.check('#guardian');
    await page.check('#quoted');
    await leadsOn(page.locator('#wish-form button[type="submit"]'));
    await readsInOrder(page, [words.thanks, words.receipt('1'), words.promise('').slice(0, -1)]);
    const desk = await owner.newPage();
    await desk.goto(`${server.url}/console/demo/wishes/1?lang=ar`);
    await desk.locator('.wish-decisions summary').first().click();
    await desk.fill('#date', dayFromNow(1));
    await desk.fill('#time', '10:30');
    await desk.fill('#place', 'مكتب الاستقبال');
    await desk.click('.wish-decisions details[open] button');
    await desk.waitForURL(/done=answered/);
    await page.reload();
    await readsInOrder(page, [words.receipt('1'), words.grantedHeading, 'ياسمين', '10:30']);
    await fitsPhone(page);
  });
});

describe('without styles and scripts, in ar', () => {
  it('the head of a group changes numbers, prints a sheet and cancels one coach', async () => {
    // On the second day, in few enough people to need no code.
    const { registration } = await register(server, {
      slot: '7',
      kind: 'school',
      party: { girls: 4, boys: 2, adults: 2, coaches: 2 },
      organisation: 'مدرسة الأمل',
      contact: { name: 'خديجة', phone: '0677001122' },
    });
    const page = await barePage(`${registration.manage_url}?lang=ar`);
    const words = groupWords.ar;
    const { title, coaches, giveOn, onTheDay } = words;
    await readsInOrder(page, [title('مدرسة الأمل'), coaches, giveOn, words.coach('2'), onTheDay]);
    await fitsPhone(page);
    await page.locator('details:has([action*="/coaches"]) > summary').click();
    await page.locator('[name^="girls-"]').first().fill('١');
    await leadsOn(page.locator('[action*="/coaches"] button[type="submit"]'));
    await readsInOrder(page, [words.done.numbers]);
    await leadsOn(page.locator('[data-coach] a[href*="/coach?"]'));
    await readsInOrder(page, [words.cancelTitle(words.coach('1'))]);
    await leadsOn(page.locator('[action*="/coach?"] button[type="submit"]'));
    await readsInOrder(page, [words.done.coach, visitorWords.ar.ticket.states.cancelled]);
    await leadsOn(page.locator('a[href*="/sheet"]'));
    await readsInOrder(page, [words.sheet.title, words.ofAll('2', '2')]);
    await fitsPhone(page);
    const seen = await readPicture(await page.screenshot({ fullPage: true }));
    expect(seen).toContain('/T/');
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
