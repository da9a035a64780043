import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from './browser.ts';
import { leadsOn } from './leads-on.ts';
import { visitorPage } from './people.ts';
import { freshState, type Server, startServer } from './server.ts';

const state = freshState();
let server: Server;
let browser: Browser;
let families = 0;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

describe('a registration that is sent without a network', () => {
  it('stays on the page, and is sent by itself when the network is back', async () => {
    const page = await filledForm();
    await page.context().setOffline(true);
    await page.click('.send-bar button');
    await page.waitForSelector('.send-state.unsent');
    expect(await page.inputValue('#name')).toBe('سلمى');
    expect(await page.textContent('.send-state')).toContain('محفوظة');
    const before = await remaining(1);
    await page.context().setOffline(false);
    await page.waitForURL(`${server.url}/r/**`);
    expect(await page.textContent('h1')).toContain('تم تأكيد حضوركم');
    expect(before - (await remaining(1))).toBe(3);
  });

  it('is registered once, though its first answer was lost', async () => {
    const page = await filledForm();
    const before = await remaining(1);
    let lost = 0;
    await page.route('**/days/2', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch({ maxRedirects: 0 });
      return route.abort();
    });
    await page.click('.send-bar button');
    await page.waitForURL(`${server.url}/r/**`);
    expect(lost).toBe(1);
    expect(before - (await remaining(1))).toBe(3);
  });

  it('survives a reload: its answers come back, and it goes on', async () => {
    const page = await filledForm();
    await page.route('**/days/2', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await page.click('.send-bar button');
    await page.waitForSelector('.send-state.unsent');
    await page.reload();
    await page.waitForSelector('.send-state.unsent');
    expect(await page.inputValue('#name')).toBe('سلمى');
    expect(await page.isChecked('input[name="slot"][value="8"]')).toBe(true);
    const refused = page.waitForEvent('requestfailed');
    await page.click('.send-bar button');
    await refused;
    // Whoever pressed once the network is back may be too late: it is sent by itself.
    await page.unroute('**/days/2');
    await page.waitForURL(`${server.url}/r/**`);
  });

  it('can be corrected, and nothing is sent meanwhile', async () => {
    const page = await filledForm();
    await page.context().setOffline(true);
    await page.click('.send-bar button');
    await page.waitForSelector('.send-state.unsent');
    await page.fill('#children', '2');
    await page.waitForSelector('.send-state:empty', { state: 'attached' });
    await page.context().setOffline(false);
    const before = await remaining(1);
    await page.click('.send-bar button');
    await page.waitForURL(`${server.url}/r/**`);
    expect(before - (await remaining(1))).toBe(4);
  });
});

describe('a form that is corrected while it is on its way over a slow network', () => {
  /** Holds the first sending; what is given back answers it as the service would, or loses it. */
  const hold = async (page: Page) => {
    const held = Promise.withResolvers<'answer' | 'lose'>();
    const sent: string[] = [];
    await page.route('**/days/2', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      sent.push(route.request().postData() ?? '');
      if (sent.length === 1 && (await held.promise) === 'lose') return route.abort();
      return route.continue();
    });
    return { sent, end: held.resolve };
  };

  it('is not sent again as it was', async () => {
    const page = await filledForm();
    const { sent, end } = await hold(page);
    await page.click('.send-bar button');
    await expect.poll(() => sent.length).toBe(1);
    await page.fill('#children', '2');
    end('lose');
    await page.waitForSelector('form[data-resend]:not(.sending) .send-state:empty', {
      state: 'attached',
    });
    await page.click('.send-bar button');
    await page.waitForURL(`${server.url}/r/**`);
    expect(sent.map((body) => new URLSearchParams(body).get('children'))).toEqual(['1', '2']);
  });

  it('keeps what was typed when the answer says what was wrong', async () => {
    const page = await filledForm();
    await page.fill('#phone', '12');
    const { sent, end } = await hold(page);
    await page.click('.send-bar button');
    await expect.poll(() => sent.length).toBe(1);
    await page.fill('#phone', nextPhone());
    await page.fill('#adults', '3');
    end('answer');
    await page.waitForSelector('#trouble', { state: 'attached' });
    expect(await page.inputValue('#adults')).toBe('3');
    expect(await page.textContent('[data-summary="people"]')).toBe('4');
    expect(await page.isVisible('#trouble')).toBe(false);
    await page.click('.send-bar button');
    await page.waitForURL(`${server.url}/r/**`);
  });
});

