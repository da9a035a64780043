import type { Page } from 'playwright-core';

/** Until a script that a page loads late has run: a busy browser does so after the page's load. */
export async function hasRun(page: Page, script: string): Promise<void> {
  const found = await page.waitForFunction(
    (name) =>
      performance
        .getEntriesByType('resource')
        .map((one) => one.name)
        .find((address) => address.includes(`/${name}.`)),
    script,
  );
  // The same script is run once, however often it is asked for. As text: the browser's own import.
  await page.evaluate(`import(${JSON.stringify(await found.jsonValue())}).then(() => undefined)`);
}
