import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch } from './browser.ts';
import {
  boardPage,
  gatePage,
  launchWithCamera,
  readPicture,
  registerFamily,
  visitorPage,
} from './people.ts';
import { writeQrVideo } from './qr-video.ts';
import { freshState, type Server, startServer } from './server.ts';

const state = freshState();
const browsers: Browser[] = [];
let server: Server;

beforeAll(async () => {
  server = await startServer(state.stateDir);
});

afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await server?.stop();
  state.remove();
});

it('registers a family in Arabic, lets it in by its picture, and counts it on the console', async () => {
  const browser = kept(await launch());
  const visitor = await visitorPage(browser);
  const token = await registerFamily(visitor, server.url);
  expect(visitor.url()).toContain(`${server.url}/r/`);
  await visitor.goto(`${server.url}/t/${token}`);
  expect(await visitor.getAttribute('html', 'dir')).toBe('rtl');
  const shown = await readPicture(await visitor.screenshot());
  expect(shown).toBe(`${server.url}/t/${token}`.toUpperCase());

  const board = await boardPage(browser, server);
  expect(await board.textContent('[data-figure="inside"]')).toBe('0');

  const video = join(state.stateDir, 'camera.y4m');
  writeQrVideo(video, [
    { text: null, seconds: 1 },
    { text: shown ?? '', seconds: 3 },
  ]);
  const gate = await gatePage(kept(await launchWithCamera(video)), server);
  await gate.waitForSelector('#work[data-tone="in"]');
  expect(await gate.textContent('#panel')).toContain('5');
  await board.waitForFunction(
    () => document.querySelector('[data-figure="inside"]')?.textContent?.trim() === '5',
  );

  await visitor.reload();
  expect(await visitor.textContent('main')).toContain('الجميع في الداخل');
});

function kept(browser: Browser): Browser {
  browsers.push(browser);
  return browser;
}