describe('a change that is sent without a network', () => {
  it('keeps what was typed, and is sent by itself when it is back', async () => {
    const page = await filledForm();
    await page.click('.send-bar button');
    await page.waitForURL(`${server.url}/r/**`);
    await leadsOn(page.locator('.private a.button'));
    await page.click('summary:has-text("تغيير الفترة")');
    await page.fill('#change-children', '4');
    await page.context().setOffline(true);
    await page.click('form[action*="/change"] button.wide');
    await page.waitForSelector('form[action*="/change"] .unsent');
    expect(await page.inputValue('#change-children')).toBe('4');
    await page.context().setOffline(false);
    await page.waitForURL('**done=changed');
  });

  it('comes back in its place with what is wrong', async () => {
    const page = await filledForm();
    await page.click('.send-bar button');
    await page.waitForURL(`${server.url}/r/**`);
    await leadsOn(page.locator('.private a.button'));
    const address = page.url();
    await page.click('summary:has-text("تغيير الفترة")');
    await page.fill('#change-adults', '0');
    await page.click('form[action*="/change"] button.wide');
    await page.waitForSelector('#change-adults[aria-invalid="true"]');
    expect(page.url()).toBe(address);
    expect(await page.isVisible('#change-adults')).toBe(true);
    expect(await page.title()).toMatch(/^خطأ: /);
  });

  it('divides a ticket once, though its first answer was lost', async () => {
    const page = await filledForm();
    await page.click('.send-bar button');
    await page.waitForURL(`${server.url}/r/**`);
    await leadsOn(page.locator('.private a.button'));
    let lost = 0;
    await page.route('**/split?*', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch({ maxRedirects: 0 });
      return route.abort();
    });
    await page.click('summary:has-text("تقسيم التذكرة")');
    await page.click('form[action*="/split"] button.wide');
    await page.waitForURL('**done=divided');
    expect(lost).toBe(1);
    expect(await page.locator('.ticket-row').count()).toBe(2);
  });
});

describe('a form with faults', () => {
  it('comes back in its place, read out, and works on', async () => {
    const page = await filledForm();
    await page.fill('#phone', '12');
    await page.click('.send-bar button');
    await page.waitForSelector('#trouble:focus');
    expect(await page.title()).toMatch(/^خطأ: /);
    expect(await page.inputValue('#name')).toBe('سلمى');
    await page.click('[data-step="1"] >> nth=0');
    expect(await page.textContent('[data-summary="people"]')).toBe('4');
    await page.fill('#phone', nextPhone());
    await page.click('.send-bar button');
    await page.waitForURL(`${server.url}/r/**`);
  });
});

