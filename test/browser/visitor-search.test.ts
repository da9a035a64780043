import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from './browser.ts';
import { boardPage, launchWithCamera } from './people.ts';
import { writeQrVideo } from './qr-video.ts';
import { freshState, type Server, startServer } from './server.ts';
import { register, type Ticket } from './tickets.ts';

const state = freshState();
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch();
  page = await boardPage(browser, server);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

let parties = 0;

/** A family with a ticket for the last window of the first day. */
async function familyTicket(name: string): Promise<Ticket> {
  parties += 1;
  const contact = { name, phone: `061234560${parties}`, email: null };
  const asked = { kind: 'family', party: { adults: 2, children: 1 }, contact };
  const { tickets } = await register(server, asked);
  const [ticket] = tickets;
  if (!ticket) throw new Error('no ticket was issued');
  return ticket;
}

/** The search, once its field has the focus and its script listens: a busy browser is loaded before. */
async function openSearch(lang: string): Promise<void> {
  await page.goto(`${server.url}/console/demo/visitors?lang=${lang}`);
  await page.waitForSelector('form[data-scanner="listening"] #text:focus');
}

/** Does what leads to another page, and waits for that. */
async function leads(work: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), work()]);
}

/** Opens a form of the record, and sends it. */
async function send(verb: string, fill: () => Promise<unknown>): Promise<void> {
  const step = page.locator('.record-actions .step', {
    has: page.locator(`form[action$="/${verb}"]`),
  });
  await step.locator('summary').click();
  await fill();
  await leads(() => step.locator('button[type="submit"]').click());
}

describe.each([
  ['ar', 'تم التغيير.', 'تم الإلغاء.'],
  ['fr', 'Le changement est fait.', 'L’inscription est annulée.'],
])('a visitor at the desk, in %s', (lang, changed, cancelled) => {
  it('is found by a scanned code and Enter, moved to another window, and cancelled', async () => {
    const ticket = await familyTicket('فاطمة الزهراء');
    await openSearch(lang);
    // The field has the focus: a hand scanner types into it, and ends with Enter.
    await page.keyboard.type(ticket.url.toUpperCase());
    await leads(() => page.keyboard.press('Enter'));
    await page.locator('.record').waitFor();
    expect(await page.textContent('.record-list')).toContain('فاطمة الزهراء');
    expect(page.url()).not.toMatch(/فاطمة|%D9|\/t\//i);
    const before = await page.textContent('.record-list');
    await send('change', async () => {
      const later = page.locator('#change-slot option:not([selected])').last();
      await page.selectOption('#change-slot', (await later.getAttribute('value')) ?? '');
      await page.selectOption('#change-reason', 'asked');
    });
    expect(await page.textContent('[role="status"]')).toContain(changed);
    expect(await page.textContent('.record-list')).not.toBe(before);
    await send('cancel', () => page.selectOption('#cancel-reason', 'asked'));
    expect(await page.textContent('[role="status"]')).toContain(cancelled);
    expect(await page.locator('form[action$="/cancel"]').count()).toBe(0);
  });
});

describe('the contact of a visitor', () => {
  it('is shown when it is asked for, and covered when the page is loaded again', async () => {
    await familyTicket('يوسف العلوي');
    await openSearch('ar');
    await page.fill('#text', 'العلوي');
    await leads(() => page.press('#text', 'Enter'));
    await leads(() => page.click('[data-hit] a'));
    await leads(() => page.click('form[action$="/contact"] button'));
    expect(await page.textContent('.shown-contact')).toContain('+2126');
    await page.reload();
    expect(await page.locator('.shown-contact').count()).toBe(0);
  });
});

describe('a hand scanner that is quicker than the page’s script', () => {
  it('loses nothing of the code that it had begun', async () => {
    const ticket = await familyTicket('أمينة');
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/console-scanner-field*', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${server.url}/console/demo/visitors?lang=fr`, { waitUntil: 'commit' });
    await page.locator('#text').focus();
    const half = ticket.url.length / 2;
    await page.keyboard.type(ticket.url.toUpperCase().slice(0, half));
    release();
    await page.waitForLoadState('load');
    await page.waitForSelector('form[data-scanner="listening"]');
    await page.keyboard.type(ticket.url.toUpperCase().slice(half));
    await leads(() => page.keyboard.press('Enter'));
    await page.locator('.record').waitFor();
    expect(await page.textContent('.record-list')).toContain('أمينة');
    await page.unroute('**/console-scanner-field*');
  });
});

describe('a hand scanner after a click beside the field', () => {
  it('types into the field all the same', async () => {
    const ticket = await familyTicket('إدريس');
    await openSearch('fr');
    await page.locator('#text').evaluate((field) => field.blur());
    await page.keyboard.type(ticket.url.toUpperCase());
    await leads(() => page.keyboard.press('Enter'));
    expect(await page.textContent('.record-list')).toContain('إدريس');
  });
});

describe('a hand scanner on a computer with another keyboard', () => {
  it('is understood by the places of its keys', async () => {
    const ticket = await familyTicket('سلمى');
    await openSearch('fr');
    // As French keys type it: what stands in the field is none of the code.
    await page.locator('#text').evaluate((field: HTMLInputElement, code) => {
      for (const digit of code) {
        const key = { key: '&', code: `Digit${digit}`, bubbles: true };
        field.dispatchEvent(new KeyboardEvent('keydown', key));
        field.value += '&';
      }
    }, ticket.code);
    await leads(() => page.press('#text', 'Enter'));
    expect(await page.textContent('.record-list')).toContain('سلمى');
  });
});

describe('the camera of the search field', () => {
  it('is not offered where there is none', async () => {
    const context = await browser.newContext({
      storageState: await page.context().storageState(),
    });
    const desk = await context.newPage();
    await desk.addInitScript(() => {
      navigator.mediaDevices.enumerateDevices = async () => {
        Reflect.set(window, 'looked', true);
        return [];
      };
    });
    await desk.goto(`${server.url}/console/demo/visitors?lang=fr`);
    await desk.waitForFunction(() => Reflect.get(window, 'looked'));
    expect(await desk.locator('.camera-reader').isVisible()).toBe(false);
    await context.close();
  });

  it('passes over a code that is no ticket’s, opens the record of a ticket, and is let go', async () => {
    const ticket = await familyTicket('نادية');
    const video = join(state.stateDir, 'ticket.y4m');
    const shots = [
      { text: 'https://example.com/menu', seconds: 3 },
      { text: ticket.url, seconds: 3 },
    ];
    writeQrVideo(video, shots);
    const cameras = await launchWithCamera(video);
    try {
      const context = await cameras.newContext({
        storageState: await page.context().storageState(),
        permissions: ['camera'],
      });
      const desk = await context.newPage();
      await desk.goto(`${server.url}/console/demo/desk?lang=fr`);
      await desk.click('.camera-reader button');
      await desk.waitForURL(/\/visitors\/[0-9a-f-]{36}$/);
      expect(await desk.textContent('.record-list')).toContain('نادية');
      await desk.goBack();
      await desk.waitForSelector('.camera-reader button[aria-expanded="false"]');
      expect(await desk.locator('.camera-view').isVisible()).toBe(false);
    } finally {
      await cameras.close();
    }
  });
});
