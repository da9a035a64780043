import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FiguresAnswer } from '../../src/contract/answers/figures.ts';
import { eveningWords } from '../../src/i18n/evening.ts';
import { launch } from './browser.ts';
import { EVENING, joinOffice, openEvening } from './full-evening.ts';
import { leadsOn } from './leads-on.ts';
import { beyondSides } from './overflow.ts';
import { PHONE } from './people.ts';
import { freshState, type Server, startServer } from './server.ts';

const words = eveningWords.fr;
const ACROSS = { width: 740, height: 360 };
const CORRECT = 'form[action$="/corrections"] button';
const SHOW = 'form[action$="/releases"] button';
const RELEASE = 'form[action$="/release"] button';

const state = freshState();
let server: Server;
let browser: Browser;
/** Of somebody who answers for the figures; and a tab that they left open. */
let page: Page;
let tab: Page;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch();
  await openEvening(server);
  const office = await joinOffice(browser, server);
  page = await office.newPage();
  tab = await office.newPage();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

const openDay = (of: Page, ask = '') =>
  of.goto(`${server.url}/console/${EVENING}/days/1/close?lang=fr${ask}`);

/** A day whose gates are closed. */
async function released(): Promise<FiguresAnswer['days']> {
  const answer = await fetch(`${server.url}/api/v1/events/${EVENING}/figures`);
  return (await answer.json()).days;
}

async function press(of: Page, button: string): Promise<void> {
  await leadsOn(of.locator(button));
  await of.waitForLoadState('networkidle');
}

/**
 * Taps a button twice. The second tap comes when the first has reached the service, and before its
 * answer: after a stall between the two it would meet whatever the next page has in that place.
 */
async function pressTwice(of: Page, button: string): Promise<void> {
  const first = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  let sent = 0;
  await of.route('**/*', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    sent += 1;
    if (sent > 1) {
      second.resolve();
      return route.continue();
    }
    await route.fetch({ maxRedirects: 0 });
    first.resolve();
    await second.promise;
    return route.abort();
  });
  await of.locator(button).scrollIntoViewIfNeeded();
  const box = await of.locator(button).boundingBox();
  if (!box) throw new Error(`${button} is not shown`);
  // By its place: whatever is asked of an element waits for the page that the first tap leads to.
  const tap = () => of.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const answered = of.waitForEvent('load');
  await tap();
  await first.promise;
  await tap();
  await answered;
  await of.unroute('**/*');
  await of.waitForLoadState('networkidle');
}

/** Does what a button asks for, of which the browser never hears; then goes back to its page. */
async function pressUnheard(of: Page, button: string): Promise<void> {
  await of.route('**/*', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await route.fetch({ maxRedirects: 0 });
    return route.abort();
  });
  // A page of the browser's own says so, and until it stands there is no way back.
  const isFault = (frame: Frame) => frame.url().startsWith('chrome-error:');
  await Promise.all([of.waitForEvent('framenavigated', isFault), of.click(button)]);
  await of.unroute('**/*');
  await of.goBack();
}

async function typeCorrection(of: Page, figure: string, stated: string): Promise<void> {
  await openDay(of, `&figure=${figure}`);
  await fillCorrection(of, stated);
}

async function fillCorrection(of: Page, stated: string): Promise<void> {
  await of.fill('#stated', stated);
  await of.fill('#reason', 'Compteur de la porte 2 relu');
}

/** What stands of the day in French, without the minute at which it is published. */
async function saidOf(of: Page, day: string): Promise<string> {
  const text = (await of.locator(day).allInnerTexts()).join();
  return text.replace(/publié le [^\n]* à \d\d:\d\d/g, '');
}

