import type { Page } from 'playwright-core';

/**
 * What is read off the next verdict as soon as it is there whole: it is a chip a moment later, and a
 * page that stalled meanwhile draws no picture before. To be asked for before the code comes.
 */
export function wholeCard<T>(page: Page, read: (panel: HTMLElement) => T): Promise<T> {
  // After the page's own observer, which fits the card into its place: the older one goes first.
  return page.evaluate<T>(`new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      const panel = document.querySelector('#work.whole #panel:has(.verdict)');
      if (!panel) return;
      observer.disconnect();
      resolve((${read})(panel));
    }).observe(document.body, { attributes: true, childList: true, subtree: true });
  })`);
}
