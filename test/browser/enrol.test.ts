import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GATE_PHONE, launchWithCamera, PHONE } from './people.ts';
import { type Shot, writeQrVideo } from './qr-video.ts';
import { freshState, type Server, startServer } from './server.ts';

/** Nothing else is before its camera: on a machine that stalls, what is shown for a moment is not seen. */
const ELSEWHERE = 'https://example.com/gate#abcdef';

const state = freshState();
let server: Server;
let browser: Browser;
let stranger: Browser | undefined;
let page: Page;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await before('invitation', [
    { text: ELSEWHERE, seconds: 1 },
    { text: server.gate, seconds: 3 },
  ]);
  page = await (await browser.newContext(GATE_PHONE)).newPage();
});

afterAll(async () => {
  await Promise.all([browser?.close(), stranger?.close()]);
  await server?.stop();
  state.remove();
});

/** A browser whose camera sees this again and again. */
function before(name: string, shots: readonly Shot[]): Promise<Browser> {
  const video = join(state.stateDir, `${name}.y4m`);
  writeQrVideo(video, shots);
  return launchWithCamera(video);
}

describe('a new gate phone', () => {
  it('takes no invitation of another site off a screen', async () => {
    stranger = await before('elsewhere', [{ text: ELSEWHERE, seconds: 1 }]);
    const phone = await (await stranger.newContext(GATE_PHONE)).newPage();
    await phone.goto(`${server.url}/gate`);
    await phone.click('#enrol-scan');
    await phone.waitForSelector('#enrol-note:has-text("ليس رمز دعوة")');
    expect(await phone.isVisible('#enrol-open')).toBe(false);
  });

  it('reads the invitation off the console’s screen, and spends nothing by reading', async () => {
    await page.goto(`${server.url}/gate`);
    await page.click('#enrol-scan');
    await page.waitForSelector('#enrol-open:not([hidden])');
    expect(await page.isVisible('#enrol-view')).toBe(false);
    await page.reload();
    await page.click('#enrol-scan');
    await page.waitForSelector('#enrol-open:not([hidden])');
  });

  it('opens the gate with it when the button is pressed, and keeps the camera’s stream', async () => {
    await page.click('#enrol-open');
    await page.waitForSelector('#work:not([hidden])');
    const live = await page.evaluate(() => {
      const stream = (id: string) => {
        const video = document.getElementById(id);
        return video instanceof HTMLVideoElement ? video.srcObject : null;
      };
      return stream('video') !== null && stream('video') === stream('enrol-video');
    });
    expect(live).toBe(true);
  });
});

describe('an iPhone', () => {
  it('is told first how to install, with the code to type there, and spends nothing', async () => {
    const context = await browser.newContext({
      viewport: PHONE,
      userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)',
    });
    const phone = await context.newPage();
    await phone.goto(`${server.url}/gate#some-code`);
    await phone.waitForSelector('#enrol-install:not([hidden])');
    expect(await phone.textContent('#enrol-shown')).toBe('some-code');
    expect(await phone.getAttribute('#enrol-open', 'class')).toBe('big');
    await context.close();
  });
});

describe('the language of a new gate phone', () => {
  const lang = (phone: Page) => phone.evaluate(() => document.documentElement.lang);

  it.each([
    ['fr-MA', 'fr'],
    ['en-GB', 'en'],
    ['ar-MA', 'ar'],
    ['de-DE', 'ar'],
  ])('is that of its browser: %s gives %s', async (own, locale) => {
    const context = await browser.newContext({ ...GATE_PHONE, locale: own });
    const phone = await context.newPage();
    await phone.goto(`${server.url}/gate`);
    await phone.waitForSelector(`#enrol:not([hidden]) .language[lang="${locale}"]`);
    expect(await lang(phone)).toBe(locale);
    expect(await phone.evaluate(() => localStorage.length)).toBe(0);
    await context.close();
  });

  it('is the one that staff choose, from then on', async () => {
    const context = await browser.newContext({ ...GATE_PHONE, locale: 'fr-FR' });
    const phone = await context.newPage();
    await phone.goto(`${server.url}/gate`);
    await phone.click('.language[lang="en"]');
    await phone.reload();
    await phone.waitForSelector('#enrol:not([hidden])');
    expect(await lang(phone)).toBe('en');
    await context.close();
  });
});
