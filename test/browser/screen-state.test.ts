import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from './browser.ts';
import { reopen, stopEntry, turnFreeFlow } from './desk.ts';
import { boardPage, gatePage } from './people.ts';
import { scanText, waiting } from './phones.ts';
import { freshState, type Server, startServer } from './server.ts';
import { issueTicket } from './tickets.ts';
import { wholeCard } from './whole-card.ts';

const SECOND = 1_000;
const NO_TICKET = 'HTTPS://EXAMPLE.COM/MENU';

type ScreenState = 'open' | 'held' | 'closed' | 'flow' | 'practice';

const state = freshState();
let server: Server;
let browser: Browser;
let desk: Page;
let page: Page;
/** The whole background of an open gate, as the browser paints it. */
let open: string;
let family: string;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  family = (await issueTicket(server, 0)).url.toUpperCase();
  browser = await launch();
  desk = await boardPage(browser, server);
  page = await gatePage(browser, server);
  await waiting(page, 0);
  open = await paint();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

describe('a verdict at an open gate', () => {
  it('of admission is whole, then a chip with the strip, then gone, and never the state', async () => {
    const [lasted, whole] = [lasts(), wholeCard(page, colourOf)];
    await scanText(page, family);
    expect(await whole).toBe('rgb(43, 227, 138)');
    expect(await paint()).toBe(open);
    await page.waitForSelector('#work.folded .strip');
    expect(await paint()).toBe(open);
    await gone(lasted, 8);
  });

  it('of refusal keeps what can be done for 20 s', async () => {
    const [lasted, whole] = [lasts(), wholeCard(page, colourOf)];
    await scanText(page, NO_TICKET);
    expect(await whole).toBe('rgb(255, 107, 87)');
    expect(await paint()).toBe(open);
    await page.waitForSelector('#work.folded .actions .primary');
    await gone(lasted, 20);
  });

  it('goes with a tap that meets no button', async () => {
    await scanText(page, NO_TICKET, true);
    await page.click('.verdict .word');
    await page.waitForSelector('#work[data-tone="idle"]');
    await scanText(page, NO_TICKET, true);
    await page.waitForSelector('#work.folded');
    await page.click('.verdict .word');
    await page.waitForSelector('#work[data-tone="idle"]');
  });
});

describe('a hold behind a verdict', () => {
  it('is the state of the screen at once, and is said as soon as the verdict is a chip', async () => {
    await scanText(page, NO_TICKET, true);
    await menu('إيقاف هذا الباب');
    await becomes('held');
    await page.waitForSelector('#work.folded');
    expect(await page.textContent('#alert .state')).toMatch(/توقف/);
    expect(await page.isVisible('#alert .state')).toBe(true);
    await menu('إعادة فتح هذا الباب');
    await becomes('open');
    expect(await page.isVisible('#alert')).toBe(false);
  });
});

describe('a screen turned to somebody else, or a list over it', () => {
  it('gives way to the next code', async () => {
    await scanText(page, NO_TICKET, true);
    await page.click('.actions button:has-text("إظهار للزائر")');
    expect(await page.isVisible('#visitor-message')).toBe(true);
    await scanText(page, NO_TICKET, true);
    expect(await page.isVisible('#visitor-message')).toBe(false);
    await page.click('.verdict .word');
  });

  it('gives way to a hold, and a message to the crowd to the end of it', async () => {
    await menu('آخر العمليات');
    await page.waitForSelector('.overlay.recent[open]');
    await stopEntry(desk, server, 'close');
    await becomes('closed');
    expect(await page.isVisible('.overlay.recent')).toBe(false);
    await menu('رسالة للجمهور');
    await reopen(desk, server);
    await becomes('open');
    expect(await page.isVisible('#visitor-message')).toBe(false);
  });
});

describe('ten seconds after anything', () => {
  it('the screen is closed when the console closes, and open when it opens again', async () => {
    await stopEntry(desk, server, 'close');
    await becomes('closed');
    await scanText(page, family, true);
    await becomes('closed');
    await reopen(desk, server);
    await becomes('open');
  });

  it('the screen is held when the console holds the site, with a panel open too', async () => {
    await page.click('#tool-code');
    await stopEntry(desk, server, 'hold');
    await becomes('held');
    expect(await page.isVisible('#alert .state')).toBe(true);
    await reopen(desk, server);
    await becomes('open');
    await page.click('#tool-code');
  });

  it('the screen shows free flow, under a hold of the site a hold, and open afterwards', async () => {
    await turnFreeFlow(desk, server);
    await becomes('flow');
    await stopEntry(desk, server, 'hold');
    await becomes('held');
    await reopen(desk, server);
    await becomes('flow');
    await turnFreeFlow(desk, server);
    await becomes('open');
  });

  it('the screen shows practice, and of the gate again afterwards', async () => {
    await menu('تدريب');
    await page.waitForSelector('.practice-bar');
    await becomes('practice');
    await scanText(page, NO_TICKET);
    await becomes('practice');
    await page.click('.practice-bar button');
    await page.waitForSelector('.practice-bar', { state: 'detached' });
    await becomes('open');
  });
});

async function menu(label: string): Promise<void> {
  await page.click('#tool-menu');
  await page.click(`#menu-body button:has-text("${label}")`);
  if (await page.isVisible('#menu-close')) await page.click('#menu-close');
}

/** The screen comes to show it, and is painted like no other. */
async function becomes(state: ScreenState): Promise<void> {
  await page.waitForSelector(`#work[data-state="${state}"]`);
  expect((await paint()) === open).toBe(state === 'open');
}

/** How long the next verdict is shown, ms by the page's own clock: whoever looks may look late. */
function lasts(): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const work = document.getElementById('work') ?? document.body;
        let begun: number | undefined;
        const observer = new MutationObserver(() => {
          if (work.dataset.tone !== 'idle') begun ??= performance.now();
          else if (begun !== undefined) {
            observer.disconnect();
            resolve(performance.now() - begun);
          }
        });
        observer.observe(work, { attributeFilter: ['data-tone'] });
      }),
  );
}

const colourOf = (card: Element) => getComputedStyle(card).backgroundColor;

/** Nothing of a verdict is left, and not before so many seconds after it was shown. */
async function gone(lasted: Promise<number>, seconds: number): Promise<void> {
  expect((await lasted) / SECOND).toBeGreaterThan(seconds - 0.5);
  await page.waitForSelector('#work[data-tone="idle"]');
  expect(await page.isVisible('#panel')).toBe(false);
  expect(await paint()).toBe(open);
}

function paint(): Promise<string> {
  return page.evaluate(() => {
    const { backgroundColor, backgroundImage } = getComputedStyle(
      document.getElementById('work') ?? document.body,
    );
    return `${backgroundColor} ${backgroundImage}`;
  });
}
