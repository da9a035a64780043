import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASE } from '../../src/client/gate/browser/wipe.ts';
import { rescueWords } from '../../src/i18n/rescue.ts';
import { launch } from './browser.ts';
import { GATE_PHONE, gatePage, launchWithCamera } from './people.ts';
import {
  codesOf,
  cutNetwork,
  invite,
  plead,
  says,
  scanText,
  stopCamera,
  takeOver,
  waiting,
} from './phones.ts';
import { writeQrVideo } from './qr-video.ts';
import { freshState, type Server, startServer } from './server.ts';
import { live } from './tickets.ts';

const TAPS = 4;
/** For how long each code is on the other phone's screen. */
const SHOWN_S = 0.8;
const state = freshState();
let server: Server;
let needyBrowser: Browser;
let rescuerBrowser: Browser | undefined;
let needy: Page;
let codes: string[];
/** Taps that come close together are one scan. */
let unsent: number;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  needyBrowser = await launch();
  needy = await gatePage(needyBrowser, server);
  await needy.waitForSelector('#work:not([hidden])');
});

afterAll(async () => {
  await Promise.all([needyBrowser?.close(), rescuerBrowser?.close()]);
  await server?.stop();
  state.remove();
});

describe('a phone that cannot reach the server any more', () => {
  it('shows its unsent scans as codes, which can be stepped by hand', async () => {
    await cutNetwork(needy);
    for (let n = 0; n < 30; n++) await scanText(needy, `HTTPS://EXAMPLE.COM/${n}`);
    await needy.click('#tool-count');
    for (let n = 0; n < TAPS; n++) {
      await needy.click('.huge');
      await needy.waitForTimeout(300);
    }
    await plead(needy);
    unsent = Number(/\d+/.exec((await needy.textContent('.send .count')) ?? '')?.[0]);
    expect(unsent).toBeGreaterThan(30);
    codes = await codesOf(needy);
    expect(codes.length).toBeGreaterThan(1);
    for (const code of codes) expect(code).toMatch(/^ABWAB:R\/[A-Z2-7]{6}\/\d+\/\d+\//);
  });
});

describe('another phone', () => {
  it('reads them in by its camera, keeps them over a kill, and hands them in', async () => {
    const video = join(state.stateDir, 'rescue.y4m');
    // As they turn on the other phone's screen, after a moment in which it is found.
    writeQrVideo(video, [
      { text: null, seconds: 1 },
      ...codes.map((text) => ({ text, seconds: SHOWN_S })),
    ]);
    rescuerBrowser = await launchWithCamera(video);
    const { url } = await invite(server, state.stateDir);
    const context = await rescuerBrowser.newContext(GATE_PHONE);
    // The server hears of no rescue before the rescuer has been killed once.
    await context.route('**/api/v1/rescues', (route) => route.abort());
    const page = await context.newPage();
    await page.goto(url);
    await page.click('#enrol-open');
    await takesNothingUnasked(page);
    await takeOver(page);
    await page.waitForSelector('.rescue .number');
    const scans = await page.textContent('.rescue .number');
    expect(Number(scans)).toBe(unsent);
    expect(await live(server)).toMatchObject({ entries: 0 });
    await page.close();

    await context.unroute('**/api/v1/rescues');
    const again = await context.newPage();
    const handedIn = again.waitForResponse('**/api/v1/rescues');
    await again.goto(`${server.url}/gate`);
    const answer = await handedIn;
    expect(answer.status()).toBe(200);
    // The public figures may be a few seconds old.
    await expect.poll(() => live(server)).toMatchObject({ entries: TAPS, walk_ins: TAPS });
    await stopCamera(again);
  });

  it('changes nothing when the first phone comes back and sends the same', async () => {
    await needy.context().setOffline(false);
    await waiting(needy, 0);
    expect(await live(server)).toMatchObject({ entries: TAPS, walk_ins: TAPS });
  });
});

/** Whatever codes are held up: staff are told how to read them, and nothing of them is kept. */
async function takesNothingUnasked(page: Page): Promise<void> {
  await says(page, rescueWords.ar.rescue.unasked);
  // Every code of the screen has been seen once by then.
  await page.waitForTimeout(codes.length * SHOWN_S * 1_000 + 1_000);
  expect(await page.isVisible('.rescue')).toBe(false);
  const rescued = await page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result
            .transaction('settings')
            .objectStore('settings')
            .get('rescued');
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
    DATABASE,
  );
  expect(rescued ?? []).toEqual([]);
}
