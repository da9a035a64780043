import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/domain/kinds.ts';
import { launch } from './browser.ts';
import { readDigits } from './digits.ts';
import { findCode, visitorPage } from './people.ts';
import { freshState, type Server, startServer } from './server.ts';
import { issueTicket, type Ticket } from './tickets.ts';

const state = freshState();
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch();
  page = await visitorPage(browser);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

describe('the picture that is kept of a ticket', () => {
  // Twelve digits of which no two groups are alike are most of them, and three tell enough.
  it.each(LOCALES)(
    'reads as the ticket does in %s: its digits, in order, and its code',
    async (locale) => {
      for (const n of [0, 1, 2]) {
        const ticket = await issueTicket(server, LOCALES.indexOf(locale) * 3 + n);
        const picture = await keepPicture(ticket, locale);
        const code = await findCode(picture);
        expect(code?.text).toBe(ticket.url.toUpperCase());
        expect(await readDigits(page, picture, code?.bottom ?? 0)).toBe(ticket.code);
      }
    },
  );

  it('is drawn without a network too, from a page that was kept', async () => {
    const ticket = await issueTicket(server, 21);
    await page.goto(`${ticket.url}?lang=ar`);
    await page.context().setOffline(true);
    const picture = await savedPicture();
    await page.context().setOffline(false);
    const code = await findCode(picture);
    expect(await readDigits(page, picture, code?.bottom ?? 0)).toBe(ticket.code);
  });

  it('fills a phone’s screen', async () => {
    const picture = await keepPicture(await issueTicket(server, 20), 'ar');
    // Width and height in the header of a PNG.
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1080, 1920]);
  });
});

async function keepPicture(ticket: Ticket, locale: Locale): Promise<Buffer> {
  await page.goto(`${ticket.url}?lang=${locale}`);
  expect(await page.getAttribute('[data-keep]', 'data-keep')).toBe(`abwab-${ticket.code}.png`);
  return savedPicture();
}

async function savedPicture(): Promise<Buffer> {
  const [saved] = await Promise.all([page.waitForEvent('download'), page.click('[data-keep]')]);
  expect(saved.suggestedFilename()).toMatch(/^abwab-\d{12}\.png$/);
  return readFileSync(await saved.path());
}
