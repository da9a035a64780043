import type { CDPSession, Page } from 'playwright-core';

/** What browsers are delivered with, px. */
export const USUAL_TEXT = 16;

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/**
 * Sets how large the browser's own text is for a page, px, as its settings do: lengths in `rem` and
 * conditions in `em` follow at once. A browser for each size would be started for the same.
 */
export async function setTextSize(page: Page, px: number): Promise<void> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  const fontSizes = { standard: px, fixed: Math.round((px * 13) / USUAL_TEXT) };
  await (await session).send('Page.setFontSizes', { fontSizes });
}