describe('what is said to be wrong', () => {
  const SENTENCE = '.wrong:visible';
  const LINE = '#trouble li:visible';
  const faulty = async () => {
    const page = await visitorPage(browser);
    await page.goto(`${server.url}/ar/demo/days/2`);
    await page.fill('#adults', '0');
    await page.click('.send-bar button');
    await page.waitForSelector('#trouble');
    return page;
  };

  it('goes with the answers that mend it, comes back with them, and with the last the box', async () => {
    const page = await faulty();
    // Window, adults, name, and a phone or an e-mail.
    expect(await page.locator(SENTENCE).count()).toBe(4);
    expect(await page.locator(LINE).count()).toBe(4);
    await page.fill('#name', 'سلمى');
    expect(await page.locator(SENTENCE).count()).toBe(3);
    expect(await page.locator(LINE).count()).toBe(3);
    expect(await page.getAttribute('#name', 'aria-invalid')).toBeNull();
    expect(await page.getAttribute('#name', 'aria-describedby')).toBe('name-hint');
    await page.fill('#name', '  ');
    expect(await page.getAttribute('#name', 'aria-invalid')).toBe('true');
    expect(await page.getAttribute('#name', 'aria-describedby')).toBe('name-hint name-wrong');
    await page.fill('#name', 'سلمى');
    await page.click('[data-step="1"] >> nth=0');
    await page.check('input[name="slot"][value="8"]', { force: true });
    expect(await page.locator(LINE).count()).toBe(1);
    expect(await page.title()).toMatch(/^خطأ: /);
    // Either of the two is enough.
    await page.click('summary:has(+ .field #email)');
    await page.fill('#email', 'salma@example.org');
    expect(await page.locator(SENTENCE).count()).toBe(0);
    expect(await page.isVisible('#trouble')).toBe(false);
    expect(await page.title()).not.toContain('خطأ');
    await page.fill('#email', '');
    expect(await page.isVisible('#trouble')).toBe(true);
    expect(await page.title()).toMatch(/^خطأ: /);
    await page.fill('#phone', nextPhone());
    await page.click('.send-bar button');
    await page.waitForURL(`${server.url}/r/**`);
  });

  it('of all people together goes with either of their numbers', async () => {
    const page = await filledForm();
    await page.fill('#adults', '9');
    await page.fill('#children', '9');
    await page.click('.send-bar button');
    await page.waitForSelector('#adults-wrong');
    await page.fill('#children', '0');
    expect(await page.isVisible('#trouble')).toBe(false);
  });

  it('does so on the private page, too', async () => {
    const page = await filledForm();
    await page.click('.send-bar button');
    await page.waitForURL(`${server.url}/r/**`);
    await leadsOn(page.locator('.private a.button'));
    await page.click('summary:has-text("تغيير الفترة")');
    await page.fill('#change-adults', '0');
    await page.click('form[action*="/change"] button.wide');
    await page.waitForSelector('#change-adults-wrong');
    await page.fill('#change-adults', '1');
    expect(await page.isVisible('#change-adults-wrong')).toBe(false);
    expect(await page.isVisible('.notice.error')).toBe(false);
    expect(await page.title()).not.toContain('خطأ');
  });
});

describe('a browser of some years ago', () => {
  it('takes an offered window in one tap, and knows the back button', async () => {
    await fillLastWindow();
    const page = await visitorPage(browser);
    await page.addInitScript(() => {
      Reflect.deleteProperty(SubmitEvent.prototype, 'submitter');
      Reflect.deleteProperty(globalThis, 'PerformanceNavigationTiming');
      const entries = performance.getEntriesByType.bind(performance);
      performance.getEntriesByType = (type) => (type === 'navigation' ? [] : entries(type));
    });
    await fill(page);
    const key = await page.inputValue('input[name="key"]');
    await page.check('input[name="slot"][value="12"]', { force: true });
    await page.fill('#adults', '8');
    for (let times = 0; times < 2; times++) {
      await page.locator('form[data-resend]').evaluate((form) => form.classList.add('before'));
      await page.press('#name', 'Enter');
      await page.waitForSelector('form[data-resend]:not(.before) button[name="instead"]');
    }
    await page.click('button[name="instead"] >> nth=0');
    await page.waitForURL(`${server.url}/r/**`);
    expect(await page.textContent('.ticket')).toContain('من 18:00 إلى 19:30');
    await page.goBack();
    await page.waitForSelector('form[data-resend]');
    expect(await page.inputValue('input[name="key"]')).toBe(key);
  });
});

describe('the summary beside the button', () => {
  it('says day, window and people as they are chosen', async () => {
    const page = await filledForm();
    const summary = await page.textContent('.send-summary');
    expect(summary).toContain('من 12:00 إلى 14:00');
    expect(await page.textContent('[data-summary="people"]')).toBe('3');
    const button = await page.locator('.send-bar button').boundingBox();
    expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(740);
  });
});

