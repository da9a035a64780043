import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dutyWords } from '../../src/i18n/duty.ts';
import { boardPage, gatePage, launchWithFakeCamera } from './people.ts';
import { says, scanText, waiting } from './phones.ts';
import { freshState, type Server, startServer } from './server.ts';

const SCANS = '**/api/v1/scans';

const state = freshState();
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launchWithFakeCamera();
  page = await gatePage(browser, server);
  await page.waitForSelector('#work:not([hidden])');
  await waiting(page, 0);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

/** Until the service has answered a call for help: the console knows of it then. */
function called(): Promise<unknown> {
  return page.waitForResponse((answer) => (answer.request().postData() ?? '').includes('"alerts"'));
}

describe('pressure at a gate', () => {
  it('is called in by one long press, which shows how long', async () => {
    const answered = called();
    // What lasts a second is noted when it comes: a slow machine might look too late.
    await page.$eval('#pressure', (button) => {
      const note = () => {
        if (button.classList.contains('pressing')) document.body.dataset.pressing = '';
      };
      new MutationObserver(note).observe(button, { attributeFilter: ['class'] });
    });
    await page.hover('#pressure');
    await page.mouse.down();
    await answered;
    await page.waitForSelector('body[data-pressing]', { state: 'attached' });
    await page.mouse.up();
    await page.waitForSelector('#pressure:not(.pressing)');
  });

  it('asks first when the press was short, by finger or by key', async () => {
    // Neither half waits for the other: a machine that stalls between them makes a long press.
    await page.hover('#pressure');
    await Promise.all([page.mouse.down(), page.mouse.up()]);
    await page.click('#panel .whole');
    await page.focus('#pressure');
    await Promise.all([page.keyboard.down('Enter'), page.keyboard.up('Enter')]);
    await page.waitForSelector('#panel .primary');
    await page.click('#panel .whole');
  });

  it('is called in by a key that is held', async () => {
    const answered = called();
    await page.focus('#pressure');
    await page.keyboard.down('Space');
    await answered;
    await page.keyboard.up('Space');
  });
});

describe('an exit where heads cannot be counted', () => {
  it('counts one minute over one metre, times the width, and returns to the counter', async () => {
    const { minute } = dutyWords.ar;
    const sent = page.waitForRequest((request) =>
      (request.postData() ?? '').includes('"estimated"'),
    );
    await page.click('#tool-count');
    await page.click('#lane-exit');
    await page.click(`.counter button:has-text("${minute.open}")`);
    await page.click('.minute .huge >> nth=1');
    await page.evaluate(() => {
      const steady = performance.now.bind(performance);
      performance.now = () => steady() + 60_000;
    });
    await page.click('.minute .pick:has-text("+1")');
    await page.click('.minute .primary');
    await says(page, minute.done(6));
    expect(JSON.parse((await sent).postData() ?? '')).toMatchObject({
      scans: [{ type: 'walk_in', direction: 'exit', people: 6, counted: 'estimated' }],
    });
    await page.waitForSelector('.counter:not(.minute)');
    await page.click('#lane-entry');
    await page.click('#tool-count');
    await page.waitForSelector('.counter', { state: 'detached' });
  });
});

describe('a console', () => {
  it('shows a call for help to whoever opens it later, and to whoever looks, until it is answered', async () => {
    const board = await boardPage(browser, server);
    const calls = board.locator('li[data-alert]');
    expect(await calls.count()).toBeGreaterThan(0);
    for (let left = await calls.count(); left > 0; left--) {
      expect(await calls.first().textContent()).toMatch(/الباب 1.*\d\d:\d\d/);
      await calls.first().locator('.seen').click();
      await board.waitForFunction(
        (fewer) => document.querySelectorAll('li[data-alert]').length === fewer,
        left - 1,
      );
    }
    await board.waitForSelector('[data-board][data-freshness="live"]');
    expect(await board.isVisible('[data-alerts]')).toBe(false);
    // The gate calls again, and the open board says so by itself.
    await page.focus('#pressure');
    await page.keyboard.down('Space');
    await board.waitForSelector('li[data-alert]');
    await page.keyboard.up('Space');
    expect(await calls.count()).toBe(1);
    expect(await calls.first().textContent()).toMatch(/الباب 1.*\d\d:\d\d/);
    // Whoever called is told that somebody has seen it, by role and time.
    await calls.first().locator('.seen').click();
    await page.waitForSelector('#alert .call:has-text("الإشراف العام")');
    expect(await page.textContent('#alert .call')).toMatch(/: الإشراف العام، \d\d:\d\d$/);
    await board.context().close();
  });
});

describe('a server that talks nonsense', () => {
  const answers: readonly [string, Parameters<Route['fulfill']>[0]][] = [
    ['500', { status: 500, contentType: 'application/problem+json', body: '{"code":"internal"}' }],
    ['HTML', { status: 200, contentType: 'text/html', body: '<h1>Welcome to our network</h1>' }],
    ['half a JSON', { status: 200, contentType: 'application/json', body: '{"results":[],"cur' }],
  ];

  it.each(answers)('such as %s: the queue stays, the gate goes on', async (_name, answer) => {
    await page.route(SCANS, (route) => route.fulfill(answer));
    await scanText(page, 'HTTPS://EXAMPLE.COM/MENU', true);
    expect(await page.getAttribute('#work', 'data-tone')).toBe('stop');
    await waiting(page, 1);
    await page.unroute(SCANS);
    await waiting(page, 0);
  });
});

describe('a phone whose disk is full', () => {
  it('says so, keeps the scan in memory, and sends it', async () => {
    await page.route(SCANS, (route) => route.abort());
    await page.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      addEventListener('room', () => {
        IDBObjectStore.prototype.put = put;
      });
    });
    await scanText(page, 'BEGIN:VCARD FN:Somebody END:VCARD', true);
    await page.waitForFunction(() =>
      /ممتلئة/.test(document.getElementById('alert')?.textContent ?? ''),
    );
    await waiting(page, 1);
    await page.unroute(SCANS);
    await waiting(page, 0);
    await page.evaluate(() => dispatchEvent(new Event('room')));
    await page.waitForFunction(
      () => !/ممتلئة/.test(document.getElementById('alert')?.textContent ?? ''),
    );
  });
});
