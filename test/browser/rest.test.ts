import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GATE_PHONE, launchBeforeWall } from './people.ts';
import { freshState, type Server, startServer } from './server.ts';

const SECOND = 1_000;

const state = freshState();
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launchBeforeWall(state.stateDir);
  const context = await browser.newContext(GATE_PHONE);
  page = await context.newPage();
  // A machine that stalls would take for the test what is the camera's: its stopwatch stands.
  await page.addInitScript(() => {
    let now = performance.now();
    performance.now = () => now;
    addEventListener('forward', (event) => {
      if (event instanceof CustomEvent) now += event.detail;
    });
  });
  await page.goto(server.gate);
  await page.click('#enrol-open');
  await page.waitForSelector('#work:not([hidden])');
  await page.waitForFunction(() => document.querySelector<HTMLVideoElement>('#video')?.currentTime);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

describe('a camera that sees no code', () => {
  it('is looked at for most of 20 seconds, and rests after them', async () => {
    await putForward(15 * SECOND);
    await page.waitForTimeout(SECOND);
    expect(await page.isVisible('#wake')).toBe(false);
    await putForward(6 * SECOND);
    await page.waitForSelector('#wake:not([hidden])');
    expect(await isLooking()).toBe(false);
  });

  it('wakes by a tap', async () => {
    await page.click('#wake');
    await page.waitForSelector('#wake', { state: 'hidden' });
    await expect.poll(isLooking).toBe(true);
  });
});

/** Puts the page's stopwatch forward, by which the reader knows how long it has seen nothing. */
async function putForward(ms: number): Promise<void> {
  await page.evaluate((detail) => dispatchEvent(new CustomEvent('forward', { detail })), ms);
}

/** Whether the camera's picture moves. */
function isLooking(): Promise<boolean> {
  return page.evaluate(() => {
    const video = document.querySelector<HTMLVideoElement>('#video');
    const stream = video?.srcObject;
    if (!video || video.paused || !(stream instanceof MediaStream)) return false;
    return stream.getVideoTracks().some((track) => track.enabled && track.readyState === 'live');
  });
}
