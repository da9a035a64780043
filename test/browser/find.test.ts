import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { findWords } from '../../src/i18n/find.ts';
import { codeDigits } from '../../src/store/keys/find-digits.ts';
import { editionKeys } from '../../src/store/keys/keys.ts';
import { violations } from './axe.ts';
import { launch } from './browser.ts';
import { beyondSides } from './overflow.ts';
import { freshState, type Server, startServer } from './server.ts';
import { setTextSize, USUAL_TEXT } from './text-size.ts';
import { register } from './tickets.ts';

const state = freshState();
const PHONE = { width: 360, height: 740 };
const TYPED = '0661000111';
let server: Server;
let browser: Browser;

beforeAll(async () => {
  const first = await startServer(state.stateDir);
  await first.stop();
  // Nothing is carried from here: what would be is made again by the test.
  inDatabase((db) =>
    db.exec(`INSERT INTO channel (event, channel, state, box, per_minute, per_day)
      SELECT number, 'sms', 'on', '', 100, 1000 FROM event WHERE slug = 'demo'`),
  );
  server = await startServer(state.stateDir, first.port);
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

function inDatabase<T>(done: (db: DatabaseSync) => T, readOnly = false): T {
  const db = new DatabaseSync(databaseFile(state.stateDir), { readOnly });
  try {
    return done(db);
  } finally {
    db.close();
  }
}

/** The code that was sent last, once the Sender has looked it up. */
async function sentCode(): Promise<string> {
  const told = () =>
    inDatabase(
      (db) =>
        db
          .prepare(
            `SELECT e.number, e.data_key, f.id FROM find_code f JOIN event e ON e.number = f.event
              WHERE f.told = 1 ORDER BY f.made_at DESC LIMIT 1`,
          )
          .get() as { number: number; data_key: string; id: string } | undefined,
      true,
    );
  await expect.poll(told).toBeDefined();
  const row = told();
  const secrets = readFileSync(join(state.stateDir, 'secrets.env'), 'utf8');
  const secretKey = /^SECRET_KEY=(.+)$/m.exec(secrets)?.[1] ?? '';
  const keys = row && (await editionKeys(secretKey, row, Date.now()));
  if (!row || !keys) throw new Error('no keys');
  return codeDigits(keys, { event: row.number, id: row.id });
}

/** Two that say what decides something in their own words, and in those of another. */
const LOOKED_AT = ['zgh', 'fr'] as const;

/** What axe finds on a page, and what reaches over its sides in large text. */
async function lookedAt(page: Page, path: string): Promise<string[]> {
  const found: string[] = [];
  for (const lang of LOOKED_AT) {
    await page.goto(`${server.url}/${lang}/demo/${path}`);
    found.push(...(await violations(page)).map((one) => `${lang} ${path} ${one}`));
    await page.setViewportSize({ width: 320, height: 568 });
    await setTextSize(page, 2 * USUAL_TEXT);
    found.push(...(await beyondSides(page)).map((one) => `${lang} ${path} ${one}`));
    await setTextSize(page, USUAL_TEXT);
    await page.setViewportSize(PHONE);
  }
  return found;
}

describe('a lost ticket', () => {
  it('is found by keyboard alone, without a script', async () => {
    const party = { adults: 2, children: 1 };
    const contact = { name: 'سلمى', phone: TYPED, email: null };
    const { tickets } = await register(server, { kind: 'family', party, contact });
    const ticket = new URL(tickets[0]?.url ?? '').pathname;
    const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
    const page = await context.newPage();
    const focused = () => page.locator(':focus');
    const tabTo = async (name: string) => {
      for (let n = 0; n < 40; n += 1) {
        await page.keyboard.press('Tab');
        if ((await focused().textContent())?.trim() === name) return;
        if ((await focused().getAttribute('id')) === name) return;
      }
      throw new Error(`no way to ${name}`);
    };
    const words = findWords.ar;
    await page.goto(`${server.url}/ar/demo`);
    await tabTo(words.title);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/ar/demo/find');
    await tabTo('contact');
    await page.keyboard.type('٠٦٦١٠٠٠١١١');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/find/code');
    expect(await page.textContent('main')).toContain(words.sent.phone);
    const code = await sentCode();
    await tabTo('code');
    await page.keyboard.type(code === '111111' ? '222222' : '111111');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.notice.error');
    expect(await page.textContent('.notice.error')).toContain('بقيت 4 محاولات');
    expect(await focused().getAttribute('role')).toBe('alert');
    // The same form in another browser knows of no code.
    const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await stranger.goto(`${server.url}/ar/demo/find/code`);
    expect(new URL(stranger.url()).pathname).toBe('/ar/demo/find');
    await stranger.context().close();
    const looks = await browser.newContext({
      viewport: PHONE,
      storageState: await context.storageState(),
      bypassCSP: true,
    });
    const looking = await looks.newPage();
    const found = [...(await lookedAt(looking, 'find')), ...(await lookedAt(looking, 'find/code'))];
    await tabTo('code');
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/find/tickets');
    const link = page.locator('a.button', { hasText: 'عرض التذكرة' });
    expect(await link.getAttribute('href')).toBe(`${ticket.toLowerCase()}?lang=ar`);
    await looks.clearCookies();
    await looks.addCookies((await context.storageState()).cookies);
    found.push(...(await lookedAt(looking, 'find/tickets')));
    expect(found).toEqual([]);
    await looks.close();
    // Another language, back, and away from a device that others use too.
    await page.goto(`${server.url}/fr/demo/find/tickets`);
    expect(await page.textContent('h1')).toBe(findWords.fr.foundTitle);
    await page.goBack();
    await tabTo(words.close);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/find?closed=1');
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/ar/demo/find');
    await context.close();
  });
});
