import type { BrowserContext, Page } from 'playwright-core';
import { spans, times, watch, watchTap } from './probe.ts';
import { slow } from './stage.ts';

/** Longer than scanning goes on without a code, ms. */
const IDLE_MS = 21_000;

/** From the opening of the page, with no network, to the first picture of the camera, ms. */
export async function start(
  context: BrowserContext,
  origin: string,
  slower: number,
): Promise<number> {
  const page = await context.newPage();
  await watch(page);
  await slow(page, slower);
  await page.goto(`${origin}/gate`, { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByName('camera').length > 0);
  const [took = Number.NaN] = await times(page, 'camera');
  await page.close();
  return took;
}

/** From a tap on the resting camera to its next picture, ms. Its clock is put forward to make it rest. */
export async function wake(page: Page): Promise<number> {
  await page.evaluate(async (idle) => {
    const now = performance.now.bind(performance);
    performance.now = () => now() + idle;
    const button = document.getElementById('wake');
    while (button?.hidden) await new Promise((resolve) => setTimeout(resolve, 50));
    performance.now = now;
  }, IDLE_MS);
  await watchTap(page, '#wake');
  const before = (await times(page, 'camera')).length;
  await page.click('#wake');
  await page.waitForFunction(
    (seen) => performance.getEntriesByName('camera').length > seen,
    before,
  );
  const [took = Number.NaN] = spans(
    (await times(page, 'tapped')).slice(-1),
    await times(page, 'camera'),
  );
  return took;
}
