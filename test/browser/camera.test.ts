import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dutyWords } from '../../src/i18n/duty.ts';
import { gateWords } from '../../src/i18n/gate.ts';
import { turnFreeFlow } from './desk.ts';
import { boardPage, GATE_PHONE, launchBeforeWall } from './people.ts';
import { invite } from './phones.ts';
import { freshState, type Server, startServer } from './server.ts';

const { camera: words, wake } = gateWords.ar;

const state = freshState();
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launchBeforeWall(state.stateDir);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

beforeEach(async () => {
  const context = await browser.newContext(GATE_PHONE);
  page = await context.newPage();
  await page.goto((await invite(server, state.stateDir)).url);
  await page.click('#enrol-open');
  await pictureMoves();
  await page.evaluate(() => {
    Reflect.set(window, 'first', document.querySelector<HTMLVideoElement>('#video')?.srcObject);
  });
});

afterEach(() => page.context().close());

/** Until the video shows one picture after another. */
async function pictureMoves(): Promise<void> {
  const at = () =>
    page.evaluate(() => {
      const video = document.querySelector<HTMLVideoElement>('#video');
      return video?.srcObject && !video.paused ? video.currentTime : 0;
    });
  await expect.poll(at).toBeGreaterThan(0);
  const before = await at();
  await expect.poll(at).not.toBe(before);
}

/**
 * What the system does to the stream, 300 ms apart by the page's own timers: those of the gate, which
 * wait longer, end later, however busy the machine is.
 */
async function system(...does: readonly ('end' | 'mute' | 'unmute')[]): Promise<void> {
  await page.evaluate(async (all) => {
    const { srcObject } = document.querySelector<HTMLVideoElement>('#video') ?? {};
    const [track] = srcObject instanceof MediaStream ? srcObject.getVideoTracks() : [];
    if (!track) throw new Error('no track');
    for (const [nth, what] of all.entries()) {
      if (nth > 0) await new Promise((resolve) => setTimeout(resolve, 300));
      if (what === 'end') track.stop();
      else Object.defineProperty(track, 'muted', { configurable: true, value: what === 'mute' });
      track.dispatchEvent(new Event(what === 'end' ? 'ended' : what));
    }
  }, does);
}

/** From now on, cameras are as they are while another app has them. */
async function takeCameras(how: 'refused' | 'muted' | 'given'): Promise<void> {
  await page.evaluate((mode) => {
    const own = MediaDevices.prototype.getUserMedia;
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      if (mode === 'refused') throw new DOMException('taken', 'NotReadableError');
      const stream = await own.call(navigator.mediaDevices, wanted);
      for (const track of stream.getVideoTracks()) {
        if (mode === 'muted')
          Object.defineProperty(track, 'muted', { configurable: true, value: true });
      }
      return stream;
    };
  }, how);
}

function isOther(): Promise<boolean> {
  return page.evaluate(() => {
    const now = document.querySelector<HTMLVideoElement>('#video')?.srcObject;
    return now instanceof MediaStream && now !== Reflect.get(window, 'first');
  });
}

/** What stands in the place of the picture; null while it runs. */
function said(): Promise<string | null> {
  return page.evaluate(() => {
    const cover = document.getElementById('wake');
    return cover && !cover.hidden ? cover.textContent : null;
  });
}

describe('a camera that the system takes away', () => {
  it.each(['end', 'mute'] as const)('by %s is opened anew', async (how) => {
    await system(how);
    await expect.poll(isOther).toBe(true);
    await pictureMoves();
    expect(await said()).toBeNull();
  });

  it('and gives to another app is said to be away, and is back by a tap', async () => {
    await takeCameras('refused');
    await system('end');
    await expect.poll(said).toBe(words.busy);
    expect(
      await page.evaluate(() => document.querySelector<HTMLVideoElement>('#video')?.srcObject),
    ).toBeNull();
    await takeCameras('given');
    await page.click('#wake');
    await pictureMoves();
    expect(await said()).toBeNull();
  });

  it('and gives back by itself goes on by itself', async () => {
    await takeCameras('muted');
    await system('mute');
    await expect.poll(said).toBe(words.busy);
    await page.waitForFunction(() => {
      const { srcObject } = document.querySelector<HTMLVideoElement>('#video') ?? {};
      return srcObject instanceof MediaStream && srcObject !== Reflect.get(window, 'first');
    });
    await system('unmute');
    await pictureMoves();
    await expect.poll(said).toBeNull();
  });

  it('for a moment only is left as it is', async () => {
    await system('mute', 'unmute');
    await page.waitForTimeout(1_500);
    expect(await isOther()).toBe(false);
    expect(await said()).toBeNull();
  });

  it('without a word, so that its picture stands still, is opened anew', async () => {
    await page.evaluate(() => {
      const video = document.querySelector<HTMLVideoElement>('#video');
      if (!video) throw new Error('no video');
      const { currentTime } = video;
      const frozen = video.srcObject;
      Object.defineProperty(video, 'currentTime', {
        configurable: true,
        get() {
          if (video.srcObject === frozen) return currentTime;
          Reflect.deleteProperty(video, 'currentTime');
          return video.currentTime;
        },
      });
    });
    await expect.poll(isOther).toBe(true);
    await pictureMoves();
  });

  it('is noticed when it happened while the phone was busy with something else', async () => {
    await page.evaluate(() => {
      const { srcObject } = document.querySelector<HTMLVideoElement>('#video') ?? {};
      if (srcObject instanceof MediaStream) for (const track of srcObject.getTracks()) track.stop();
    });
    await expect.poll(said).toBe(wake);
    await page.click('#wake');
    await pictureMoves();
  });
});

describe('a camera that is slow to open', () => {
  it('rests all the same where free flow has begun meanwhile', async () => {
    const desk = await boardPage(browser, server);
    await page.addInitScript(() => {
      const { mediaDevices } = navigator;
      const open = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = async (wanted) => {
        await new Promise((resolve) => addEventListener('allowed', resolve, { once: true }));
        return open(wanted);
      };
      // Whoever waited for the picture has acted before the next task.
      const played = () => setTimeout(() => document.body.setAttribute('data-played', ''));
      document.addEventListener('playing', played, { capture: true });
    });
    await page.reload();
    await turnFreeFlow(desk, server);
    await page.waitForSelector('#work.flowing');
    await page.evaluate(() => dispatchEvent(new Event('allowed')));
    await page.waitForSelector('body[data-played]');
    await expect.poll(() => page.$eval('#video', isPaused)).toBe(true);
    expect(await page.isVisible('#wake')).toBe(true);
    expect(await page.textContent('#wake')).toBe(dutyWords.ar.flow.title);
    await turnFreeFlow(desk, server);
    await page.waitForSelector('#work:not(.flowing)');
    await pictureMoves();
    await desk.context().close();
  });
});

function isPaused(video: Element): boolean {
  return video instanceof HTMLVideoElement && video.paused;
}
