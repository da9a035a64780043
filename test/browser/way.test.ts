import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GATE_PHONE, launchWithFakeCamera } from './people.ts';
import { scanText } from './phones.ts';
import { freshState, type Server, startServer } from './server.ts';
import { issueTicket } from './tickets.ts';
import { wholeCard } from './whole-card.ts';

/** The gate for schools; all others stand 350 m to the east of it. */
const SCHOOLS = '3';
const HERE = { latitude: 34, longitude: -5 };
const THERE = { latitude: 34, longitude: -5 + 350 / 111_195 / Math.cos((34 * Math.PI) / 180) };

const state = freshState();
let server: Server;
let browser: Browser;
let page: Page;
let family: string;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launchWithFakeCamera();
  const context = await browser.newContext(GATE_PHONE);
  page = await context.newPage();
  await page.route('**/api/v1/devices', async (route) => {
    const response = await route.fetch();
    const enrolled = await response.json();
    for (const gate of enrolled.event.gates) {
      gate.position = String(gate.number) === SCHOOLS ? HERE : THERE;
    }
    enrolled.gate.id = SCHOOLS;
    enrolled.policy.gate.id = SCHOOLS;
    enrolled.policy.wrong_gate = 'attention';
    await route.fulfill({ response, json: enrolled });
  });
  // The phone decides by itself, on the rules that it enrolled with.
  await page.route('**/api/v1/scans', (route) => route.abort());
  await page.goto(server.gate);
  await page.click('#enrol-open');
  await page.waitForSelector('#work:not([hidden])');
});

// A card goes after a moment: each test looks at one of its own.
let families = 0;
beforeEach(async () => {
  family = (await issueTicket(server, families++)).url;
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

describe('a family at the gate for schools', () => {
  it('is told the right gate, how far it is and towards which wind', async () => {
    await scanText(page, family);
    expect(await page.getAttribute('#work', 'data-tone')).toBe('attention');
    expect(await page.textContent('.gate-sign')).toMatch(/الباب \d/);
    expect(await page.textContent('.verdict')).toContain('على بعد 350 م نحو الشرق');
  });

  it('can be counted without scrolling, though the phone has something to say of its network', async () => {
    await expect.poll(() => page.textContent('#alert')).not.toBe('');
    await page.waitForSelector('#work:not(.whole)');
    const whole = wholeCard(page, (card) => {
      const lowest = card.querySelector('.strip')?.getBoundingClientRect().bottom ?? 0;
      const panel = card.getBoundingClientRect().bottom;
      const isAlerting = document
        .querySelector('#alert')
        ?.checkVisibility({ visibilityProperty: true });
      return { isAlerting, isSeen: lowest > 0 && lowest <= panel + 1 };
    });
    await scanText(page, family);
    expect(await whole).toEqual({ isAlerting: false, isSeen: true });
    await page.waitForSelector('#work.folded');
    expect(await page.isVisible('#alert')).toBe(true);
  });

  it('sees no arrow from a phone that does not know where north is', async () => {
    await scanText(page, family);
    await turn({ absolute: false, alpha: 10, beta: 0, gamma: 0 });
    expect(await page.isVisible('.gate-sign .way')).toBe(false);
  });

  it('sees an arrow that stays on the gate while the phone is turned', async () => {
    await scanText(page, family);
    // Facing north, the east is on the right; facing east, it is ahead: the same from right to left.
    await turn({ absolute: true, alpha: 0, beta: 60, gamma: 0 });
    expect(await page.isVisible('.gate-sign .way')).toBe(true);
    expect(await pointed()).toBe('90deg');
    await turn({ absolute: true, alpha: 270, beta: 60, gamma: 0 });
    expect(await pointed()).toBe('0deg');
  });
});

describe('a phone whose holder must agree to a compass', () => {
  it.each([
    ['denied', false],
    ['granted', true],
  ] as const)('is asked by a touch (%s)', async (answer, points) => {
    await page.evaluate((said) => {
      Object.assign(DeviceOrientationEvent, { requestPermission: async () => said });
    }, answer);
    await scanText(page, family);
    await page.click('.gate-sign button');
    await page.waitForSelector('.gate-sign button', { state: 'detached' });
    // Where it was denied no heading ever comes.
    if (points) await turn({ absolute: true, alpha: 0, beta: 60, gamma: 0 });
    expect(await page.isVisible('.gate-sign .way')).toBe(points);
    expect(await page.textContent('.gate-sign')).toMatch(/^الباب \d$/);
  });
});

async function turn(held: DeviceOrientationEventInit): Promise<void> {
  await page.evaluate((init) => {
    dispatchEvent(new DeviceOrientationEvent('deviceorientationabsolute', init));
  }, held);
}

function pointed(): Promise<string> {
  return page.locator('.gate-sign .way').evaluate((arrow) => getComputedStyle(arrow).rotate);
}
