import type { Page } from 'playwright-core';

/** From now on what is written is said to be on the disk only when `letDisk` says so. */
export function holdDisk(page: Page): Promise<void> {
  return page.evaluate(() => {
    delete document.body.dataset.written;
    const { prototype } = IDBTransaction;
    const own = Object.getOwnPropertyDescriptor(prototype, 'oncomplete') ?? {};
    const released = new Promise((resolve) => addEventListener('disk', resolve, { once: true }));
    Object.defineProperty(prototype, 'oncomplete', {
      ...own,
      set(this: IDBTransaction, act: (event: Event) => void) {
        this.addEventListener('complete', async (event) => {
          await released;
          act(event);
          // Whoever waited for the disk has acted before the next task.
          setTimeout(() => {
            document.body.dataset.written = '';
          });
        });
      },
    });
  });
}

/** The disk has written, and whoever waited for it has acted. */
export async function letDisk(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('disk')));
  await page.waitForSelector('body[data-written]');
}
