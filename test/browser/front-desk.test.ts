import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deskWords } from '../../src/i18n/desk.ts';
import { gateNoteWords } from '../../src/i18n/gate-notes.ts';
import { launch } from './browser.ts';
import { sendAtDesk } from './desk.ts';
import { boardPage, gatePage, launchWithFakeCamera, readPicture } from './people.ts';
import { cutNetwork, scanText, stopCamera, waiting } from './phones.ts';
import { freshState, type Server, startServer } from './server.ts';

const MM = 72 / 25.4;

const state = freshState();
let server: Server;
let browser: Browser;
let cameras: Browser;
let desk: Page;
let gate: Page;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch();
  cameras = await launchWithFakeCamera();
  desk = await boardPage(browser, server);
  await desk.addInitScript(() => {
    Object.assign(window, { printed: 0 });
    window.print = () => Object.assign(window, { printed: Reflect.get(window, 'printed') + 1 });
  });
  gate = await gatePage(cameras, server);
  await stopCamera(gate);
});

afterAll(async () => {
  await Promise.all([browser?.close(), cameras?.close()]);
  await server?.stop();
  state.remove();
});

const printed = () => desk.evaluate(() => Reflect.get(window, 'printed'));
const isPrinted = () => desk.waitForFunction(() => Reflect.get(window, 'printed') === 1);
/** The form, once its script sends it: a busy browser runs that only after the page's load. */
async function openForm(lang = 'ar'): Promise<void> {
  await desk.goto(`${server.url}/console/demo/desk?lang=${lang}`);
  await desk.waitForSelector('form[data-desk="in-time"]');
}
const confirm = () => desk.click('form[data-desk] button[type="submit"]');
const isMade = () => desk.waitForURL(/\/desk\/[0-9a-f-]{36}$/);
const isMadeBySending = () => sendAtDesk(desk, isMade());
const idOf = () => new URL(desk.url()).pathname.split('/').at(-1);
const code = async () => (await desk.textContent('.desk-code bdi'))?.replace(/\D/g, '') ?? '';

/** The width and height of each page of what would be printed, mm. */
async function pages(): Promise<number[][]> {
  const pdf = (await desk.pdf({ preferCSSPageSize: true })).toString('latin1');
  return [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [
    Math.round(Number(width) / MM),
    Math.round(Number(height) / MM),
  ]);
}

describe.each(['ar', 'fr'] as const)('a desk in %s', (lang) => {
  it('registers somebody without a phone in one tap and a number, and the gate lets them in', async () => {
    const words = deskWords[lang];
    await openForm(lang);
    expect(await desk.getAttribute('html', 'lang')).toBe(lang);
    await desk.check('input[name="locale"][value="fr"]', { force: true });
    await desk.click('.desk-counts .field:last-child [data-step="1"]');
    await isMadeBySending();
    await isPrinted();
    const typed = await code();
    expect(typed).toMatch(/^\d{12}$/);
    await desk.locator('a.primary:focus', { hasText: words.next }).waitFor();

    await desk.goto(`${server.url}/console/demo/visitors/${idOf()}/print?paper=80&lang=${lang}`);
    expect(await pages()).toEqual([[80, 160]]);
    expect(await readPicture(await desk.locator('.paper-qr').screenshot())).toContain('/T/');
    await desk.click('.paper-choice a[href="?paper=a4"]');
    await desk.waitForSelector('[data-paper="a4"]');
    expect(await pages()).toEqual([[210, 297]]);
    expect(await desk.textContent('.paper')).toContain('même sans billet');

    await desk.goto(`${server.url}/console/demo/visitors/${idOfRecord()}/note?lang=${lang}`);
    await desk.check('input[value="step_free_lane"]');
    await desk.click('form[action$="/note"] button');
    await desk.waitForSelector('.sign[data-state="complete"]');

    await gate.waitForFunction(() => document.getElementById('fresh')?.textContent);
    await scanText(gate, typed);
    await gate.waitForSelector('#work[data-tone="in"]');
    expect(await gate.textContent('#panel .number')).toBe('2');
  });

  it('goes on to the next visitor with Enter, and prints nothing twice', async () => {
    await openForm(lang);
    await isMadeBySending();
    // Whoever is faster than the page's script prints by its button.
    await isPrinted();
    await desk.waitForSelector('.primary:focus');
    await desk.keyboard.press('Enter');
    await desk.waitForSelector('form[data-desk]');
    await desk.goBack();
    await isMade();
    await desk.waitForSelector('a[data-print-here="ready"]');
    expect(await printed()).toBe(0);
    await desk.click('a[data-print-here]');
    expect(await printed()).toBe(1);
    expect(await code()).toMatch(/^\d{12}$/);
  });
});

