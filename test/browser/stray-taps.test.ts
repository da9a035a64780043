import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { damm } from '../../src/domain/code.ts';
import { dutyWords } from '../../src/i18n/duty.ts';
import { gateWords } from '../../src/i18n/gate.ts';
import { gatePage, launchWithFakeCamera } from './people.ts';
import { says, scanText, waiting } from './phones.ts';
import { freshState, type Server, startServer } from './server.ts';
import { issueTicket } from './tickets.ts';

const SCANS = '**/api/v1/scans';
const NO_TICKET = 'HTTPS://EXAMPLE.COM/MENU';

interface Sent {
  readonly id: string;
  readonly type: string;
  readonly people?: number;
  readonly override?: string;
}

const state = freshState();
let server: Server;
let browser: Browser;
let page: Page;
/** What the phone has sent, by its id; the same may be sent again. */
const sent = new Map<string, Sent>();
/** What it should have sent by now. */
const meant: string[] = [];
/** When the page was last tapped, by its time, ms. */
let tapped = 0;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launchWithFakeCamera();
  page = await gatePage(browser, server);
  await page.waitForSelector('#work:not([hidden])');
  page.on('requestfinished', (request) => {
    if (!request.url().endsWith('/api/v1/scans')) return;
    const { scans = [] }: { scans?: Sent[] } = JSON.parse(request.postData() ?? '{}');
    for (const scan of scans) sent.set(scan.id, scan);
  });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

describe('a tap that was on its way when the panel changed by itself', () => {
  it('lets nobody in whose card has just come', async () => {
    const ticket = await issueTicket(server, 2);
    await scanText(page, ticket.url.toUpperCase(), true);
    const before = await timeThere();
    await scanText(page, ticket.url.toUpperCase(), true);
    await tapAt(before + 100, '.actions .primary');
    await tapAt(before + 100, '.actions .big:last-child');
    expect(await page.getAttribute('#work', 'data-tone')).toBe('stop');
    expect(await page.locator('.verdict').count()).toBe(1);
    await tapAt((await timeThere()) + 1_000, '.actions .primary');
    await page.waitForSelector('#work[data-tone="in"]');
    await means('walk_in 5');
  });

  it('counts nobody when a card has just left, and the counter is back', async () => {
    await page.click('#tool-count');
    const back = counterIsBack();
    await scanText(page, (await issueTicket(server, 3)).url.toUpperCase(), true);
    await tapAt((await back) + 100, '.counter .huge');
    // Another number than the first: of two taps in no time the counter takes one.
    await tapAt((await timeThere()) + 3_000, '.counter .strip .pick');
    await page.click('#tool-count');
    await means('walk_in 2');
  });
});

describe('a tap that was meant once, and came twice', () => {
  it('lets nobody in against the rule: the reasons wait for a reason', async () => {
    await scanText(page, NO_TICKET, true);
    await tapTwice('.actions .big:last-child');
    await page.click('.ask .whole');
    await means();
  });

  it('lets in for a reason, and does not change how many', async () => {
    const ticket = await issueTicket(server, 0);
    await scanText(page, ticket.url.toUpperCase(), true);
    await scanText(page, ticket.url.toUpperCase(), true);
    await page.click('.actions .big:last-child');
    await tapTwice('.ask .big', '#panel .verdict');
    await means('ticket 1 overridden');
  });

  it('counts the people of a refused ticket once', async () => {
    const ticket = await issueTicket(server, 1);
    await scanText(page, ticket.url.toUpperCase(), true);
    await scanText(page, ticket.url.toUpperCase(), true);
    await tapTwice('.actions .primary');
    await page.waitForSelector('#work[data-tone="in"]');
    expect(await page.textContent('#panel .number')).toBe('5');
    await means('walk_in 5');
  });

  it('takes the answer of how many once', async () => {
    await page.route(SCANS, (route) => route.abort());
    await scanText(page, codeOf('90000000000'), true);
    await tapTwice('.ask .primary', '#panel .verdict');
    await page.waitForSelector('#work[data-tone="in"]');
    expect(await page.textContent('#panel .number')).toBe('1');
    await page.unroute(SCANS);
    await means('ticket 1');
  });

  it('takes back once, and says what', async () => {
    await tapTwice('#tool-undo');
    await says(page, gateWords.ar.undo.undone(1));
    await means('undo');
  });

  it('counts the minute of an exit once', async () => {
    const { minute } = dutyWords.ar;
    await page.click('#tool-count');
    await page.click('#lane-exit');
    await page.click(`.counter button:has-text("${minute.open}")`);
    await page.click('.minute .huge >> nth=0');
    await page.evaluate(() => {
      const steady = performance.now.bind(performance);
      performance.now = () => steady() + 60_000;
    });
    await tapTwice('.minute .primary');
    await page.waitForSelector('.counter:not(.minute)');
    await page.click('#lane-entry');
    await page.click('#tool-count');
    await means('walk_in 2');
  });
});

/** Twelve digits that a keypad takes, of no ticket that this phone knows. */
function codeOf(eleven: string): string {
  const last = [...'0123456789'].find((digit) => damm(eleven + digit) === 0);
  return eleven + last;
}

/**
 * Two taps of one finger, a tenth of a second apart by their times: a machine that stalls would make
 * two of them. `between`: what the first has shown when the second comes.
 */
async function tapTwice(selector: string, between = '#work'): Promise<void> {
  const button = page.locator(selector).first();
  await button.click({ trial: true });
  const box = await button.boundingBox();
  if (!box) throw new Error(`${selector} is not seen`);
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  tapped = Math.max(tapped, await timeThere()) + 1_000;
  await page.evaluate(tap, { x, y, at: tapped });
  await page.waitForSelector(between);
  await page.evaluate(tap, { x, y, at: tapped + 100 });
}

/** One tap, that began at a time of the page, ms. */
async function tapAt(at: number, selector: string): Promise<void> {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not seen`);
  await page.evaluate(tap, { x: box.x + box.width / 2, y: box.y + box.height / 2, at });
}

/** When a card has left and the counter stands there again, by the time of the page, ms. */
function counterIsBack(): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const panel = document.getElementById('panel') ?? document.body;
        const observer = new MutationObserver(() => {
          if (!panel.querySelector('.counter')) return;
          observer.disconnect();
          resolve(performance.now());
        });
        observer.observe(panel, { childList: true });
      }),
  );
}

/** The time of the page, ms. */
function timeThere(): Promise<number> {
  return page.evaluate(() => performance.now());
}

/** A tap in the page, at a time of its own there, ms. */
function tap({ x, y, at }: { x: number; y: number; at: number }): void {
  const place = { clientX: x, clientY: y, detail: 1, pointerType: 'touch' };
  const click = new PointerEvent('click', { ...place, bubbles: true, cancelable: true });
  Object.defineProperty(click, 'timeStamp', { value: at });
  document.elementFromPoint(x, y)?.dispatchEvent(click);
}

/** Staff have said this to the phone since they said anything, it has sent it, and nothing else. */
async function means(...scans: string[]): Promise<void> {
  meant.push(...scans);
  await expect.poll(saidOfSent).toEqual(meant);
  await waiting(page, 0);
  expect(saidOfSent()).toEqual(meant);
}

/** What staff have said: a ticket that was only held up states no number. */
function saidOfSent(): string[] {
  return [...sent.values()]
    .filter(({ type, people = 0 }) => type === 'undo' || people > 0)
    .map(({ type, people, override }) =>
      [type, people, override && 'overridden'].filter((word) => word).join(' '),
    );
}
