import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invite } from '../../scripts/operator.mjs';
import { LOCALES } from '../../src/domain/kinds.ts';
import { violations } from './axe.ts';
import { launch } from './browser.ts';
import { editionOfEndingSessions } from './ending-session.ts';
import { beyondSides } from './overflow.ts';
import { PHONE } from './people.ts';
import { freshState, type Server, startServer } from './server.ts';

const state = freshState();
let server: Server;
let browser: Browser;
let owner: BrowserContext;
let desk: string;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch();
  const slug = await editionOfEndingSessions(server);
  const { url } = await invite(server.service, 'organizer', slug);
  owner = await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce' });
  const page = await owner.newPage();
  await page.goto(url);
  await page.fill('input[name="name"]', 'مريم');
  await page.click('form button[type="submit"]');
  await page.waitForSelector('.top');
  await page.close();
  desk = `${server.url}/console/${slug}`;
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

describe.each(LOCALES)('the end of a session, told at any hour in %s', (lang) => {
  it.each(['', '/gates', '/gates/practice', '/people', '/days/1/close'])(
    'keeps to WCAG 2.2 AA and to the page: %s',
    async (path) => {
      const page = await owner.newPage();
      await page.goto(`${desk}${path}?lang=${lang}`);
      expect(await page.isVisible('.session-strip button')).toBe(true);
      expect(await violations(page)).toEqual([]);
      expect(await beyondSides(page)).toEqual([]);
      await page.close();
    },
  );
});
