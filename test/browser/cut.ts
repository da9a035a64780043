import type { Page } from 'playwright-core';

/** What is read or pressed on a gate's screen. */
const SEEN = [
  '#work :is(button, p, h1, h2, output, .number, dt, dd)',
  '#lock:not([hidden]) *',
  '#visitor-message:not([hidden]) .line',
  '.practice-bar > *',
].join();

/** The same on the screens that lie over it, or come before it. */
const OVER = ['dialog[open] :is(button, p, h2, input, output, li, .code)', '#enrol *'].join();

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

/**
 * What cannot be read or pressed even by scrolling downward: it is wider than its place, lies where
 * nothing scrolls, or under something else.
 */
export function lostParts(page: Page): Promise<string[]> {
  return page.evaluate((seen) => {
    const layers = [
      'dialog[open]',
      '#visitor-message:not([hidden])',
      '#lock:not([hidden])',
      'body',
    ];
    const layer = layers.map((one) => document.querySelector(one)).find((one) => one !== null);
    const boxesOf = (part: HTMLElement): HTMLElement[] => {
      const boxes: HTMLElement[] = [];
      for (let box = part.parentElement; box; box = box.parentElement) {
        if (getComputedStyle(box).overflow !== 'visible') boxes.push(box);
      }
      return boxes;
    };
    const faultOf = (part: HTMLElement): string | null => {
      if (part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1) return 'wider';
      const boxes = boxesOf(part);
      part.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const stuck = boxes.filter(
        (box) => box.scrollTop !== 0 && getComputedStyle(box).overflowY === 'hidden',
      );
      const { left, top, right, bottom, height } = part.getBoundingClientRect();
      const room = [new DOMRect(0, 0, innerWidth, innerHeight)];
      for (const box of boxes) room.push(box.getBoundingClientRect());
      const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      for (const box of stuck) box.scrollTop = 0;
      if (stuck.length > 0) return 'cut';
      if (room.some((box) => left < box.left - 1 || right > box.right + 1)) return 'aside';
      const isTall = room.some((box) => height > box.height);
      const isOut = room.some((box) => top < box.top - 1 || bottom > box.bottom + 1);
      if (isOut && (!isTall || part instanceof HTMLButtonElement)) return 'out';
      if (part instanceof HTMLButtonElement && !part.contains(middle)) return 'covered';
      return null;
    };
    const parts = [...document.querySelectorAll<HTMLElement>(seen)].filter(
      (part) => part.getClientRects().length > 0 && layer?.contains(part),
    );
    const lost = parts.flatMap((part) => {
      const fault = faultOf(part);
      return fault === null
        ? []
        : [`${fault} ${part.id || part.className || part.tagName}: ${part.textContent?.trim()}`];
    });
    for (const box of new Set(parts.flatMap(boxesOf))) {
      if (box.scrollWidth > box.clientWidth + 1) lost.push(`sideways ${box.id || box.className}`);
      box.scrollTop = 0;
    }
    return lost;
  }, `${SEEN},${OVER}`);
}
