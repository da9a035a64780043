import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { root, toolEnv } from '../../scripts/files.mjs';
import { gateWords } from '../../src/i18n/gate.ts';
import { rescueWords } from '../../src/i18n/rescue.ts';
import { readPicture } from './people.ts';
import type { Server } from './server.ts';

/** A text that comes twice within this time is an echo of one scan, ms. */
const ECHO_MS = 400;

/** A fresh link for one more gate phone. */
export async function invite(server: Server, stateDir: string): Promise<{ url: string }> {
  const { stdout } = await promisify(execFile)('node', ['scripts/invite.mjs', 'gate', '--json'], {
    cwd: root,
    env: { ...toolEnv, STATE_DIR: stateDir, PORT: String(server.port) },
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/**
 * As a hardware scanner does, and until the verdict is there; the same text needs a pause before.
 * The page itself says when: nothing looks at it meanwhile, and takes time from what is measured.
 */
export async function scanText(page: Page, text: string, again = false): Promise<void> {
  if (again) await page.waitForTimeout(ECHO_MS);
  const verdict = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const observer = new PerformanceObserver((seen) => {
          if (seen.getEntriesByName('verdict').length === 0) return;
          observer.disconnect();
          resolve();
        });
        observer.observe({ type: 'measure' });
      }),
  );
  await type(page, text);
  await verdict;
}

/**
 * Types as a hardware scanner does: faster than any hand, by the times of its keys, and Enter at the end.
 * A machine that stalls would make a pause in a code.
 */
export async function type(page: Page, text: string): Promise<void> {
  await page.evaluate((typed) => {
    const at = performance.now();
    for (const key of [...typed, 'Enter']) {
      const down = new KeyboardEvent('keydown', { key, bubbles: true });
      Object.defineProperty(down, 'timeStamp', { value: at });
      document.body.dispatchEvent(down);
    }
  }, text);
}

/** Types a number with the keys on the screen, and confirms it. */
export async function typePad(page: Page, digits: string): Promise<void> {
  for (const digit of digits) {
    await page.locator('.pad .pick').getByText(digit, { exact: true }).click();
  }
  await page.click('.pad .pick:last-child');
}

/** Until the gate has said it: what it shows is gone after a moment, and what it says stays. */
export async function says(page: Page, words: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.getElementById('said')?.textContent === wanted,
    words,
  );
}

/** Asks for help as a screen reader does, in one step: of two, a machine that stalls makes a long press. */
export function askPressure(page: Page): Promise<void> {
  return page.$eval('#pressure', (button: HTMLButtonElement) => button.click());
}

/** From here on codes come from a scanner: the gate would open its camera again, and read another. */
export async function stopCamera(page: Page): Promise<void> {
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = async () => {
      throw new DOMException('none', 'NotFoundError');
    };
    const { srcObject } = document.querySelector<HTMLVideoElement>('#video') ?? {};
    if (srcObject instanceof MediaStream) for (const track of srcObject.getTracks()) track.stop();
  });
}

/** Until the line says that so many scans wait: it is renewed after a verdict was painted. */
export async function waiting(page: Page, scans: number): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
  );
  const says = (wanted: number) => {
    const line = document.getElementById('fresh')?.textContent ?? '';
    return Number(/· (\d+) /.exec(line)?.[1]) === wanted;
  };
  try {
    await page.waitForFunction(says, scans);
  } catch (cause) {
    const line = await page.textContent('#fresh');
    throw new Error(`${scans} scans were to wait, and the line says: ${line}`, { cause });
  }
}

/** Cuts the network of a phone once it has kept all that it needs without one: scripts, and tickets. */
export async function cutNetwork(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.waitForFunction(
    (loading) => !loading.includes(document.querySelector('#alert .news')?.textContent ?? ''),
    Object.values(gateWords).map((words) => words.loading),
  );
  await page.context().setOffline(true);
}

/** Shows this phone's unsent scans as codes. */
export async function plead(page: Page): Promise<void> {
  await page.click('#tool-menu');
  await page.click('#menu-body button:has-text("إنقاذ")');
  await page.waitForSelector('.send .qr');
}

/** Every code of the screen, read off its picture. */
export async function codesOf(page: Page): Promise<string[]> {
  const of = Number(/(\d+)\D*$/.exec((await page.textContent('.send .place')) ?? '')?.[1]);
  // They turn by themselves until they are stepped by hand.
  if (of > 1) await page.click('.steps .turn');
  const read: string[] = [];
  for (let n = 0; n < of; n++) {
    const code = await readPicture(await page.locator('.send .code').screenshot());
    if (code) read.push(code);
    if (of > 1) await page.click('.steps button:last-child');
  }
  if (new Set(read).size !== of) throw new Error(`${of} codes, ${new Set(read).size} read`);
  return read;
}

/** Begins to read another phone's codes in. */
export async function takeOver(page: Page): Promise<void> {
  await page.click('#tool-menu');
  await page.click(`#menu-body button:has-text("${rescueWords.ar.rescue.open}")`);
  await page.waitForSelector('.rescue');
}
