import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localParts } from '../../src/domain/calendar.ts';
import { launch } from './browser.ts';
import { cutParts } from './cut.ts';
import { gatesPage, supervisorCode, turnFreeFlow } from './desk.ts';
import { boardPage, gatePage, PHONE } from './people.ts';
import { invite, typePad, waiting } from './phones.ts';
import { freshState, type Server, startServer } from './server.ts';
import { live } from './tickets.ts';

const HOUR = 3_600_000;

const state = freshState();
let server: Server;
let browser: Browser;
let desk: Page;
let phone: Page;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch();
  desk = await boardPage(browser, server);
  phone = await gatePage(browser, server);
  await waiting(phone, 0);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

describe('free flow that the console orders', () => {
  it('begins on the phone, which counts by the handful, and is marked in the figures', async () => {
    await turnFreeFlow(desk, server);
    await phone.waitForSelector('#work.flowing');
    await count('entry', 50);
    await count('exit', 10);
    await expect.poll(() => live(server)).toMatchObject({ entries: 50, exits: 10 });
    await waiting(phone, 0);
    await phone.reload();
    await phone.waitForSelector('#work.flowing');
    expect(await phone.locator('.flow h2 output').allTextContents()).toEqual(['50', '10']);
    await desk.goto(`${server.url}/console/demo/days/1/close`);
    expect(await passed('entry')).toBe('50');
    expect(await passed('exit')).toBe('10');
  });

  it('cuts none of its buttons while the gate is held too, with reason, time and another gate', async () => {
    await speak('fr');
    const until = localParts(Date.now() + 2 * HOUR, 'Africa/Casablanca').time;
    const held = { gate: '1', kind: 'hold', reason: 'crowding', until, send_to: '2' };
    await order('/gates/hold', held);
    await phone.waitForSelector('#work[data-state="held"].flowing');
    for (const size of [{ width: 740, height: 360 }, { width: 360, height: 640 }, PHONE]) {
      await phone.setViewportSize(size);
      await phone.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));
      expect(await cutParts(phone), `${size.width}×${size.height}`).toEqual([]);
    }
    await order('/gates/reopen', { gate: '1' });
    await phone.waitForSelector('#work:not([data-state="held"])');
    await speak('ar');
  });

  it('ends on the phone when it ends on the console', async () => {
    await turnFreeFlow(desk, server);
    await phone.waitForSelector('#work:not(.flowing)');
  });
});

describe('the code that the console shows', () => {
  let code: string;

  it('is six digits, and not there before somebody asks for them', async () => {
    await gatesPage(desk, server);
    expect(await desk.isVisible('.supervisor-code')).toBe(false);
    code = await supervisorCode(desk, server);
    expect(code).toMatch(/^\d{6}$/);
  });

  it('begins free flow on a phone whose network is cut, and another one does not', async () => {
    await phone.context().setOffline(true);
    await openPad();
    await typePad(phone, code === '000000' ? '111111' : '000000');
    await phone.waitForFunction(() => document.querySelector('.digits')?.textContent === '·');
    expect(await phone.locator('#work.flowing').count()).toBe(0);
    await typePad(phone, code);
    await phone.waitForSelector('#work.flowing');
    await count('entry', 5);
    await waiting(phone, 1);
    await phone.context().setOffline(false);
    await waiting(phone, 0);
    await expect.poll(() => live(server)).toMatchObject({ entries: 55, exits: 10 });
  });

  it('ends on one phone what the console has ordered for all', async () => {
    await endOwn();
    await turnFreeFlow(desk, server);
    const { url } = await invite(server, state.stateDir);
    const other = await gatePage(browser, { ...server, gate: url });
    for (const one of [phone, other]) await one.waitForSelector('#work.flowing');
    await phone.click('.flow > .big');
    await typePad(phone, code);
    await phone.waitForSelector('#work:not(.flowing)');
    await waiting(phone, 0);
    expect(await other.locator('#work.flowing').count()).toBe(1);
  });
});

/** One tap of free flow. */
async function count(side: 'entry' | 'exit', people: 5 | 10 | 50): Promise<void> {
  const nth = { 5: 2, 10: 3, 50: 4 }[people];
  await phone.click(`.flow .${side} .pick:nth-child(${nth})`);
}

/** People of the day's sheet who passed in free flow. */
function passed(side: 'entry' | 'exit'): Promise<string | null> {
  const nth = side === 'entry' ? 1 : 2;
  return desk.textContent(`[data-counted="free_flow"] td:nth-of-type(${nth})`);
}

async function openPad(): Promise<void> {
  await phone.click('#tool-menu');
  await phone.click('#menu-body button:has-text("دخول حر")');
  await phone.waitForSelector('.keypad');
}

/** Back to scanning on a phone that flows by its own decision. */
async function endOwn(): Promise<void> {
  await phone.click('.flow > .big');
  await phone.click('.ask .primary');
  await phone.waitForSelector('#work:not(.flowing)');
}

/** Gives an order as a form of the console does. */
function order(path: string, fields: Record<string, string>): Promise<number> {
  return desk.evaluate(
    async ([to, sent]) =>
      (await fetch(`/console/demo${to}`, { method: 'POST', body: new URLSearchParams(sent) }))
        .status,
    [path, fields] as const,
  );
}

async function speak(locale: string): Promise<void> {
  await phone.click('#tool-menu');
  await phone.click(`#menu-body .language[lang="${locale}"]`);
  await phone.click('#menu-close');
}
