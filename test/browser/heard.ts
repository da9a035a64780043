import type { Page } from 'playwright-core';

/** A page that does nothing for longer than this was stalled, ms. */
const STALL_MS = 1_000;

/**
 * Every verdict of a gate that is read aloud, as it comes. The page's clock stands while its machine
 * does: what nobody could look at meanwhile was not away, and is no other presentation.
 */
export async function hear(page: Page): Promise<readonly string[]> {
  const said: string[] = [];
  await page.exposeFunction('hear', (text: string) => text && said.push(text));
  await page.addInitScript((most) => {
    const now = performance.now.bind(performance);
    let last = now();
    let stood = 0;
    performance.now = () => {
      const at = now();
      stood += Math.max(0, at - last - most);
      last = at;
      return at - stood;
    };
    document.addEventListener('DOMContentLoaded', () => {
      const line = document.getElementById('said');
      const tell: unknown = Reflect.get(window, 'hear');
      if (!line || typeof tell !== 'function') return;
      new MutationObserver(() => tell(line.textContent)).observe(line, { childList: true });
    });
  }, STALL_MS);
  return said;
}
