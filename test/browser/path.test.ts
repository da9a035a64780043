import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { launch } from './browser.ts';
import { writeQrVideo } from './qr-video.ts';
import { freshState, type Server, startServer } from './server.ts';

/** A cheap phone. */
const PHONE = { width: 360, height: 740 };

const state = freshState();
let server: Server;
const browsers: Browser[] = [];

beforeAll(async () => {
  const wasm = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(readFileSync(wasm)).buffer } });
  server = await startServer(state.stateDir);
});

afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await server?.stop();
  state.remove();
});

it('registers a family in Arabic, lets it in by its picture, and counts it on the console', async () => {
  const visitor = await phonePage();
  const ticket = await registerFamily(visitor);
  const picture = await visitor.screenshot();
  const [code] = await readBarcodes(new Uint8Array(picture), { formats: ['QRCode'] });
  expect(code?.text).toBe(`${server.url}/t/${ticket}`.toUpperCase());

  const board = await consolePage();
  expect(await figure(board, 'inside')).toBe(0);

  const video = join(state.stateDir, 'camera.y4m');
  writeQrVideo(video, [
    { text: null, seconds: 1 },
    { text: code?.text ?? '', seconds: 3 },
  ]);
  const gate = await gatePage(video);
  await gate.waitForSelector('#work[data-tone="in"]');
  await board.waitForFunction(
    () => document.querySelector('[data-figure="inside"]')?.textContent?.trim() === '5',
  );
  expect(await gate.textContent('#panel')).toContain('5');

  await visitor.reload();
  expect(await visitor.getAttribute('html', 'dir')).toBe('rtl');
  expect(await visitor.textContent('main')).toMatch(/5/);
});

async function phonePage(): Promise<Page> {
  const context = await contextOf(await open(), { locale: 'ar-MA' });
  return context.newPage();
}

/** The whole way of a visitor by hand; the token of the ticket. */
async function registerFamily(page: Page): Promise<string> {
  await page.goto(server.url);
  expect(page.url()).toBe(`${server.url}/ar/demo`);
  expect(await page.getAttribute('html', 'dir')).toBe('rtl');
  await page.click('main a[href$="/days/1"]');
  await page.locator('input[name="slot"]:not([disabled])').first().check({ force: true });
  await page.fill('#adults', '2');
  await page.fill('#children', '3');
  await page.fill('#name', 'فاطمة الزهراء');
  await page.fill('#phone', '٠٦١٢٣٤٥٦٧٨');
  await page.click('form button[type="submit"]');
  const saved = await page.getAttribute('a[href$=".svg"]', 'href');
  const token = /^\/t\/(\w+)\.svg$/.exec(saved ?? '')?.[1] ?? '';
  await page.goto(`${server.url}/t/${token}`);
  return token;
}

async function consolePage(): Promise<Page> {
  const context = await contextOf(await open(), { viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(server.console);
  await page.fill('input[name="name"]', 'مريم');
  await page.click('form button[type="submit"]');
  await page.waitForSelector('[data-board][data-freshness="live"]');
  return page;
}

async function gatePage(video: string): Promise<Page> {
  const browser = await open([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${video}`,
  ]);
  const context = await contextOf(browser, { permissions: ['camera'] });
  const page = await context.newPage();
  await page.goto(server.gate);
  await page.click('#enrol-open');
  return page;
}

async function open(args: readonly string[] = []): Promise<Browser> {
  const browser = await launch(args);
  browsers.push(browser);
  return browser;
}

function contextOf(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0],
): Promise<BrowserContext> {
  return browser.newContext({ viewport: PHONE, ...options });
}

async function figure(page: Page, name: string): Promise<number> {
  return Number(await page.textContent(`[data-figure="${name}"]`));
}
