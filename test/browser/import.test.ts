import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from './browser.ts';
import { hasRun } from './has-run.ts';
import { boardPage } from './people.ts';
import { freshState, type Server, startServer } from './server.ts';

const HEADINGS = 'المؤسسة;أسماء التلاميذ;مسار;الهاتف;عدد المرافقين;البنات;البنين;اليوم';
const SCHOOLS = 230;

const state = freshState();
let server: Server;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch();
  page = await boardPage(browser, server);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

async function chooseFile(text: string): Promise<void> {
  await page.goto(`${server.url}/console/demo/import?lang=en`);
  await hasRun(page, 'console-import');
  const buffer = Buffer.from(text);
  // What a form sends of a file is told to nobody but the server: it is kept where the test can read it.
  await page.evaluate(() => {
    const { submit } = HTMLFormElement.prototype;
    HTMLFormElement.prototype.submit = function keepFile(this: HTMLFormElement) {
      const file = this.querySelector<HTMLInputElement>('input[type="file"]')?.files?.[0];
      void file?.text().then((text) => {
        sessionStorage.setItem('sent', text);
        submit.call(this);
      });
    };
  });
  await page.setInputFiles('#file', { name: 'schools.csv', mimeType: 'text/csv', buffer });
}

const fileSent = () => page.evaluate(() => sessionStorage.getItem('sent') ?? 'nothing');

describe('a list that a browser with scripts imports', () => {
  it('leaves it without the columns that it may not hold, and goes on after a failure', async () => {
    const row = (n: number) =>
      `مدرسة ${n};زبيدة الوزاني;P12345678${n % 10};0612345678;1;2;1;${(n % 3) + 2}`;
    const rows = Array.from({ length: SCHOOLS }, (_, n) => row(n));
    await chooseFile([HEADINGS, ...rows].join('\n'));
    await Promise.all([page.waitForNavigation(), page.click('.import-file button')]);
    const sent = await fileSent();
    expect(sent).toContain('مدرسة 7');
    expect(sent).not.toMatch(/زبيدة|P1234567/);
    expect(await page.textContent('.import-refused')).toContain('أسماء التلاميذ');
    await Promise.all([page.waitForNavigation(), page.click('form:has(.import-columns) button')]);
    await hasRun(page, 'console-import');

    let asked = 0;
    await page.route('**/console/demo/import', (route) => {
      asked += 1;
      return asked === 2 ? route.abort() : route.continue();
    });
    await page.click('form[data-import] button[type="submit"]');
    await page.waitForSelector('[data-go-on]:not([hidden])');
    expect(await page.textContent('[data-now]')).toMatch(
      new RegExp(`^\\d+ of ${SCHOOLS} imported$`),
    );
    await page.click('[data-go-on]');
    await page.waitForSelector('a[href$="/file"]');
    expect(await page.textContent('[data-now]')).toBe(`${SCHOOLS} of ${SCHOOLS} imported`);
  });

  it('is not sent at all where it is too long', async () => {
    const rows = Array.from({ length: 50_000 }, (_, n) => `مدرسة ${n};x;y;0612345678;1;2;1;2`);
    await chooseFile([HEADINGS, ...rows].join('\n'));
    await Promise.all([page.waitForNavigation(), page.click('.import-file button')]);
    expect(await fileSent()).toBe('');
    expect(await page.textContent('#file-fault')).toContain('50,000 rows');
  });
});
