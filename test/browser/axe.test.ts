import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/domain/kinds.ts';
import { violations } from './axe.ts';
import { launch } from './browser.ts';
import { gatesPage, turnFreeFlow } from './desk.ts';
import { SCREENS, speak } from './gate-screens.ts';
import { GROUND } from './looked-at.ts';
import { boardPage, gatePage, PHONE } from './people.ts';
import { invite, waiting } from './phones.ts';
import { freshState, type Server, startServer } from './server.ts';
import { issueTicket } from './tickets.ts';

const state = freshState();
let server: Server;
let browser: Browser;
let desk: Page;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch();
  desk = await boardPage(browser, server);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

describe('a gate phone', () => {
  let phone: Page;
  let issued = 0;

  beforeAll(async () => {
    const { url } = await invite(server, state.stateDir);
    phone = await gatePage(browser, { ...server, gate: url });
    await phone.waitForSelector('#work:not([hidden])');
    await waiting(phone, 0);
  });

  it.each(LOCALES)('keeps to WCAG 2.2 AA before it is enrolled: %s', async (locale) => {
    const page = await reader('ar');
    for (const path of ['/gate', '/gate#abcdefgh']) {
      await page.goto('about:blank');
      await page.goto(server.url + path);
      await page.click(`#languages [lang="${locale}"]`);
      expect(await violations(page), path).toEqual([]);
    }
    await page.click('#enrol-open');
    await page.waitForSelector('#enrol-note:not([hidden])');
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it.each(LOCALES)('keeps to WCAG 2.2 AA on every screen: %s', async (locale) => {
    await speak(phone, locale);
    const ticket = async () => (await issueTicket(server, issued++)).url.toUpperCase();
    const found: Record<string, string[]> = {};
    for (const [name, show] of Object.entries(SCREENS)) {
      const leave = await show({ page: phone, locale, ticket }).catch((cause) => {
        throw new Error(name, { cause });
      });
      const seen = await violations(phone);
      if (seen.length > 0) found[name] = seen;
      await leave();
    }
    expect(found).toEqual({});
  });

  it('keeps to WCAG 2.2 AA while people pass freely', async () => {
    await turnFreeFlow(desk, server);
    await phone.waitForSelector('#work.flowing');
    for (const locale of LOCALES) {
      await speak(phone, locale);
      expect(await violations(phone), locale).toEqual([]);
    }
    await turnFreeFlow(desk, server);
    await phone.waitForSelector('#work:not(.flowing)');
  });

  it('keeps to WCAG 2.2 AA once it is a gate no more', async () => {
    await gatesPage(desk, server);
    const order = desk.locator('form[action$="/revoke"]');
    while ((await order.count()) > 0) {
      const answered = desk.waitForEvent('load');
      await order.first().evaluate((form: HTMLFormElement) => form.requestSubmit());
      await answered;
    }
    await phone.waitForSelector('.revoked');
    expect(await violations(phone)).toEqual([]);
  });
});

/** A page of its own kind of person, in whose browser nothing moves. */
async function reader(locale: Locale): Promise<Page> {
  const context = await browser.newContext({
    viewport: PHONE,
    locale: `${locale}-MA`,
    colorScheme: GROUND[locale],
    reducedMotion: 'reduce',
  });
  return context.newPage();
}
