import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/domain/kinds.ts';
import { visitorWords } from '../../src/i18n/visitor.ts';
import { launch } from './browser.ts';
import { PAGES, type Stage, setStage } from './every-page.ts';
import { beyondSides } from './overflow.ts';
import { freshState, type Server, startServer } from './server.ts';

/** The smallest phone, with text of twice the usual size. */
const SMALLEST = { width: 320, height: 568 };
const TWICE = ['--blink-settings=defaultFontSize=32'];

const state = freshState();
let server: Server;
let usual: Browser;
let large: Browser;
let stage: Stage;
let readers: Record<'visitor' | 'owner' | 'viewer', BrowserContext>;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  usual = await launch();
  large = await launch(TWICE);
  stage = await setStage(usual, server);
  const reader = async (of?: BrowserContext) =>
    large.newContext({
      viewport: SMALLEST,
      ...(of && { storageState: await of.storageState() }),
    });
  readers = {
    visitor: await reader(),
    owner: await reader(stage.owner),
    viewer: await reader(stage.viewer),
  };
});

afterAll(async () => {
  await Promise.all([usual?.close(), large?.close()]);
  await server?.stop();
  state.remove();
});

describe.each(Object.entries(PAGES))(
  '%s, 320 px wide with text of 32 px',
  (name, { who, open }) => {
    it.each(LOCALES)('cuts nothing and scrolls down alone: %s', async (lang) => {
      const page = await readers[who].newPage();
      await open(page, stage, lang);
      expect(await beyondSides(page)).toEqual([]);
      expect(isTitledError(await page.title(), lang)).toBe(isAboutError(name));
      await page.close();
    });
  },
);

/** Pages that answer a form which could not be taken. */
const isAboutError = (name: string) =>
  /errors|without a name|without its code|hour that is none/.test(name);

function isTitledError(title: string, lang: Locale): boolean {
  return title.startsWith(visitorWords[lang].form.errorTitle(''));
}
