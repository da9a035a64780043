import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutParts } from './cut.ts';
import { gatePage, launchWithFakeCamera, PHONE } from './people.ts';
import { scanText, typePad, waiting } from './phones.ts';
import { freshState, type Server, startServer } from './server.ts';
import { issueTicket } from './tickets.ts';

const ALONE = { adults: 1, children: 0 };
const NO_TICKET = 'HTTPS://EXAMPLE.COM/MENU';

/** On its side, with a browser's own bars, and the smallest that is sold. */
const SIZES = [
  { width: 740, height: 360 },
  { width: 360, height: 560 },
  { width: 320, height: 568 },
  PHONE,
];

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

describe.each([
  ['ar', 0],
  ['fr', 1],
])('in %s nothing is cut', (locale, nth) => {
  beforeAll(async () => {
    await page.setViewportSize(PHONE);
    await page.click('#tool-menu');
    await page.click(`#menu-body .language[lang="${locale}"]`);
    await page.click('#menu-close');
  });

  it('while the camera looks', () => whole());

  it('of a refusal: word, reason and actions, whole and as a chip', async () => {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await scanText(page, NO_TICKET, true);
      expect(await cutParts(page), `whole, ${size.width}×${size.height}`).toEqual([]);
    }
    await page.waitForSelector('#work.folded');
    await whole();
  });

  it('of one person let in, large and in the middle', async () => {
    await page.setViewportSize(PHONE);
    const { url } = await issueTicket(server, nth, ALONE);
    await scanText(page, url.toUpperCase());
    await page.waitForSelector('#work[data-tone="in"]');
    expect(await page.getAttribute('#panel', 'data-fit')).toBe('0');
    const [card, sign, word] = await Promise.all(
      ['#panel', '#panel .sign', '#panel .word'].map((part) => page.locator(part).boundingBox()),
    );
    if (!card || !sign || !word) throw new Error('no card');
    const below = card.y + card.height - (word.y + word.height);
    expect(Math.abs(sign.y - card.y - below)).toBeLessThan(24);
    await page.waitForSelector('#work[data-tone="idle"]', { timeout: 15_000 });
  });

  it('of the reasons to let somebody in all the same', async () => {
    await page.setViewportSize(PHONE);
    await scanText(page, NO_TICKET, true);
    await page.click('.actions .big:last-child');
    await whole();
    await page.click('.actions .whole');
  });

  it('of the keys from 1 to 0', async () => {
    await page.click('#tool-code');
    await whole();
    await page.click('#tool-code');
  });

  it('of counting in and out', async () => {
    await page.click('#tool-count');
    await whole();
    await page.click('#lane-exit');
    await whole();
    await page.click('#lane-entry');
    await page.click('#tool-count');
  });

  it('of the question before a call for help', async () => {
    await page.focus('#pressure');
    await page.keyboard.press('Enter');
    await whole();
    await page.click('.ask .whole');
  });

  it('of the keys under a hold, nor of a refusal as a chip', async () => {
    const hold = { ar: 'إيقاف هذا الباب', fr: 'Suspendre' }[locale];
    const open = { ar: 'إعادة فتح', fr: 'Rouvrir' }[locale];
    await menu(`${hold}`);
    await page.waitForSelector('#work[data-ground="held"]');
    await page.click('#tool-code');
    await whole();
    await page.click('#tool-code');
    await scanText(page, NO_TICKET, true);
    await page.waitForSelector('#work.folded');
    await whole();
    await menu(`${open}`);
    await page.waitForSelector('#work[data-ground="open"]');
  });
});

describe('an open shift', () => {
  it('is begun on the smallest screen, and seen beside the gate from then on', async () => {
    expect(await page.isVisible('#shift')).toBe(false);
    await page.setViewportSize({ width: 320, height: 568 });
    await page.click('#tool-menu');
    await page.click('#menu-body button:has-text("service")');
    await whole();
    await typePad(page, '12');
    await typePad(page, '4321');
    await page.waitForSelector('#shift:not([hidden])');
    expect(await page.textContent('#shift')).toMatch(/12.*\d\d:\d\d/);
    await whole();
  });
});

describe('the list of the last scans', () => {
  it('shows what was decided, the newest first, and takes back any of them', async () => {
    await page.setViewportSize({ width: 320, height: 568 });
    await page.click('#tool-count');
    await page.click('.huge');
    await scanText(page, NO_TICKET, true);
    await openList();
    await page.waitForSelector('.overlay.recent .primary:focus');
    const lines = page.locator('.scans li');
    const reason = /Ce n’est pas un billet/;
    expect(await lines.first().textContent()).toMatch(reason);
    expect(await lines.first().locator('button').count()).toBe(0);
    await lines.nth(1).locator('button').click();
    await page.waitForSelector('.scans li.undone:nth-child(2)');
    expect(await lines.nth(1).textContent()).toMatch(/Entrée 1.*Annulé/);
    const wide = await page.evaluate(
      () => document.querySelector('.overlay.recent')?.scrollWidth ?? Number.POSITIVE_INFINITY,
    );
    expect(wide).toBeLessThanOrEqual(320);
  });

  it('makes room for the verdict on the next code, as the menu does', async () => {
    await scanText(page, NO_TICKET, true);
    await page.waitForSelector('.scans', { state: 'hidden' });
    await page.click('#tool-menu');
    await scanText(page, NO_TICKET, true);
    await page.waitForSelector('#menu', { state: 'hidden' });
    expect(await page.isVisible('.verdict.stop')).toBe(true);
  });
});

/** As a screen reader presses: a finger leaves no button focused. */
async function openList(): Promise<void> {
  await page.click('#tool-menu');
  await page.dispatchEvent('#menu-body button:has-text("Derniers passages")', 'click');
}

/** Nothing of what is on the screen is cut, at any size. */
async function whole(): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));
    expect(await cutParts(page), `${size.width}×${size.height}`).toEqual([]);
  }
}

async function menu(label: string): Promise<void> {
  await page.click('#tool-menu');
  await page.click(`#menu-body button:has-text("${label}")`);
  await page.click('#menu-close');
}
