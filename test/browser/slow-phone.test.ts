import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASE } from '../../src/client/gate/browser/wipe.ts';
import { dutyWords } from '../../src/i18n/duty.ts';
import { gateWords } from '../../src/i18n/gate.ts';
import { launch } from './browser.ts';
import { choose } from './gate-states.ts';
import { gatePage } from './people.ts';
import { askPressure, invite, says, scanText, typePad, waiting } from './phones.ts';
import { freshState, type Server, startServer } from './server.ts';
import { holdDisk, letDisk } from './slow-disk.ts';
import { issueTicket, live } from './tickets.ts';

const SCANS = '**/api/v1/scans';

/** As impatient fingers tap a button that seems to do nothing: all before the page is drawn again. */
const twice = (button: HTMLElement) => {
  button.click();
  button.click();
};

const state = freshState();
let server: Server;
let browser: Browser;
let page: Page;
let ticket: string;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  ticket = (await issueTicket(server, 0)).url;
  browser = await launch();
  page = await gatePage(browser, server);
  await scanText(page, ticket);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

describe('what is tapped twice on a phone whose disk is slow', () => {
  it('lets a family in once that came without a ticket', async () => {
    await scanText(page, ticket, true);
    expect(await page.getAttribute('#work', 'data-tone')).toBe('stop');
    await holdDisk(page);
    await page.$eval('.verdict .primary', twice);
    await letDisk(page);
    await page.waitForSelector('#work[data-tone="in"]');
    await counted({ entries: 10, exits: 0, inside: 10 });
  });

  it('lets one more in once for a reason', async () => {
    await scanText(page, ticket, true);
    await page.click('.actions .big:last-child');
    await holdDisk(page);
    await page.$eval('.ask .actions .big', twice);
    await letDisk(page);
    await page.waitForSelector('.verdict');
    // The next code comes after whatever was begun before it.
    await scanText(page, 'HTTPS://EXAMPLE.COM/MENU', true);
    await counted({ entries: 11, exits: 0, inside: 11 });
  });

  it('counts a minute once', async () => {
    const { minute } = dutyWords.ar;
    await page.click('#tool-count');
    await page.click('#lane-exit');
    await page.click(`.counter button:has-text("${minute.open}")`);
    await page.evaluate(() => {
      const steady = performance.now.bind(performance);
      let later = 0;
      performance.now = () => steady() + later;
      addEventListener('minute', () => {
        later += 60_000;
      });
    });
    await page.click('.minute .huge >> nth=0');
    await page.evaluate(() => dispatchEvent(new Event('minute')));
    await page.waitForSelector('.minute .primary');
    await holdDisk(page);
    await page.$eval('.minute .primary', twice);
    await letDisk(page);
    await says(page, minute.done(2));
    await page.click('#lane-entry');
    await page.click('#tool-count');
    await counted({ entries: 11, exits: 2, inside: 9 });
  });

  it('tries a code of the supervisor once', async () => {
    // Any answer of the service forgives the wrong ones: none is on its way once a request has failed.
    const failed = page.waitForEvent('requestfailed');
    await page.route(SCANS, (route) => route.abort());
    await failed;
    await choose(page, dutyWords.ar.flow.open);
    for (const digit of '000000') await tapDigit(digit);
    await holdDisk(page);
    await page.$eval('.pad .pick:last-child', twice);
    await letDisk(page);
    await page.waitForFunction(() => document.querySelector('.digits')?.textContent === '·');
    await page.click('.keypad .close');
    await expect.poll(() => setting('wrong_codes')).toBe(1);
    await page.unroute(SCANS);
  });
});

