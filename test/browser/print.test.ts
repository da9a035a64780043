import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, toolEnv } from '../../scripts/files.mjs';
import { invite } from '../../scripts/operator.mjs';
import { FiguresPicture } from '../../src/console/report/picture-part.tsx';
import { LOCALES } from '../../src/domain/kinds.ts';
import { launch } from './browser.ts';
import { sendAtDesk, stopEntry } from './desk.ts';
import { beyondSides } from './overflow.ts';
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

  it('offers nothing that only a phone can do', async () => {
    await page.waitForSelector('.keeping:not([hidden])');
    await onPaper(page, '.ticket', SHEETS.A4);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.keeping').isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
  });

  it('takes the width of a sheet of A4, and no corner of it', async () => {
    expect(await widthOf(page, '.ticket')).toBe(SHEETS.A4[0] - 2 * MARGIN);
  });
});

describe('a page of the visitors that is no ticket', () => {
  it.each(['/fr/demo/privacy', '/fr/demo/notices', '/fr/demo'])(
    'prints its title: %s',
    async (path) => {
      await page.goto(`${server.url}${path}`);
      const title = await onPaper(page, 'h1', SHEETS.A4);
      expect(title.height).toBeGreaterThan(0);
    },
  );
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
      await sendAtDesk(desk, desk.waitForURL(/\/desk\/[0-9a-f-]{36}$/));
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

describe('the report of a day', () => {
  const VISITS = 1_234;

  beforeAll(async () => {
    await countWalkIns(VISITS);
  });

  it.each(['ar', 'fr', 'en'])(
    'is printed in %s by a command, each page with its head and number',
    (lang) => {
      const file = join(state.stateDir, `report-${lang}.pdf`);
      const { pages, text } = printReport(['--day', '1', '--locale', lang, '--out', file]);
      expect(pages).toBeGreaterThan(1);
      for (const [at, said] of text.entries()) {
        // Digits of an Arabic line may come in any order.
        expect(said).toMatch(new RegExp(`${at + 1} ?/ ?${pages}|${pages} ?/ ?${at + 1}`));
      }
      if (lang === 'en' && text.length > 0) {
        expect(text[0]).toMatch(/Visits\s+1,234\s/);
        expect(text.every((said) => said.includes('Figures not released, complete to'))).toBe(true);
        expect(text.at(-1)).toContain('Signature');
      }
    },
  );

  it('takes one page for a day without a scan, and is that of the edition without a day', () => {
    const empty = join(state.stateDir, 'empty.pdf');
    expect(printReport(['--day', '2', '--out', empty]).pages).toBe(1);
    const whole = join(state.stateDir, 'whole.pdf');
    expect(printReport(['--locale', 'fr', '--out', whole]).pages).toBeGreaterThan(0);
  });

  it.each(['ar', 'fr'])('cuts nothing on paper in %s', async (lang) => {
    await desk.goto(`${server.url}/console/demo/days/1/report?lang=${lang}`);
    await desk.emulateMedia({ media: 'print' });
    // What A4 leaves inside of the margins.
    await desk.setViewportSize({ width: Math.floor((210 - 32) * PIXELS), height: 1_000 });
    const beyond = await beyondSides(desk);
    await desk.emulateMedia({ media: null });
    expect(beyond).toEqual([]);
  });

  it('has its title in the place of the running head on the first page', async () => {
    await desk.goto(`${server.url}/console/demo/days/1/report?lang=fr`);
    await desk.emulateMedia({ media: 'print' });
    const bottom = async (part: string) => {
      const { y, height } = (await desk.locator(part).boundingBox()) ?? { y: 0, height: 0 };
      return y + height;
    };
    const [title, running] = [await bottom('.low'), await bottom('.report-running p')];
    await desk.emulateMedia({ media: null });
    expect(running).toBeGreaterThan(0);
    expect(running).toBeLessThanOrEqual(title);
  });

  it('is drawn as a picture to post', async () => {
    const name = { ar: 'أيام الأبواب المفتوحة', zgh: '', fr: 'Portes ouvertes', en: '' };
    const figures = {
      date: '2027-05-17',
      visits: VISITS,
      completeness: { complete_to: 0, phones: 300, handed_in: 288 },
    };
    const card = FiguresPicture({
      ...{ locale: 'fr', origin: server.url },
      edition: { slug: 'demo', name, city: name, timezone: 'Africa/Casablanca' },
      release: { day: 4, status: 'provisional', figures },
    });
    // What was released: a day that has not opened yet has nothing of it.
    await desk.route('**/days/1/report?lang=fr', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('</main>', `${card}</main>`);
      await route.fulfill({ response, body });
    });
    await desk.goto(`${server.url}/console/demo/days/1/report?lang=fr`);
    const [download] = await Promise.all([
      desk.waitForEvent('download'),
      desk.click('button[data-draw="1350"]'),
    ]);
    const picture = readFileSync(await download.path());
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1080, 1350]);
    expect(download.suggestedFilename()).toBe('abwab-2027-05-17-provisional.png');
  });
});

/** People who came without a ticket, as a phone at the first gate sends them. */
async function countWalkIns(people: number): Promise<void> {
  const { code } = await invite(server.service, 'gate');
  const post = async (path: string, body: object, token = '') => {
    const answer = await fetch(`${server.url}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };
  const { token } = await post('devices', { code, name: 'باب' });
  const scans = Array.from({ length: Math.ceil(people / 500) }, (_, n) => ({
    ...{ id: crypto.randomUUID(), type: 'walk_in', direction: 'entry', children: 0 },
    people: Math.min(500, people - n * 500),
  }));
  await post('scans', { scans, queued: 0 }, token);
}

/** Prints a report; the text of each page, where something here can read it. */
function printReport(args: readonly string[]): { pages: number; text: readonly string[] } {
  const { stdout, stderr } = spawnSync(
    'node',
    ['scripts/report.mjs', '--pdf', '--json', '--url', server.url, ...args],
    { cwd: root, env: { ...toolEnv, STATE_DIR: server.stateDir }, encoding: 'utf8' },
  );
  if (stderr !== '') throw new Error(stderr);
  const { file, pages } = JSON.parse(stdout);
  const found = readFileSync(file)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b/g);
  expect(found?.length).toBe(pages);
  const read = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  return { pages, text: read.status === 0 ? read.stdout.split('\f').slice(0, pages) : [] };
}

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