describe('the bar with the button', () => {
  it.each([
    ['a phone', 360, 740, 16, true],
    ['a small phone', 320, 568, 16, true],
    ['a phone on its side', 740, 360, 16, true],
    ['a phone with large text', 360, 740, 20, true],
    ['a phone with text twice as large', 360, 740, 32, false],
    ['a desk', 1440, 900, 16, false],
  ])('is at hand on %s, unless it would leave no room', async (_, width, height, text, stuck) => {
    const own = await launch([`--blink-settings=defaultFontSize=${text}`]);
    const page = await (await own.newContext({ viewport: { width, height } })).newPage();
    await page.goto(`${server.url}/fr/demo/days/2`);
    const button = await page.locator('.send-bar button').boundingBox();
    if (stuck) expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(height);
    await page.focus('#adults');
    const bar = await page.locator('.send-bar').boundingBox();
    const seen = (bar?.y ?? 0) + (bar?.height ?? 0) <= height;
    const field = await page.locator('#adults').boundingBox();
    const free = (field?.y ?? 0) + (field?.height ?? 0) <= (bar?.y ?? 0);
    await own.close();
    expect(seen).toBe(stuck);
    expect(free).toBe(true);
    if (stuck) expect(bar?.height).toBeLessThan(height * 0.4);
  });
});

describe('the back button', () => {
  it('finds the summary and the buttons as the answers are that it brings back', async () => {
    const page = await filledForm();
    await page.fill('#adults', '4');
    const before = await page.textContent('.send-summary');
    const form = page.url();
    await page.click('.send-bar button');
    await page.waitForURL(`${server.url}/r/**`);
    while (page.url() !== form) await page.goBack();
    expect(await page.inputValue('#adults')).toBe('4');
    expect(await page.textContent('.send-summary')).toBe(before);
    expect(await page.isEnabled('.stepper:has(#adults) [data-step="-1"]')).toBe(true);
  });

  it('leads to the same registration, and after a cancellation to a new one', async () => {
    const page = await filledForm();
    const form = page.url();
    await page.click('.send-bar button');
    await page.waitForURL(`${server.url}/r/**`);
    const first = new URL(page.url()).pathname;
    expect(await sentAgain(page, form)).toBe(first);
    await page.goto(`${server.url}${first}/cancel`);
    await leadsOn(page.locator('form button'));
    await page.waitForSelector('[data-cancelled]');
    expect(await sentAgain(page, form)).not.toBe(first);
  });
});

describe('without a script', () => {
  it('the form registers, and shows its faults', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'ar-MA' });
    const page = await fill(await context.newPage());
    await page.fill('#phone', '12');
    await page.click('.send-bar button');
    await page.waitForSelector('#trouble');
    await page.fill('#phone', nextPhone());
    await page.click('.send-bar button');
    await page.waitForURL(`${server.url}/r/**`);
  });
});

/** Leaves five of the 200 places of the second day's last window. */
async function fillLastWindow(): Promise<void> {
  const path = `${server.url}/api/v1/events/demo/registrations`;
  for (let n = 0; n < 39; n++) {
    const contact = { name: 'سعاد', phone: `06110000${10 + n}`, email: null };
    const party = { adults: 2, children: 3 };
    const body = { slot: '12', kind: 'family', party, contact, locale: 'ar', consent: true };
    const headers = {
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    };
    const sent = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (sent.status !== 201) throw new Error(`${sent.status} ${await sent.text()}`);
  }
}

async function filledForm(): Promise<Page> {
  return fill(await visitorPage(browser));
}

async function fill(page: Page): Promise<Page> {
  await page.goto(`${server.url}/ar/demo/days/2`);
  await answer(page);
  return page;
}

async function answer(page: Page, phone = nextPhone()): Promise<void> {
  await page.check('input[name="slot"][value="8"]', { force: true });
  await page.fill('#adults', '2');
  await page.fill('#children', '1');
  await page.fill('#name', 'سلمى');
  await page.fill('#phone', phone);
}

/** Goes back to the form, sends what stands there, and tells the private page it leads to. */
async function sentAgain(page: Page, form: string): Promise<string> {
  const phone = `06000000${String(10 + families)}`;
  while (page.url() !== form) await page.goBack();
  await answer(page, phone);
  await page.click('.send-bar button');
  await page.waitForURL(`${server.url}/r/**`);
  return new URL(page.url()).pathname;
}

function nextPhone(): string {
  families += 1;
  return `06000000${String(10 + families)}`;
}

/** People for whom a window of the second day, by its place, has room; at most a second old. */
async function remaining(place: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const { days } = await (await fetch(`${server.url}/api/v1/events/demo`)).json();
  return days[1].slots[place].remaining;
}
