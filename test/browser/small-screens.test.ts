import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/domain/kinds.ts';
import { gateWords } from '../../src/i18n/gate.ts';
import { rescueWords } from '../../src/i18n/rescue.ts';
import { launch } from './browser.ts';
import { cutParts, lostParts } from './cut.ts';
import { reopen, revokeOnlyPhone, stopEntry, turnFreeFlow } from './desk.ts';
import {
  choose,
  type GateState,
  NO_TICKET,
  openGateStates,
  PRACTICE_STATES,
  stoppedStates,
} from './gate-states.ts';
import { boardPage, GATE_PHONE, launchWithFakeCamera, PHONE } from './people.ts';
import { invite, scanText, typePad, waiting } from './phones.ts';
import { freshState, type Server, startServer } from './server.ts';
import { issueTicket } from './tickets.ts';
import { wholeCard } from './whole-card.ts';

const ALONE = { adults: 1, children: 0 };

/** On its side, with a browser's own bars, and the smallest that is sold, either way. */
const SIZES = [
  { width: 740, height: 360 },
  { width: 360, height: 560 },
  { width: 320, height: 568 },
  { width: 568, height: 320 },
  PHONE,
];
/** How large a browser's text is set: as it comes, and twice as large. Pixels. */
const TEXTS = [16, 32];
/** Each language at one size of text: the long words and the wide letters at the large one. */
const DRAWN: Readonly<Record<number, readonly Locale[]>> = { 16: ['ar', 'en'], 32: ['fr', 'zgh'] };
/** Every language at every size of text, which takes twice as long: `EVERY_SCREEN=1`. */
const localesAt = (text: number) => (process.env.EVERY_SCREEN ? LOCALES : (DRAWN[text] ?? LOCALES));

const state = freshState();
let server: Server;
let desk: Page;
let browser: Browser;
let page: Page;
let issued = 0;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  desk = await boardPage(await launch(), server);
});

afterAll(async () => {
  await desk?.context().browser()?.close();
  await browser?.close();
  await server?.stop();
  state.remove();
});

async function nextTicket(): Promise<string> {
  return (await issueTicket(server, issued++ % 30)).url.toUpperCase();
}

/** A fresh gate phone in a language, before its invitation is spent. */
async function freshPhone(locale: string): Promise<void> {
  await page?.context().close();
  page = await (await browser.newContext(GATE_PHONE)).newPage();
  await page.addInitScript((chosen) => localStorage.setItem('gate locale', chosen), locale);
  await page.goto((await invite(server, state.stateDir)).url);
  await page.waitForSelector('#enrol-open:not([hidden])');
}

async function openGate(): Promise<void> {
  await page.click('#enrol-open');
  await page.waitForSelector('#work:not([hidden])');
  await waiting(page, 0);
}

describe.each(TEXTS)('with a text of %i px', (text) => {
  beforeAll(async () => {
    await browser?.close();
    browser = await launchWithFakeCamera(text);
  });

  /** Nothing is cut or out of reach, at any size; large text may be scrolled to. */
  async function whole(name: string): Promise<void> {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.evaluate(
        () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
      );
      const cut = text === 16 ? await cutParts(page) : [];
      const found = [...cut, ...(await lostParts(page))];
      expect(found, `${name}, ${size.width}×${size.height}`).toEqual([]);
    }
    await page.setViewportSize(PHONE);
  }

  async function each(states: readonly GateState[], where: string): Promise<void> {
    for (const { name, enter, leave } of states) {
      await page.setViewportSize(PHONE);
      const state = `${where}: ${name}`;
      try {
        await enter(page);
        await whole(state);
        await leave(page);
      } catch (cause) {
        throw new Error(`the state that failed is ${state}`, { cause });
      }
    }
  }

  describe.each(localesAt(text))('in %s nothing is cut or out of reach', (locale) => {
    const words = gateWords[locale];

    it('before a gate is opened', async () => {
      await freshPhone(locale);
      await whole('enrolment');
    });

    it('at an open gate', async () => {
      await openGate();
      await each(openGateStates(locale, nextTicket), 'open');
    });

    it('while the gate is held by its own phone', async () => {
      await choose(page, words.menu.hold);
      await page.click('#menu-close');
      await page.waitForSelector('#work[data-state="held"]');
      await each(stoppedStates(locale), 'held');
      await choose(page, words.menu.release);
      await page.click('#menu-close');
      await page.waitForSelector('#work[data-state="open"]');
    });

    it('while the site is closed, and in free flow', async () => {
      await stopEntry(desk, server, 'close');
      await page.waitForSelector('#work[data-state="closed"]');
      await each(stoppedStates(locale), 'closed');
      await reopen(desk, server);
      await turnFreeFlow(desk, server);
      await page.waitForSelector('#work[data-state="flow"].flowing');
      await whole('free flow');
      await page.click('.flow > .big');
      await whole('the code that ends free flow');
      await turnFreeFlow(desk, server);
      await page.waitForSelector('#work:not(.flowing)');
    });

    it('in practice', async () => {
      await choose(page, rescueWords[locale].practice.open);
      await page.waitForSelector('.practice-bar');
      await page.waitForSelector('#work:not([hidden])');
      await each(PRACTICE_STATES, 'practice');
      await page.click('.practice-bar button');
      await page.waitForSelector('body:not(.practising) #work:not([hidden])');
    });

    it('of a revoked phone', async () => {
      await waiting(page, 0);
      await revokeOnlyPhone(desk, server);
      await page.waitForSelector('.revoked button');
      await whole('revoked');
    });
  });
});

describe('a card', () => {
  beforeAll(async () => {
    await browser?.close();
    browser = await launchWithFakeCamera();
    await freshPhone('fr');
    await openGate();
  });

  it('of one person let in, large and in the middle', async () => {
    await page.setViewportSize(PHONE);
    const { url } = await issueTicket(server, issued++ % 30, ALONE);
    const whole = wholeCard(page, (panel) => {
      const placeOf = (part: Element | null) => part?.getBoundingClientRect() ?? new DOMRect();
      const card = placeOf(panel);
      const sign = placeOf(panel.querySelector('.sign'));
      const word = placeOf(panel.querySelector('.word'));
      const [above, below] = [sign.top - card.top, card.bottom - word.bottom];
      const tone = panel.closest('#work')?.getAttribute('data-tone');
      return { tone, fit: panel.dataset.fit, off: Math.abs(above - below) };
    });
    await scanText(page, url.toUpperCase());
    const seen = await whole;
    expect(seen).toMatchObject({ tone: 'in', fit: '0' });
    expect(seen.off).toBeLessThan(24);
    await page.waitForSelector('#work[data-tone="idle"]');
  });
});

describe('an open shift', () => {
  it('is begun on the smallest screen, and seen beside the gate from then on', async () => {
    expect(await page.isVisible('#shift')).toBe(false);
    await page.setViewportSize({ width: 320, height: 568 });
    await page.click('#tool-menu');
    await page.click('#menu-body button:has-text("service")');
    expect(await cutParts(page)).toEqual([]);
    await typePad(page, '12');
    await typePad(page, '4321');
    await page.waitForSelector('#shift:not([hidden])');
    expect(await page.textContent('#shift')).toMatch(/12.*\d\d:\d\d/);
    expect(await cutParts(page)).toEqual([]);
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
