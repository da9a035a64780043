import type { Page } from 'playwright-core';

/** What is read or pressed on a gate's screen. */
const SEEN = [
  '#work :is(button, p, h1, h2, output, .number, dt, dd)',
  '#lock:not([hidden]) *',
  '#mirror:not([hidden]) .line',
  '.practice-bar > *',
].join();

/** What of the screen is cut: it lies outside of its box or the window, or is wider than its button. */
export function cutParts(page: Page): Promise<string[]> {
  return page.evaluate((seen) => {
    const isCut = (part: HTMLElement): boolean => {
      const { left, top, right, bottom } = part.getBoundingClientRect();
      if (part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1) return true;
      const room = [new DOMRect(0, 0, innerWidth, innerHeight)];
      for (let box = part.parentElement; box; box = box.parentElement) {
        if (getComputedStyle(box).overflow !== 'visible') room.push(box.getBoundingClientRect());
      }
      return room.some(
        (box) =>
          left < box.left - 1 ||
          top < box.top - 1 ||
          right > box.right + 1 ||
          bottom > box.bottom + 1,
      );
    };
    return [...document.querySelectorAll<HTMLElement>(seen)]
      .filter((part) => part.getClientRects().length > 0 && isCut(part))
      .map((part) => `${part.id || part.className}: ${part.textContent?.trim()}`);
  }, SEEN);
}