describe('an evening, as an organizer goes through it', () => {
  let shown: string;

  it('begins with what is missing, in four steps', async () => {
    await openDay(page);
    const titles = await page.locator('.evening-step h2').allInnerTexts();
    expect(titles.map((title) => title.match(/\d/)?.[0])).toEqual(['1', '2', '3', '4']);
    expect(await page.locator('[data-release]').count()).toBe(0);
  });

  it('takes a correction once, whose answer was lost and which was tapped twice', async () => {
    await typeCorrection(page, 'exits', '4000');
    await pressUnheard(page, CORRECT);
    await fillCorrection(page, '4000');
    await pressTwice(page, CORRECT);
    expect(await page.locator('.correction-list li').count()).toBe(1);
    expect(await page.locator('#correct [role="status"]').count()).toBe(1);
    // The way back leads to a form that corrects something else.
    await page.goBack();
    await fillCorrection(page, '4100');
    await press(page, CORRECT);
    expect(await page.locator('.correction-list li').allInnerTexts()).toEqual([
      expect.stringContaining('4\u202f000'),
      expect.stringContaining('4\u202f100'),
    ]);
  });

  it('shows what will be public, and publishes nothing by it', async () => {
    await openDay(page);
    await pressUnheard(page, SHOW);
    await pressTwice(page, SHOW);
    expect(new URL(page.url()).pathname).toMatch(/\/releases\/[\w-]+$/);
    shown = await saidOf(page, '[data-language="fr"] .released-day');
    expect(shown).toContain('4\u202f100');
    expect(await released()).toEqual([]);
  });

  it('releases it once and word for word, whatever the browser heard', async () => {
    await pressUnheard(page, RELEASE);
    await page.waitForURL(/released=1/);
    expect(await page.locator('[data-release]').count()).toBe(1);
    expect(await page.locator('#step-release [role="status"]').textContent()).toBe(words.done(1));
    await page.goto(`${server.url}/fr/${EVENING}/figures`);
    expect(await saidOf(page, '#day-1')).toBe(shown);
    expect(await released()).toMatchObject([{ number: 1, status: 'provisional', exits: 4100 }]);
  });

  it('does not release in a tab of before what was corrected since', async () => {
    await openDay(tab);
    await tab.check('[name="status"][value="provisional"]');
    await press(tab, SHOW);
    await typeCorrection(page, 'walk_in_visits', '5000');
    await press(page, CORRECT);
    await press(tab, RELEASE);
    expect(await tab.locator('#step-release [role="alert"]').textContent()).toBe(
      words.lookAgain.again,
    );
    expect(await released()).toMatchObject([{ number: 1 }]);
  });

  it('releases final figures under a number of their own, tapped twice', async () => {
    await openDay(tab);
    await openDay(page);
    expect(await page.isChecked('[name="status"][value="final"]')).toBe(true);
    await pressTwice(page, SHOW);
    shown = await saidOf(page, '[data-language="fr"] .released-day');
    await pressTwice(page, RELEASE);
    expect(await page.locator('[data-release]').count()).toBe(2);
    expect(await released()).toMatchObject([
      { number: 2, status: 'final', corrects: null, walk_in_visits: 5000, exits: 4100 },
    ]);
    // Back at the preview there is nothing to press any more.
    await page.goBack();
    await page.waitForURL(/released=2/);
    await page.goto(`${server.url}/fr/${EVENING}/figures`);
    expect(await saidOf(page, '#day-1')).toBe(shown);
  });

  it('says in a tab of before that final figures stay final', async () => {
    await tab.check('[name="status"][value="provisional"]');
    await press(tab, SHOW);
    expect(await tab.locator('#step-release [role="alert"]').textContent()).toBe(
      words.lookAgain.again,
    );
    expect(await tab.isDisabled('[name="status"][value="provisional"]')).toBe(true);
    expect(await released()).toMatchObject([{ number: 2, status: 'final' }]);
  });

  it.each(['/days/2/close', '/days/2/report', '/report'])(
    'is cut by no side of a phone that is held across: %s',
    async (path) => {
      await page.setViewportSize(ACROSS);
      await page.goto(`${server.url}/console/${EVENING}${path}?lang=fr`);
      expect(await beyondSides(page)).toEqual([]);
    },
  );

  it('shows one language of a preview at a time on a phone', async () => {
    await page.setViewportSize(PHONE);
    await openDay(page);
    await page.click('label[for="fold-release"]');
    await press(page, SHOW);
    const seen = () =>
      page
        .locator('.release-language')
        .evaluateAll((all) =>
          all.map((one) => one.querySelector('.released-day')?.checkVisibility()),
        );
    expect(await seen()).toEqual([true, false, false]);
    await page.click('[data-language="fr"] h2 label');
    expect(await seen()).toEqual([true, true, false]);
  });
});
