import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/domain/kinds.ts';
import { visitorWords } from '../../src/i18n/visitor.ts';
import { violations } from './axe.ts';
import { launch } from './browser.ts';
import { reopen, stopEntry } from './desk.ts';
import { PAGES, type Reader, type Stage, setStage } from './every-page.ts';
import { beyondSides } from './overflow.ts';
import { PHONE } from './people.ts';
import { freshState, type Server, startServer } from './server.ts';
import { setTextSize, USUAL_TEXT } from './text-size.ts';

/** The smallest phone, with text of twice the usual size. */
const SMALLEST = { width: 320, height: 568 };
const LARGE_TEXT = 2 * USUAL_TEXT;

/** What says something else while a gate is held. */
const HELD = ['event', 'ticket', 'manage', 'welcome', 'board', 'gates'];

/** Both grounds are looked at, each with two of the languages. */
export const GROUND: Readonly<Record<Locale, Ground>> = {
  ar: 'light',
  zgh: 'dark',
  fr: 'light',
  en: 'dark',
};

type Ground = 'light' | 'dark';

/**
 * Looks at every page on one ground, in its languages. A test file for each ground: two of them
 * run side by side.
 */
export function lookAtEveryPage(ground: Ground): void {
  const locales = LOCALES.filter((locale) => GROUND[locale] === ground);
  const state = freshState();
  let server: Server;
  let browser: Browser;
  let stage: Stage;

  beforeAll(async () => {
    server = await startServer(state.stateDir);
    browser = await launch();
    stage = await setStage(browser, server);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    state.remove();
  });

  // A page is opened once for both looks: to open it costs more than to look.
  describe.each(locales)(`every page on a ${ground} ground, read in %s`, (locale) => {
    let readers: Record<Reader, Page>;

    beforeAll(async () => {
      readers = {
        visitor: await reader(browser, ground, locale),
        owner: await reader(browser, ground, locale, stage.owner),
        viewer: await reader(browser, ground, locale, stage.viewer),
        office: await reader(browser, ground, locale, stage.office),
      };
    });

    afterAll(async () => {
      for (const page of Object.values(readers ?? {})) await page.context().close();
    });

    it.each(Object.entries(PAGES))(
      'keeps to WCAG 2.2 AA, and is cut by no side of a phone, nor at 320 px with text of 32 px: %s',
      async (name, { who, open }) => {
        const page = readers[who];
        await page.setViewportSize(PHONE);
        await setTextSize(page, USUAL_TEXT);
        await open(page, stage, locale);
        expect(isTitledError(await page.title(), locale)).toBe(isAboutError(name));
        const rules = await violations(page);
        const cut = await beyondSides(page);
        await page.setViewportSize(SMALLEST);
        await setTextSize(page, LARGE_TEXT);
        const cutLarge = await beyondSides(page);
        expect({ rules, cut, cutLarge }).toEqual({ rules: [], cut: [], cutLarge: [] });
      },
    );

    it('keeps to WCAG 2.2 AA while gates are held', async () => {
      const desk = await stage.owner.newPage();
      await stopEntry(desk, server, 'hold');
      const found: Record<string, string[]> = {};
      for (const name of HELD) {
        const one = PAGES[name];
        if (!one) throw new Error(`there is no page ${name}`);
        const page = readers[one.who];
        await page.setViewportSize(PHONE);
        await setTextSize(page, USUAL_TEXT);
        await one.open(page, stage, locale);
        const seen = await violations(page);
        if (seen.length > 0) found[name] = seen;
      }
      await reopen(desk, server);
      await desk.close();
      expect(found).toEqual({});
    });
  });
}

/** A page of its own kind of person, in whose browser nothing moves. */
async function reader(
  browser: Browser,
  colorScheme: Ground,
  locale: Locale,
  session?: BrowserContext,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: PHONE,
    locale: `${locale}-MA`,
    colorScheme,
    reducedMotion: 'reduce',
    ...(session && { storageState: await session.storageState() }),
  });
  return context.newPage();
}

/** Pages that answer a form which could not be taken. */
const isAboutError = (name: string) =>
  /errors|without a name|without its code|hour that is none/.test(name);

function isTitledError(title: string, lang: Locale): boolean {
  return title.startsWith(visitorWords[lang].form.errorTitle(''));
}
