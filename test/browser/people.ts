import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { launch } from './browser.ts';
import { writeQrVideo } from './qr-video.ts';
import type { Server } from './server.ts';

/** A cheap phone. */
export const PHONE = { width: 360, height: 740 };
/** The same at a gate, whose staff read Arabic. */
export const GATE_PHONE = { viewport: PHONE, permissions: ['camera'], locale: 'ar-MA' };
export const DESK = { width: 1440, height: 900 };

/** A visitor's phone, set to Arabic. */
export async function visitorPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'ar-MA' });
  return context.newPage();
}

/** Registers a family of two adults and three children by hand; the token of their ticket. */
export async function registerFamily(page: Page, url: string): Promise<string> {
  await page.goto(url);
  await page.click('main a[href$="/days/1"]');
  await page.locator('input[name="slot"]:not([disabled])').first().check({ force: true });
  await page.fill('#adults', '2');
  await page.fill('#children', '3');
  await page.fill('#name', 'فاطمة الزهراء');
  await page.fill('#phone', '٠٦١٢٣٤٥٦٧٨');
  await page.click('form button[type="submit"]');
  const saved = await page.getAttribute('a[href$=".svg"]', 'href');
  return /^\/t\/(\w+)\.svg$/.exec(saved ?? '')?.[1] ?? '';
}

/** What the QR code in a picture says. */
export async function readPicture(png: Uint8Array): Promise<string | undefined> {
  return (await findCode(png))?.text;
}

/** The QR code in a picture, and the row of pixels at which it ends. */
export async function findCode(
  png: Uint8Array,
): Promise<{ text: string; bottom: number } | undefined> {
  const wasm = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(readFileSync(wasm)).buffer } });
  const [code] = await readBarcodes(new Uint8Array(png), { formats: ['QRCode'] });
  return code && { text: code.text, bottom: code.position.bottomLeft.y };
}

/** An organizer who has joined by the printed link, before the live board. */
export async function boardPage(browser: Browser, server: Server): Promise<Page> {
  const context = await browser.newContext({ viewport: DESK, locale: 'ar-MA' });
  const page = await context.newPage();
  await page.goto(server.console);
  await page.fill('input[name="name"]', 'مريم');
  await page.click('form button[type="submit"]');
  // Their own first page is another one once the gates have closed.
  await page.waitForSelector('.top');
  await page.goto(`${server.url}/console/demo`);
  await page.waitForSelector('[data-board][data-freshness="live"]');
  return page;
}

const GRANTED = '--use-fake-ui-for-media-stream';
const FAKE_CAMERA = [GRANTED, '--use-fake-device-for-media-stream'];
/** Each picture is read for a code that is never there: a few a second are a camera, too. */
const SLOW_CAMERA = [GRANTED, '--use-fake-device-for-media-stream=fps=5'];

/** A browser whose camera shows a moving picture, and never a code. `text` in pixels. */
export function launchWithFakeCamera(text = 16): Promise<Browser> {
  return launch([...SLOW_CAMERA, `--blink-settings=defaultFontSize=${text}`]);
}

/** A browser whose camera is a video file. */
export function launchWithCamera(video: string): Promise<Browser> {
  return launch([...FAKE_CAMERA, `--use-file-for-fake-video-capture=${video}`]);
}

/** A browser whose camera sees an empty wall. The video is written into `folder`. */
export function launchBeforeWall(folder: string): Promise<Browser> {
  const video = join(folder, 'blank.y4m');
  writeQrVideo(video, [{ text: null, seconds: 1 }]);
  return launchWithCamera(video);
}

/** A gate phone that was enrolled by the printed link, scanning. */
export async function gatePage(browser: Browser, server: Server): Promise<Page> {
  const context = await browser.newContext(GATE_PHONE);
  const page = await context.newPage();
  await page.goto(server.gate);
  await page.click('#enrol-open');
  // What is typed while the gate still opens is typed to nothing.
  await page.waitForSelector('#work:not([hidden])');
  return page;
}
