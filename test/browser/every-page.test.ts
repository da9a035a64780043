import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/domain/kinds.ts';
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

describe.each(Object.entries(PAGES))('%s, 320 px wide with text of 32 px', (_, { who, open }) => {
  it.each(LOCALES)('cuts nothing and scrolls down alone: %s', async (lang) => {
    const page = await readers[who].newPage();
    await open(page, stage, lang);
    expect(await beyondSides(page)).toEqual([]);
    await page.close();
  });
});
