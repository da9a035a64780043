import type { Page } from 'playwright-core';

/**
 * What of a page reaches over its sides, or over the side of a part that cuts it or has to be
 * scrolled sideways: words, fields, buttons and pictures. Each fold is looked at open, too.
 */
export async function beyondSides(page: Page): Promise<string[]> {
  const shut = await cutNow(page);
  const folds = page.locator('body details:not([open]), input:is(.fold, .more):not(:checked)');
  const opened = await folds.evaluateAll((all) => {
    for (const fold of all) {
      if (fold instanceof HTMLInputElement) fold.checked = true;
      // Of folds with one name only one is open at a time.
      fold.removeAttribute('name');
      fold.setAttribute('open', '');
    }
    return all.length;
  });
  return opened > 0 ? [...new Set([...shut, ...(await cutNow(page))])] : shut;
}

function cutNow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) cut.push(`the page is ${scrollWidth} px wide`);

    // Found once for each element: every word of a page asks all that lies around it.
    const knownSides = new Map<Element, { left: number; right: number }>();
    const sidesOf = (part: Element | null): { left: number; right: number } => {
      if (!part) return { left: 0, right: innerWidth };
      const known = knownSides.get(part);
      if (known) return known;
      const { left, right } = sidesOf(part.parentElement);
      const edge = getComputedStyle(part).overflowX !== 'visible' && part.getBoundingClientRect();
      const sides = edge
        ? { left: Math.max(left, edge.left), right: Math.min(right, edge.right) }
        : { left, right };
      knownSides.set(part, sides);
      return sides;
    };
    const knownClips = new Map<Element, boolean>();
    const isClipped = (part: Element | null): boolean => {
      if (!part) return false;
      const known = knownClips.get(part);
      if (known !== undefined) return known;
      const clips = getComputedStyle(part).clipPath !== 'none' || isClipped(part.parentElement);
      knownClips.set(part, clips);
      return clips;
    };
    const look = (part: Element, reach: Iterable<DOMRect>, named: string) => {
      const sides = sidesOf(part);
      for (const { left, right, width } of reach) {
        if (width > 0 && (left < sides.left - 1 || right > sides.right + 1)) {
          cut.push(named.trim());
          return;
        }
      }
    };
    // What only those hear who listen, and what waits for the keyboard.
    const UNSEEN = '.skip, .sprite, template, noscript, script, style';
    const seen = (part: Element) =>
      !isClipped(part) && !part.closest(UNSEEN) && part.checkVisibility();

    const range = document.createRange();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const { parentElement: part, textContent: words } = text;
      if (!part || !words?.trim() || !seen(part) || part.closest('svg, select')) continue;
      range.selectNodeContents(text);
      look(part, range.getClientRects(), words);
    }
    for (const part of document.querySelectorAll('input, select, textarea, button, img, svg')) {
      if (!seen(part) || getComputedStyle(part).opacity === '0') continue;
      if (part.matches('svg svg, [aria-hidden] *, [type="hidden"]')) continue;
      const parent = part.parentElement ?? part;
      look(parent, [part.getBoundingClientRect()], `${part.tagName} ${part.className}`);
    }
    return cut;
  });
}
