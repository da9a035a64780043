import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/domain/kinds.ts';
import { launch } from './browser.ts';
import { stopEntry } from './desk.ts';
import { boardPage } from './people.ts';
import { freshState, type Server, startServer } from './server.ts';
import { issueTicket } from './tickets.ts';

/** Sheets, upright, in millimetres. */
const SHEETS = { A4: [210, 297], A5: [148, 210], Letter: [215.9, 279.4] } as const;
const MARGIN = 10;
const PIXELS = 96 / 25.4;

const state = freshState();
let server: Server;
let browser: Browser;
let page: Page;
/** Of somebody who organizes: the link that was printed opens the console once. */
let desk: Page;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch();
  page = await browser.newPage();
  desk = await boardPage(browser, server);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

describe.each(LOCALES)('a printed ticket in %s', (locale) => {
  beforeAll(async () => {
    const { url } = await issueTicket(server, LOCALES.indexOf(locale));
    await page.goto(`${url}?lang=${locale}`);
  });

  it.each(Object.keys(SHEETS))('takes one page of %s', (format) => takesOnePage(format));

  it.each(Object.entries(SHEETS))('keeps its code clear of the folds of %s', (_, sheet) =>
    clearOfFolds(page, '.ticket .qr svg', sheet),
  );

  it('takes the width of a sheet of A4, and no corner of it', async () => {
    expect(await widthOf(page, '.ticket')).toBe(SHEETS.A4[0] - 2 * MARGIN);
  });
});

describe('a ticket that is printed while its gate is held', () => {
  beforeAll(async () => {
    await stopEntry(desk, server, 'hold');
    const { url } = await issueTicket(server, LOCALES.length);
    await page.goto(url);
    await page.waitForSelector('.holds');
  });

  it.each(Object.entries(SHEETS))(
    'says nothing on %s of what will have passed',
    async (name, sheet) => {
      await takesOnePage(name);
      await clearOfFolds(page, '.ticket .qr svg', sheet);
      await page.emulateMedia({ media: 'print' });
      const said = await page.isVisible('.holds');
      await page.emulateMedia({ media: null });
      expect(said).toBe(false);
    },
  );
});

describe('the console of somebody who organizes', () => {
  // Gates of the demo, each with one lane, on sheets of two cards.
  it.each([
    ['posters', 1],
    ['signs', 4],
    ['cards', 2],
    ['desk', 1],
  ])('prints %s on as many pages as there are, and cuts nothing', async (sheet, pages) => {
    await desk.emulateMedia({ media: 'print' });
    for (const lang of ['ar', 'fr', 'en']) {
      await desk.goto(`${server.url}/console/demo/edition/print/${sheet}?lang=${lang}`);
      const pdf = await desk.pdf({ preferCSSPageSize: true });
      const found = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g);
      expect([sheet, lang, found?.length]).toEqual([sheet, lang, pages]);
      const beyond = await desk
        .locator('.paper-sheet')
        .evaluateAll(
          (all) =>
            all.filter(
              (one) => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth,
            ).length,
        );
      expect(beyond).toBe(0);
    }
  });

  it('gives somebody at the desk a whole sheet, its code clear of the folds', async () => {
    for (const lang of ['ar', 'fr']) {
      await desk.emulateMedia({ media: null });
      await desk.goto(`${server.url}/console/demo/desk?lang=${lang}`);
      await desk.check(`input[name="locale"][value="${lang}"]`, { force: true });
      await Promise.all([
        desk.waitForURL(/\/desk\/[0-9a-f-]{36}$/),
        desk.click('form[data-desk] button[type="submit"]'),
      ]);
      const id = new URL(desk.url()).pathname.split('/').at(-1);
      await desk.goto(`${server.url}/console/demo/visitors/${id}/print?paper=a4`);
      await clearOfFolds(desk, '.paper-qr', SHEETS.A4);
      expect(await widthOf(desk, '.paper')).toBe(SHEETS.A4[0] - 2 * MARGIN);
      const pdf = await desk.pdf({ preferCSSPageSize: true });
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    }
  });

  it('prints all codes for practice on one sheet', async () => {
    await desk.goto(`${server.url}/console/demo/gates/practice?lang=fr`);
    const pdf = await desk.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  it('keeps its head in one row under the longest name, beside other editions', async () => {
    await desk.emulateMedia({ media: null });
    for (const lang of ['ar', 'fr']) {
      for (const [width, height] of [
        [360, 740],
        [740, 360],
        [1000, 700],
        [1440, 900],
      ] as const) {
        await desk.setViewportSize({ width, height });
        await desk.goto(`${server.url}/console/demo/people?lang=${lang}`);
        await desk.locator('.brand').evaluate((brand) => {
          for (const name of brand.querySelectorAll('.brand-edition')) {
            name.textContent = 'المديرية Direction générale '.repeat(5).slice(0, 120);
          }
          brand.insertAdjacentHTML(
            'afterend',
            '<details class="editions"><summary><svg width="20" height="20"></svg></summary></details>',
          );
        });
        const head = await desk.locator('.top').boundingBox();
        expect([lang, width, (head?.height ?? 0) <= 64]).toEqual([lang, width, true]);
        const across = await desk.evaluate(() => document.documentElement.scrollWidth);
        expect([lang, width, across <= width]).toEqual([lang, width, true]);
      }
    }
  });
});

async function takesOnePage(format: string): Promise<void> {
  const pdf = await page.pdf({ format });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
}

/** Where something stands on the paper inside of its margins, px. */
async function onPaper(of: Page, selector: string, [width, height]: readonly [number, number]) {
  await of.emulateMedia({ media: 'print' });
  await of.setViewportSize({
    width: Math.round((width - 2 * MARGIN) * PIXELS),
    height: Math.round((height - 2 * MARGIN) * PIXELS),
  });
  const box = await of.locator(selector).boundingBox();
  await of.emulateMedia({ media: null });
  if (!box) throw new Error(`nothing is printed of ${selector}`);
  return box;
}

/** Of something on A4, whole millimetres. */
async function widthOf(of: Page, selector: string): Promise<number> {
  return Math.round((await onPaper(of, selector, SHEETS.A4)).width / PIXELS);
}

async function clearOfFolds(of: Page, selector: string, sheet: readonly [number, number]) {
  const [width, height] = sheet;
  const box = await onPaper(of, selector, sheet);
  const mm = (pixels: number) => pixels / PIXELS + MARGIN;
  const [left, right] = [mm(box.x), mm(box.x + box.width)];
  const [top, bottom] = [mm(box.y), mm(box.y + box.height)];
  expect(left > width / 2 || right < width / 2, `${left} to ${right} mm`).toBe(true);
  expect(top > height / 2 || bottom < height / 2, `${top} to ${bottom} mm`).toBe(true);
  // Half a millimetre to a module, or printers smear it.
  expect(right - left).toBeGreaterThan(40);
}
