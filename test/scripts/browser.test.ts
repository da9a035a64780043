import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { FEATURES_OFF } from '../browser/browser.ts';

it('turns off in the browser of the tests what Playwright does, too', async () => {
  // What it would start is said when that is no browser.
  const said = await chromium.launch({ executablePath: process.execPath }).catch(String);
  const theirs = /--disable-features=(\S+)/.exec(String(said))?.[1]?.split(',') ?? [];
  expect(theirs.length).toBeGreaterThan(0);
  expect(FEATURES_OFF).toEqual(expect.arrayContaining(theirs));
});