/** The registration of a page about it. */
function idOfRecord(): string {
  return /\/visitors\/([0-9a-f-]{36})/.exec(desk.url())?.[1] ?? '';
}

describe('a note for the gate', () => {
  it('stands over the verdict, framed, without network too', async () => {
    await openForm();
    await isMadeBySending();
    const typed = await code();
    await desk.goto(`${server.url}/console/demo/visitors/${idOf()}/note`);
    await desk.check('input[value="call_desk"]');
    await desk.click('form[action$="/note"] button');
    await desk.waitForSelector('.sign[data-state="complete"]');
    await gate.reload();
    await gate.waitForSelector('#work:not([hidden])');
    await stopCamera(gate);
    await waiting(gate, 0);
    await cutNetwork(gate);
    await scanText(gate, typed, true);
    expect(await gate.textContent('.gate-note')).toBe(gateNoteWords.ar.call_desk);
    await gate.context().setOffline(false);
  });
});

describe('a desk whose network is away', () => {
  beforeEach(() => openForm());

  it('says so with what to do, keeps what was entered, and makes one ticket', async () => {
    await desk.fill('#adults', '3');
    await desk.context().setOffline(true);
    await confirm();
    await desk.waitForSelector('[data-offline]:not([hidden])');
    expect(await desk.textContent('[data-offline]')).toContain(deskWords.ar.noNetwork);
    expect(await desk.inputValue('#adults')).toBe('3');
    await desk.context().setOffline(false);
    await desk.waitForSelector('[data-offline]', { state: 'hidden' });
    await isMadeBySending();
    expect(await desk.textContent('.desk-made')).toContain('3');
  });

  it('says so when the service never answers', async () => {
    await desk.route('**/console/demo/desk', () => undefined);
    await confirm();
    await desk.waitForSelector('[data-offline]:not([hidden])');
    await desk.unroute('**/console/demo/desk');
  });

  it('leads to the ticket that was made when its answer was lost', async () => {
    const key = await desk.inputValue('form[data-desk] input[name="key"]');
    await desk.route('**/console/demo/desk', async (route) => {
      await route.fetch({ maxRedirects: 0 });
      await route.abort();
    });
    await confirm();
    await desk.waitForSelector('[data-offline]:not([hidden])');
    await desk.unroute('**/console/demo/desk');
    await isMadeBySending();
    expect(idOf()).toBe(key);
  });

  it('shows what was wrong, in a form that is sent by script as in any other', async () => {
    await desk.fill('#adults', '0');
    await sendAtDesk(desk, desk.waitForSelector('#adults[aria-invalid]'));
    expect(await desk.textContent('.error-box')).toBeTruthy();
  });
});

describe('the back button', () => {
  it('leads to a form for the next visitor, who is not handed the ticket of the one before', async () => {
    await openForm();
    await isMadeBySending();
    const before = idOf();
    await desk.goBack();
    await desk.waitForFunction(
      (id) =>
        document.querySelector<HTMLInputElement>('form[data-desk] input[name="key"]')?.value !== id,
      before,
    );
    await isMadeBySending();
    expect(idOf()).not.toBe(before);
  });
});

describe('a desk whose browser runs no script', () => {
  it('registers and prints all the same', async () => {
    const storageState = await desk.context().storageState();
    const plain = await browser.newContext({ javaScriptEnabled: false, storageState });
    const page = await plain.newPage();
    await page.goto(`${server.url}/console/demo/desk`);
    await page.fill('#adults', '2');
    await page.click('form[data-desk] button[type="submit"]');
    await page.waitForURL(/\/desk\/[0-9a-f-]{36}$/);
    await page.click('a[data-print-here]');
    await page.waitForSelector('.paper-code');
    await plain.close();
  });
});