describe('what was opened while the disk was slow', () => {
  it('stays when the lane was turned before', async () => {
    const opened: readonly [string, () => Promise<unknown>, string][] = [
      ['#lane-exit', () => page.click('#tool-code'), '#panel .keypad'],
      ['#lane-entry', () => askPressure(page), '#panel .ask'],
    ];
    for (const [lane, open, seen] of opened) {
      await holdDisk(page);
      await page.click(lane);
      await open();
      await page.waitForSelector(seen);
      await letDisk(page);
      expect(await page.isVisible(seen), seen).toBe(true);
      expect(await page.getAttribute(lane, 'aria-pressed'), lane).toBe('true');
    }
    await page.click('#panel .whole');
  });

  it('stays when the code of a shift was typed before', async () => {
    await choose(page, gateWords.ar.shift.open);
    await typePad(page, '12');
    await holdDisk(page);
    await typePad(page, '4321');
    await page.click('#tool-code');
    await letDisk(page);
    await page.waitForSelector('#shift:not([hidden])');
    expect(await page.isVisible('#panel .keypad')).toBe(true);
    await page.click('#tool-code');
    await choose(page, gateWords.ar.shift.close);
    await page.click('.ask .primary');
  });

  it('stays when a count by eye is kept', async () => {
    await choose(page, gateWords.ar.counter.eye);
    await typePad(page, '20');
    await page.waitForSelector('.eye .primary');
    await holdDisk(page);
    await page.$eval('.eye .primary', twice);
    await page.click('#tool-code');
    await letDisk(page);
    await says(page, gateWords.ar.eye.counted(20));
    expect(await page.isVisible('.keypad')).toBe(true);
    await page.click('#tool-code');
    await counted({ entries: 11, exits: 2, inside: 20 });
  });

  it('stays without the list of the last scans, which was closed', async () => {
    await scanText(page, (await issueTicket(server, 1)).url);
    await choose(page, gateWords.ar.recent.open);
    await holdDisk(page);
    await page.click('.recent .after >> nth=0');
    await page.click('.recent .primary');
    await letDisk(page);
    await says(page, gateWords.ar.undo.undone(5));
    expect(await page.isVisible('.recent')).toBe(false);
  });

  it('stays in the language that was chosen, when the own gate is held', async () => {
    const { menu } = gateWords.fr;
    await page.click('#tool-menu');
    await holdDisk(page);
    await page.click(`#menu-body button:has-text("${gateWords.ar.menu.hold}")`);
    await page.click('#menu-body .language[lang="fr"]');
    await letDisk(page);
    await page.click(`#menu-body button:has-text("${menu.release}")`);
    await page.waitForSelector(`#menu-body button:has-text("${menu.hold}")`);
    await page.click('#menu-close');
  });
});

describe('twelve digits that are typed on a phone whose disk is slow', () => {
  it('are read once, though a finger goes on', async () => {
    const { code } = await issueTicket(server, 2);
    const digits = code.replace(/\D/g, '');
    const verdicts = () => page.evaluate(() => performance.getEntriesByName('verdict').length);
    const before = await verdicts();
    await page.click('#tool-code');
    for (const digit of digits.slice(0, -1)) await tapDigit(digit);
    await holdDisk(page);
    await tapDigit(digits.slice(-1));
    // The same text within a moment would be the echo of a scanner.
    await page.evaluate(() => dispatchEvent(new Event('minute')));
    await tapDigit('1');
    await letDisk(page);
    // The next code comes after whatever was begun before it.
    await scanText(page, 'HTTPS://EXAMPLE.COM/MENU', true);
    expect((await verdicts()) - before).toBe(2);
  });
});

describe('another gate that is opened over a slow network', () => {
  it('is the only one: the phone does not go on as the one it was meanwhile', async () => {
    const { url } = await invite(server, state.stateDir);
    await waiting(page, 0);
    await page.goto(`${server.url}/`);
    const asked = Promise.withResolvers<Route>();
    await page.route('**/api/v1/devices', (route) => asked.resolve(route));
    await page.goto(url);
    await page.click('#enrol-open');
    const route = await asked.promise;
    expect(await page.isDisabled('#enrol-go-on')).toBe(true);
    await route.abort();
    await page.waitForSelector('#enrol-open:not([disabled])');
    await page.click('#enrol-go-on');
    await page.waitForSelector('#work:not([hidden])');
  });
});

function tapDigit(digit: string): Promise<void> {
  return page.locator('.pad .pick').getByText(digit, { exact: true }).click();
}

/** A setting, as the phone's disk holds it. */
function setting(name: string): Promise<unknown> {
  return page.evaluate(
    ([database, key]) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('settings').objectStore('settings').get(key);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
    [DATABASE, name] as const,
  );
}

async function counted(figures: object): Promise<void> {
  await waiting(page, 0);
  await expect.poll(() => live(server)).toMatchObject(figures);
}
