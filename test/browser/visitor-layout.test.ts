import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/domain/kinds.ts';
import { launch } from './browser.ts';
import { PHONE } from './people.ts';
import { freshState, type Server, startServer } from './server.ts';
import { setTextSize, USUAL_TEXT } from './text-size.ts';
import { issueTicket } from './tickets.ts';

const state = freshState();
let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

describe('the first screen of an edition on a phone', () => {
  it.each(LOCALES)('has a way to register in %s', async (locale) => {
    const page = await phoneWithText(USUAL_TEXT);
    const across = { width: PHONE.height, height: PHONE.width };
    for (const screen of [PHONE, across]) {
      await page.setViewportSize(screen);
      await page.goto(`${server.url}/${locale}/demo`);
      const way = await page.locator('a[href*="/days/"]').first().boundingBox();
      expect(way?.height).toBeGreaterThanOrEqual(44);
      expect((way?.y ?? 0) + (way?.height ?? 0)).toBeLessThanOrEqual(screen.height);
    }
  });
});

describe('the same page in another language', () => {
  it.each([
    ['', null, ''],
    ['#questions', null, '#questions'],
    ['', '#programme-3', '#programme-3'],
    ['#questions', '#programme-3', '#programme-3'],
    ['#nothing', null, ''],
  ])('opens where the reader was: %j, after a tap on %s', async (end, fold, place) => {
    const page = await phoneWithText(USUAL_TEXT);
    await page.goto(`${server.url}/fr/demo${end}`);
    await page.locator('[data-programme]').waitFor();
    if (fold) await page.click(`${fold} > summary`);
    await page.click('.languages > summary');
    await page.click('.languages a[hreflang="en"]');
    await page.waitForURL(/\/en\/demo/);
    expect(new URL(page.url()).hash).toBe(place);
  });
});

describe('the programme on a phone whose clock is wrong', () => {
  it.each([-300, 300])('is that of the hour of the service: %i days off', async (days) => {
    const page = await phoneWithText(USUAL_TEXT);
    const address = `${server.url}/fr/demo`;
    const served = async () => (await fetch(address)).text();
    const from = Math.max(
      ...[...(await served()).matchAll(/data-from="(\d+)"/g)].map(([, at]) => Number(at)),
    );
    const marks = async () => {
      const lines = (await served()).split('<li data-from="').slice(1);
      return lines.flatMap((line) => {
        const [, at, mark] = /^(\d+)(?:(?!<\/li>).)*class="mark (\w+)"/s.exec(line) ?? [];
        return at ? [`${at} ${mark}`] : [];
      });
    };
    const shown = () =>
      page
        .locator('[data-programme] .mark')
        .evaluateAll((all) =>
          all.map((one) => `${one.closest('li')?.dataset.from} ${one.classList[1]}`),
        );
    // As if its last show went on, by the phone, or as if none had begun.
    const off = days > 0 ? from + 60_000 - Date.now() : days * 86_400_000;
    await page.addInitScript((by) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + by;
    }, off);
    for (const open of [() => page.goto(address), () => page.goBack()]) {
      await open();
      await page.locator('[data-programme]').waitFor();
      // A show may begin while the two are looked at.
      await expect.poll(async () => `${await shown()}` === `${await marks()}`).toBe(true);
      await page.goto(`${address}/privacy`);
    }
  });
});

// What browsers call Large, Very large, and twice the usual size.
describe.each([20, 24, 32])('a browser whose text is %i px large', (size) => {
  it.each(LOCALES)('needs no sideways scroll and cuts no ticket in %s', async (locale) => {
    const page = await phoneWithText(size);
    const ticket = await issueTicket(server, LOCALES.indexOf(locale) + size - 20);
    for (const address of [
      `${server.url}/${locale}/demo`,
      `${server.url}/${locale}/demo/days/2`,
      `${server.url}/${locale}/demo/privacy`,
      `${ticket.url}?lang=${locale}`,
    ]) {
      await page.goto(address);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBe(
        PHONE.width,
      );
    }
    expect(await cutFrom(page, '.ticket')).toEqual([]);
    const lines = await page.locator('.ticket .code').evaluate((code) => {
      const range = document.createRange();
      range.selectNodeContents(code);
      return range.getClientRects().length;
    });
    expect(lines).toBe(1);
  });
});

describe('the form of a school on a phone', () => {
  it.each(LOCALES)('breaks no word of a label over two lines in %s', async (locale) => {
    const page = await phoneWithText(USUAL_TEXT);
    await page.goto(`${server.url}/${locale}/demo/days/2?kind=school`);
    expect(await brokenIn(page, '.count-words')).toEqual([]);
  });
});

async function phoneWithText(size: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: PHONE })).newPage();
  await setTextSize(page, size);
  return page;
}

/** The words inside an element that reach over its edge, where it cuts them. */
function cutFrom(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).evaluate((element) => {
    const edge = element.getBoundingClientRect();
    const range = document.createRange();
    const cut: string[] = [];
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (text.parentElement?.closest('.hidden, svg')) continue;
      range.selectNodeContents(text);
      const reach = Array.from(range.getClientRects());
      if (reach.some((line) => line.left < edge.left - 1 || line.right > edge.right + 1)) {
        cut.push(text.textContent ?? '');
      }
    }
    return cut;
  });
}

/** The words inside elements that go on in another line. */
function brokenIn(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).evaluateAll((elements) => {
    const range = document.createRange();
    const broken: string[] = [];
    for (const element of elements) {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        for (const word of (text.textContent ?? '').matchAll(/\S+/g)) {
          range.setStart(text, word.index);
          range.setEnd(text, word.index + word[0].length);
          if (range.getClientRects().length > 1) broken.push(word[0]);
        }
      }
    }
    return broken;
  });
}
