import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { GATE_PHONE, launchWithCamera } from './people.ts';
import { invite } from './phones.ts';
import { writeQrVideo } from './qr-video.ts';
import { freshState, type Server, startServer } from './server.ts';
import { issueTicket } from './tickets.ts';

const PICTURES_A_SECOND = 5;

const state = freshState();
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  const { url } = await issueTicket(server, 0);
  const video = join(state.stateDir, 'code.y4m');
  writeQrVideo(video, [{ text: url, seconds: 2 }], { fps: PICTURES_A_SECOND });
  browser = await launchWithCamera(video);
});

afterEach(() => page.context().close());

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

/** A fresh gate's page. It counts the pictures that go to the worker, and how they go. */
async function openGate(before: () => void): Promise<void> {
  const context = await browser.newContext({
    ...GATE_PHONE,
    serviceWorkers: 'block',
  });
  page = await context.newPage();
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...more) {
      for (const kind of ['frame', 'pixels']) if (kind in message) performance.mark(kind);
      Reflect.apply(post, this, [message, ...more]);
    };
  });
  await page.addInitScript(before);
}

async function seesTheCode(): Promise<void> {
  // The phone decides by itself; each test lets the same family in.
  await page.route('**/api/v1/scans', (route) => route.abort());
  await page.goto((await invite(server, state.stateDir)).url);
  await page.click('#enrol-open');
  await page.waitForSelector('#work[data-tone="in"]');
  expect(await page.locator('#panel .number').textContent()).toBe('5');
}

function marks(name: string): Promise<number> {
  return page.evaluate((mark) => performance.getEntriesByName(mark).length, name);
}

/** How many pictures are read in a time, ms by the page's own clock. */
function framesIn(time: number): Promise<number> {
  return page.evaluate(async (ms) => {
    const from = performance.now();
    await new Promise((resolve) => setTimeout(resolve, ms));
    const frames = performance.getEntriesByName('frame').map(({ startTime }) => startTime - from);
    return frames.filter((at) => at >= 0 && at < ms).length;
  }, time);
}

describe('a camera without a detector of its own', () => {
  it('reads each picture once, from its brightness', async () => {
    await openGate(() => undefined);
    await seesTheCode();
    const looked = await framesIn(3_000);
    expect(looked).toBeGreaterThan(0);
    expect(looked).toBeLessThanOrEqual(3 * PICTURES_A_SECOND + 2);
  });

  it('reads what is drawn, where a picture gives no brightness', async () => {
    await openGate(() => undefined);
    let altered = 0;
    await page.route(/decoder/, async (route) => {
      const response = await route.fetch();
      const body = `delete VideoFrame.prototype.copyTo;\n${await response.text()}`;
      await route.fulfill({ response, body });
      altered += 1;
    });
    await seesTheCode();
    expect(altered).toBe(1);
  });

  it('reads what the page draws, where there are no frames', async () => {
    await openGate(() => {
      Reflect.deleteProperty(globalThis, 'VideoFrame');
    });
    await seesTheCode();
    expect(await marks('pixels')).toBeGreaterThan(0);
    expect(await marks('frame')).toBe(0);
  });

  it('goes on when its worker was killed, or can do nothing any more', async () => {
    await openGate(() => {
      const post = Worker.prototype.postMessage;
      let frames = 0;
      Worker.prototype.postMessage = function (message, ...more) {
        const isFrame = 'frame' in message;
        if (isFrame) frames += 1;
        if (isFrame && frames === 1) this.terminate();
        Reflect.apply(post, this, [message, ...more]);
        if (!isFrame || frames !== 2) return;
        // What a program that ran out of memory answers to every question.
        this.dispatchEvent(new MessageEvent('message', { data: { failed: true } }));
      };
    });
    await seesTheCode();
  });
});
