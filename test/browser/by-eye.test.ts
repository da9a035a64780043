import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gateWords } from '../../src/i18n/gate.ts';
import { launch } from './browser.ts';
import { cutParts } from './cut.ts';
import { supervisorCode } from './desk.ts';
import { boardPage, gatePage, PHONE } from './people.ts';
import { says, typePad, waiting } from './phones.ts';
import { freshState, type Server, startServer } from './server.ts';
import { live } from './tickets.ts';

/** What stands for the figure that a count replaces, where the phone could not ask for it. */
const UNKNOWN = '؟ ← ';

const state = freshState();
let server: Server;
let browser: Browser;
let phone: Page;
let code: string;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch();
  const desk = await boardPage(browser, server);
  phone = await gatePage(browser, server);
  await waiting(phone, 0);
  code = await supervisorCode(desk, server);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

describe('a count by eye', () => {
  it('says what it replaces, and counts nothing before it is confirmed', async () => {
    expect(await countByEyeKnowing('180')).toContain('0 ← 180');
    expect(await phone.textContent('.eye')).toContain('180');
    await phone.click('.eye .whole');
    expect(await phone.isVisible('#panel')).toBe(false);
    expect(await live(server)).toMatchObject({ inside: 0 });
    await countByEyeKnowing('180');
    await phone.click('.eye .primary');
    await isCounted(180);
  });

  it('is cut on no screen', async () => {
    await countByEyeKnowing('18000');
    for (const size of [{ width: 740, height: 360 }, { width: 320, height: 568 }, PHONE]) {
      await phone.setViewportSize(size);
      await phone.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));
      expect(await cutParts(phone)).toEqual([]);
    }
    await phone.click('.eye .whole');
  });

  it('that changes much needs the supervisor, and no other code does', async () => {
    expect(await countByEyeKnowing('381')).toContain('180 ← 381');
    await phone.click('.eye .primary');
    await phone.waitForSelector('.pad');
    await typePad(phone, code === '000000' ? '111111' : '000000');
    await phone.waitForFunction(() => document.querySelector('.digits')?.textContent === '·');
    expect(await live(server)).toMatchObject({ inside: 180 });
    await typePad(phone, code);
    await isCounted(381);
  });

  it('that changes little needs nobody, however many are inside', async () => {
    expect(await countByEyeKnowing('581')).toContain('381 ← 581');
    await phone.click('.eye .primary');
    await isCounted(581);
  });

  it('on a phone that cannot ask needs the supervisor, and arrives later', async () => {
    await phone.context().setOffline(true);
    expect(await countByEye('590')).toContain(`${UNKNOWN}590`);
    await phone.click('.eye .primary');
    await typePad(phone, code);
    await says(phone, gateWords.ar.eye.counted(590));
    await waiting(phone, 1);
    await phone.context().setOffline(false);
    await isInside(590);
  });
});

/** Types a count; what the phone says of it before it counts. */
async function countByEye(people: string): Promise<string | null> {
  await phone.click('#tool-menu');
  await phone.click('#menu-body button:has-text("بالنظر")');
  await typePad(phone, people);
  return phone.textContent('.eye .word');
}

/** The same where the phone can ask: again, if the answer took too long, as on a machine that stalls. */
async function countByEyeKnowing(people: string): Promise<string | null> {
  for (;;) {
    const said = await countByEye(people);
    if (!said?.includes(UNKNOWN)) return said;
    await phone.click('.eye .whole');
  }
}

async function isCounted(people: number): Promise<void> {
  await says(phone, gateWords.ar.eye.counted(people));
  await isInside(people);
}

async function isInside(people: number): Promise<void> {
  await waiting(phone, 0);
  await expect.poll(() => live(server)).toMatchObject({ inside: people });
}
