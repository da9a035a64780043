import type { Locator } from 'playwright-core';

/**
 * Presses the first of what leads to another page, and waits for the whole of that: a click waits for
 * its beginning at most, and a page that is still on its way says a part of what it will.
 */
export async function leadsOn(pressed: Locator): Promise<void> {
  await Promise.all([pressed.page().waitForEvent('load'), pressed.first().click()]);
}
