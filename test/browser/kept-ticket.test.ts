import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { KEPT_MOST } from '../../src/domain/kept-tickets.ts';
import { Telling } from '../../src/visitor/shared/telling.tsx';
import { type Between, between } from './between.ts';
import { launch } from './browser.ts';
import { visitorPage } from './people.ts';
import { freshState, type Server, startServer } from './server.ts';
import { type Receipt, register } from './tickets.ts';

const state = freshState();
let server: Server;
let browser: Browser;
let way: Between;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  browser = await launch();
  way = await between(server.url);
});

// A phone whose page is a copy of before asks three times a minute, also while another is tested.
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  way.reset();
});

afterAll(async () => {
  way?.close();
  await browser?.close();
  await server?.stop();
  state.remove();
});

const WAITS_WHILE_INSTALLING = `
self.addEventListener('install', (event) => event.waitUntil(fetch('/healthz?installing')));`;
const FAILS_TO_INSTALL = `
self.addEventListener('install', (event) => event.waitUntil(Promise.reject(new Error('full'))));`;

let issued = 0;
/** A family's ticket under the address that the phone sees, and what it can be cancelled by. */
async function issue(): Promise<{ page: string; manage: string; receipt: Receipt }> {
  issued += 1;
  const contact = { name: 'سعاد', phone: `06123457${10 + issued}` };
  const party = { adults: 2, children: 3 };
  const receipt = await register(server, { kind: 'family', party, contact });
  const path = new URL(receipt.tickets[0]?.url ?? server.url).pathname;
  return { page: way.url + path, manage: receipt.registration.manage_url, receipt };
}

async function remember(page: Page, ticket: string): Promise<void> {
  await page.goto(ticket);
  await page.click('[data-remember]');
  await page.waitForSelector('[data-forget]:not([hidden])');
}

/** A ticket's page whose clock is the test's, and to which its browser says nothing of networks. */
async function openByTestClock(): Promise<{ phone: Page; page: string }> {
  const phone = await visitorPage(browser);
  // One that finds another network by itself asks once more than the test.
  await phone.addInitScript(() =>
    addEventListener('online', (event) => event.isTrusted && event.stopImmediatePropagation()),
  );
  await phone.clock.install();
  const { page } = await issue();
  await phone.goto(page);
  await phone.waitForSelector('[data-remember]:not([hidden])');
  return { phone, page };
}

/** Whether this ticket is asked for: what a test before this one has asked for may come late. */
function isOf(page: string, path: string): boolean {
  return path === new URL(page).pathname;
}

/**
 * How often a page asks for its ticket from now on. By the page and not by the service: a browser whose
 * network changes asks a second time for what it was asked once.
 */
function asks(phone: Page, page: string): { times: number } {
  const asked = { times: 0 };
  phone.on('request', (one) => {
    if (isOf(page, new URL(one.url()).pathname)) asked.times += 1;
  });
  return asked;
}

/** By another device than the phone. */
async function cancel(manage: string): Promise<void> {
  await fetch(`${server.url}${new URL(manage).pathname}/cancel`, {
    method: 'POST',
    headers: { Origin: server.url, 'Content-Type': 'application/x-www-form-urlencoded' },
  });
}

/** The addresses that the phone keeps. */
function keptBy(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    if (!(await caches.has('tickets'))) return [];
    const kept = await (await caches.open('tickets')).keys();
    return kept.map(({ url }) => new URL(url).pathname);
  });
}

const workers = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
const isCopy = (page: Page) => page.locator('#kept-note').isVisible();
const isStyled = (page: Page) =>
  page.locator('.ticket').evaluate((card) => getComputedStyle(card).borderRadius !== '0px');

describe('a ticket that is remembered on a phone', () => {
  it('is led to from the page of the edition, by day and hours alone, until it is forgotten', async () => {
    const phone = await visitorPage(browser);
    const [one, two] = [await issue(), await issue()];
    await phone.goto(`${way.url}/ar/demo`);
    expect(await phone.locator('.own-tickets').isVisible()).toBe(false);
    await remember(phone, one.page);
    await remember(phone, two.page);
    await phone.goto(`${way.url}/ar/demo`);
    const rows = phone.locator('.own-tickets li');
    await rows.nth(1).waitFor();
    expect(await rows.first().locator('a').textContent()).toMatch(
      /^تذكرتكم، \S+ \d+ \S+ من \d\d:\d\d إلى \d\d:\d\d$/,
    );
    const shown = (await phone.locator('.own-tickets').textContent()) ?? '';
    for (const { receipt } of [one, two]) expect(shown).not.toContain(receipt.tickets[0]?.code);
    const stored = await phone.evaluate(() => JSON.stringify(localStorage));
    expect(stored).not.toContain('/r/');

    await rows.first().locator('summary').click();
    await rows.first().locator('button').click();
    await phone.waitForFunction(() => document.querySelectorAll('.own-tickets li').length === 1);
    // The row goes at once; a slow disk forgets its page after that, and only while this one is open.
    const pages = async () => (await keptBy(phone)).filter((path) => path.startsWith('/t/'));
    await expect.poll(pages).toHaveLength(1);
    await rows.first().locator('a').click();
    await phone.click('[data-forget]');
    await phone.waitForSelector('[data-remember]:not([hidden])');
    expect(await keptBy(phone)).toEqual([]);
    await expect.poll(() => workers(phone)).toBe(0);
    // By the back button the page of the edition comes as it was left.
    await phone.goBack();
    await phone.waitForSelector('.own-tickets', { state: 'hidden' });
  });

  it('says that it is kept, and no more what would follow, as long as it is', async () => {
    const phone = await visitorPage(browser);
    const { page } = await issue();
    const before = phone.locator('.keeping [data-before]');
    const said = phone.locator('.keeping [role="status"]');
    await remember(phone, page);
    const kept = (await said.getAttribute('data-kept')) ?? '';
    for (const open of [async () => undefined, () => phone.reload()]) {
      await open();
      await phone.waitForSelector('[data-forget]:not([hidden])');
      expect([await before.isVisible(), await said.textContent()]).toEqual([false, kept]);
    }
    await phone.click('[data-forget]');
    await phone.waitForSelector('[data-remember]:not([hidden])');
    expect(await before.isVisible()).toBe(true);
    expect(await said.textContent()).toBe(await said.getAttribute('data-forgotten'));
  });

  it('is not said to be kept before the worker is active that shows it', async () => {
    const phone = await visitorPage(browser);
    const { page } = await issue();
    const held = Promise.withResolvers<void>();
    const installing = Promise.withResolvers<void>();
    way.rewrite = async (path, text) => {
      if (path === '/t/ticket-sw.js') return `${text}${WAITS_WHILE_INSTALLING}`;
      if (path !== '/healthz?installing') return text;
      installing.resolve();
      await held.promise;
      return text;
    };
    await phone.goto(page);
    await phone.click('[data-remember]');
    await installing.promise;
    await expect.poll(async () => (await keptBy(phone)).length).toBeGreaterThan(1);
    await phone.evaluate(() => fetch('/healthz'));
    expect(await phone.locator('[data-forget]').isVisible()).toBe(false);
    held.resolve();
    await phone.waitForSelector('[data-forget]:not([hidden])');
    way.state = 'down';
    await phone.goto(page);
    expect(await isCopy(phone)).toBe(true);
  });

  it('is not said to be kept where its worker cannot be installed', async () => {
    const phone = await visitorPage(browser);
    way.rewrite = (path, text) =>
      path === '/t/ticket-sw.js' ? `${text}${FAILS_TO_INSTALL}` : text;
    await phone.goto((await issue()).page);
    await phone.click('[data-remember]');
    const said = phone.locator('.keeping [role="status"]');
    const failed = (await said.getAttribute('data-failed')) ?? '';
    await said.filter({ hasText: failed }).waitFor();
    expect(await phone.locator('[data-remember]').isVisible()).toBe(true);
    expect(await keptBy(phone)).toEqual([]);
  });

  it('is forgotten when its day is over, by the clock of the service', async () => {
    const phone = await visitorPage(browser);
    await remember(phone, (await issue()).page);
    await phone.evaluate(() => {
      const [ticket] = JSON.parse(localStorage.getItem('tickets') ?? '');
      localStorage.setItem('tickets', JSON.stringify([{ ...ticket, ends: Date.now() - 60_000 }]));
    });
    // A phone whose clock is years behind keeps it no longer.
    await phone.clock.setFixedTime(new Date('2020-01-01'));
    await phone.goto(`${way.url}/ar/demo`);
    await phone.waitForFunction(() => localStorage.getItem('tickets') === null);
    expect(await phone.locator('.own-tickets').isVisible()).toBe(false);
    await expect.poll(() => keptBy(phone)).toEqual([]);
  });

  it('opens without a network, in any language, with its looks, and says since when', async () => {
    const phone = await visitorPage(browser);
    const { page } = await issue();
    await remember(phone, page);
    for (const fault of ['down', 'silent'] as const) {
      way.state = fault;
      await phone.goto(`${page}?lang=fr`);
      expect(await isCopy(phone)).toBe(true);
      expect(await phone.locator('.qr svg').isVisible()).toBe(true);
      expect(await isStyled(phone)).toBe(true);
      expect(await phone.textContent('#kept-note')).toMatch(/\d\d:\d\d/);
    }
    way.state = 'up';
    await phone.evaluate(() => dispatchEvent(new Event('online')));
    await phone.waitForSelector('#kept-note', { state: 'hidden' });
  });

  it('is never shown as valid once the service has said that it is cancelled', async () => {
    const phone = await visitorPage(browser);
    const { page, manage } = await issue();
    await remember(phone, page);
    way.state = 'down';
    await phone.goto(page);
    await cancel(manage);
    way.state = 'up';
    // The open page takes the answer by itself.
    await phone.evaluate(() => dispatchEvent(new Event('online')));
    await phone.waitForSelector('.ticket.cancelled');
    expect(await phone.locator('.qr, .keeping, .keep-actions').count()).toBe(0);
    expect(await keptBy(phone)).toEqual([]);
    await phone.goto(`${way.url}/ar/demo`);
    expect(await phone.locator('.own-tickets').isVisible()).toBe(false);
    way.state = 'down';
    await expect(phone.goto(page)).rejects.toThrow();
    way.state = 'up';
  });

  it('says anew how to come to its gate and what became of its day, and what is newer last', async () => {
    const phone = await visitorPage(browser);
    const { page } = await issue();
    await phone.goto(page);
    await phone.waitForSelector('[data-remember]:not([hidden])');
    const late = Promise.withResolvers<void>();
    let asked = 0;
    way.rewrite = async (path, text) => {
      if (!isOf(page, path)) return text;
      asked += 1;
      const own = asked;
      if (own === 1) await late.promise;
      return text
        .replace('<article class="ticket', '<p data-called-off="">$&')
        .replace('class="way-to-gate">', `$&<p class="answer">${own}</p>`);
    };
    const first = phone.waitForRequest((one) => one.url().includes('/t/'));
    await phone.evaluate(() => dispatchEvent(new Event('online')));
    await expect.poll(() => asked).toBeGreaterThan(0);
    await phone.evaluate(() => dispatchEvent(new Event('online')));
    // A browser may find a network by itself, and ask once more.
    const newer = phone.locator('.way-to-gate .answer', { hasNotText: /^1$/ });
    await newer.waitFor();
    expect(await phone.locator('[data-called-off]').count()).toBe(1);
    late.resolve();
    await (await (await first).response())?.finished();
    await phone.evaluate(() => new Promise(requestAnimationFrame));
    expect(await newer.count()).toBe(1);
  });

  it('is not asked for anew where the browser does not say how its page was come to', async () => {
    const phone = await visitorPage(browser);
    await phone.addInitScript(() => {
      performance.getEntriesByType = () => [];
      Object.defineProperty(performance, 'navigation', { value: undefined });
    });
    const { page } = await issue();
    const asked = asks(phone, page);
    await phone.goto(page);
    await phone.waitForSelector('[data-remember]:not([hidden])');
    await phone.evaluate(() => fetch('/healthz'));
    expect(asked.times).toBe(1);
  });

  it('is asked for no more once it is shown, where the network is slower than the attempts', async () => {
    const { phone, page } = await openByTestClock();
    const held: PromiseWithResolvers<void>[] = [];
    // Held on the phone: each of its requests comes here once, in their order.
    await phone.route(page, async (route) => {
      const own = Promise.withResolvers<void>();
      held.push(own);
      await own.promise;
      await route.continue();
    });
    way.rewrite = (path, text) =>
      isOf(page, path) ? text.replace('class="way-to-gate">', '$&<p class="answer"></p>') : text;
    await phone.evaluate(() => dispatchEvent(new Event('online')));
    await expect.poll(() => held.length).toBe(1);
    await phone.clock.runFor(20_000);
    await expect.poll(() => held.length).toBe(2);
    held[0]?.resolve();
    await phone.waitForSelector('.way-to-gate .answer', { state: 'attached' });
    await phone.clock.runFor(60_000);
    await phone.evaluate(() => fetch('/healthz'));
    expect(held).toHaveLength(2);
    held[1]?.resolve();
  });

  it.each(['down', 'up'] as const)(
    'is asked for again until the service gives it, where the way was %s',
    async (state) => {
      const { phone, page } = await openByTestClock();
      way.state = state;
      way.answer = state === 'up' ? { status: 503, text: 'busy' } : null;
      const isTicket = (one: { url(): string }) => one.url().includes('/t/');
      const failed =
        state === 'up'
          ? phone.waitForEvent('response', isTicket)
          : phone.waitForEvent('requestfailed', isTicket);
      await phone.evaluate(() => dispatchEvent(new Event('online')));
      await failed;
      way.reset();
      const asked = asks(phone, page);
      way.rewrite = (path, text) =>
        isOf(page, path) ? text.replace('class="way-to-gate">', '$&<p class="answer"></p>') : text;
      await phone.clock.runFor(20_000);
      await phone.waitForSelector('.way-to-gate .answer', { state: 'attached' });
      // What is looked at all the time asks for nothing more.
      await phone.clock.runFor(120_000);
      await phone.evaluate(() => fetch('/healthz'));
      expect(asked.times).toBe(1);
    },
  );

  it('that was cancelled elsewhere is forgotten by the page of the edition, unopened', async () => {
    const phone = await visitorPage(browser);
    const [one, two] = [await issue(), await issue()];
    await remember(phone, one.page);
    await remember(phone, two.page);
    await cancel(one.manage);
    await phone.goto(`${way.url}/fr/demo`);
    await phone.waitForFunction(() => document.querySelectorAll('.own-tickets li').length === 1);
    const link = await phone.getAttribute('.own-tickets li a', 'href');
    expect(link).toBe(`${new URL(two.page).pathname.toLowerCase()}?lang=fr`);
    const kept = await keptBy(phone);
    expect(kept.filter((path) => path.startsWith('/t/'))).toEqual([link?.split('?')[0]]);
  });

  it.each([true, false])(
    'is asked for anew by the back button, remembered or not: %s',
    async (kept) => {
      const phone = await visitorPage(browser);
      const { page, manage } = await issue();
      await phone.goto(page);
      if (kept) await remember(phone, page);
      // Away and back once, so that it comes by the worker.
      await phone.goto(page);
      await phone.goto(`${way.url}/fr/demo/privacy`);
      await cancel(manage);
      await phone.goBack();
      await phone.waitForSelector('.ticket.cancelled');
      expect(await keptBy(phone)).toEqual([]);
    },
  );

  it('that are too many are refused in words', async () => {
    const phone = await visitorPage(browser);
    const { page } = await issue();
    await phone.goto(page);
    await phone.evaluate((most) => {
      const ticket = { event: 1, day: 1, from: '10:00', to: '12:00', ends: 9e12 };
      const path = (n: number) => `/t/${'a'.repeat(126)}${'abcdefghijklmnop'[n]}`;
      const list = Array.from({ length: most }, (_, n) => ({ ...ticket, path: path(n) }));
      localStorage.setItem('tickets', JSON.stringify(list));
    }, KEPT_MOST);
    await phone.click('[data-remember]');
    const full = await phone.getAttribute('.keeping [role="status"]', 'data-full');
    await phone.waitForFunction(
      (said) => document.querySelector('.keeping [role="status"]')?.textContent === said,
      full,
    );
    expect(full).toContain(String(KEPT_MOST));
  });

  it('keeps its place under a newer address, however many others there are', async () => {
    const phone = await visitorPage(browser);
    const [one, two] = [await issue(), await issue()];
    const [former, newer] = [one, two].map(({ page }) => new URL(page).pathname.toLowerCase());
    await remember(phone, one.page);
    await phone.evaluate((most) => {
      const list = JSON.parse(localStorage.getItem('tickets') ?? '[]');
      const path = (n: number) => `/t/${'a'.repeat(126)}${'abcdefghijklmnop'[n]}`;
      for (let n = 1; n < most; n += 1) list.push({ ...list[0], path: path(n) });
      localStorage.setItem('tickets', JSON.stringify(list));
    }, KEPT_MOST);
    way.rewrite = (path, text) =>
      path === former ? text.replace(`data-keeping="${former}"`, `data-keeping="${newer}"`) : text;
    await phone.goto(`${way.url}${former}`);
    await phone.waitForFunction(
      (path) => !localStorage.getItem('tickets')?.includes(path ?? ''),
      former,
    );
    const list: { path: string }[] = await phone.evaluate(() =>
      JSON.parse(localStorage.getItem('tickets') ?? '[]'),
    );
    expect(list).toHaveLength(KEPT_MOST);
    expect(list.map(({ path }) => path)).toContain(newer);
    const pages = async () => (await keptBy(phone)).filter((path) => path.startsWith('/t/'));
    await expect.poll(pages).toEqual([newer]);
  });

  it('stays forgotten when its newer address is still being kept', async () => {
    const phone = await visitorPage(browser);
    const [one, two] = [await issue(), await issue()];
    const [former = '', newer] = [one, two].map(({ page }) => new URL(page).pathname.toLowerCase());
    await remember(phone, one.page);
    const [asked, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    way.rewrite = async (path, text) => {
      if (path.startsWith(`${newer}?`)) {
        asked.resolve();
        await held.promise;
      }
      return path === former
        ? text.replace(`data-keeping="${former}"`, `data-keeping="${newer}"`)
        : text;
    };
    await phone.goto(`${way.url}${former}`);
    await asked.promise;
    // As another tab forgets it.
    await phone.evaluate(async (path) => {
      localStorage.removeItem('tickets');
      await (await caches.open('tickets')).delete(path);
    }, former);
    const kept = phone.waitForResponse((one) => one.url().includes(`${newer}?`));
    held.resolve();
    await (await kept).finished();
    await expect.poll(() => workers(phone)).toBe(0);
    expect(await keptBy(phone)).toEqual([]);
    expect(await phone.evaluate(() => localStorage.getItem('tickets'))).toBe(null);
  });

  it('is forgotten by the next page of the edition where a slow phone was left while it forgot it', async () => {
    const phone = await visitorPage(browser);
    await phone.addInitScript(() => {
      if (!localStorage.getItem('quick'))
        Cache.prototype.delete = () => new Promise(() => undefined);
    });
    await remember(phone, (await issue()).page);
    await phone.goto(`${way.url}/ar/demo`);
    await phone.locator('.own-tickets summary').click();
    await phone.locator('.own-tickets li button').click();
    await phone.waitForSelector('.own-tickets li', { state: 'detached' });
    await phone.evaluate(() => localStorage.setItem('quick', 'yes'));
    await phone.reload();
    await expect.poll(() => keptBy(phone)).toEqual([]);
    await expect.poll(() => workers(phone)).toBe(0);
  });

  describe('while its worker comes slowly', () => {
    /** A phone on which a ticket's page is kept and its worker is not there yet; what lets it come. */
    async function remembering(): Promise<{ phone: Page; letCome: () => void }> {
      const phone = await visitorPage(browser);
      const held = Promise.withResolvers<void>();
      way.rewrite = async (path, text) => {
        if (path === '/t/ticket-sw.js') await held.promise;
        return text;
      };
      await phone.goto((await issue()).page);
      await phone.click('[data-remember]');
      await expect.poll(async () => (await keptBy(phone)).length).toBeGreaterThan(1);
      return { phone, letCome: held.resolve };
    }

    it('is dropped by the next page of the edition where its own was left', async () => {
      const { phone, letCome } = await remembering();
      await phone.goto(`${way.url}/ar/demo`);
      await expect.poll(() => keptBy(phone)).toEqual([]);
      letCome();
    });

    it('is not said to be kept where another tab has dropped it', async () => {
      const { phone, letCome } = await remembering();
      const other = await phone.context().newPage();
      await other.goto(`${way.url}/ar/demo`);
      await expect.poll(() => keptBy(phone)).toEqual([]);
      letCome();
      const said = phone.locator('.keeping [role="status"]');
      await said.filter({ hasText: (await said.getAttribute('data-failed')) ?? '' }).waitFor();
      expect(await phone.locator('[data-remember]').isVisible()).toBe(true);
      expect(await phone.evaluate(() => localStorage.getItem('tickets'))).toBeNull();
    });
  });

  it('can be remembered from the private page, which is not', async () => {
    const phone = await visitorPage(browser);
    const { page, manage } = await issue();
    await remember(phone, `${way.url}${new URL(manage).pathname}?new=1`);
    const kept = await keptBy(phone);
    expect(kept.filter((path) => !path.startsWith('/assets/'))).toEqual([
      new URL(page).pathname.toLowerCase(),
    ]);
    way.state = 'down';
    await phone.goto(page);
    expect(await isCopy(phone)).toBe(true);
    way.state = 'up';
  });

  it('is not forgotten for an answer that is not the service’s', async () => {
    const phone = await visitorPage(browser);
    const { page } = await issue();
    await remember(phone, page);
    way.answer = { status: 404, text: '<html><body>nothing here</body></html>' };
    await phone.goto(page);
    way.answer = null;
    way.state = 'down';
    await phone.goto(page);
    expect(await phone.locator('.qr svg').isVisible()).toBe(true);
  });

  it('is forgotten at once while the browser looks for a newer worker on a network that is silent', async () => {
    const phone = await visitorPage(browser);
    await remember(phone, (await issue()).page);
    const [asked, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    way.rewrite = async (path, text) => {
      if (path === '/t/ticket-sw.js') {
        asked.resolve();
        await held.promise;
      }
      return text;
    };
    await phone.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration('/t/');
      registration?.update().catch(() => undefined);
    });
    await asked.promise;
    await phone.click('[data-forget]');
    await phone.waitForSelector('[data-remember]:not([hidden])');
    expect(await keptBy(phone)).toEqual([]);
    held.resolve();
    await expect.poll(() => workers(phone)).toBe(0);
  });

  it('stays forgotten when an answer comes that was asked for before', async () => {
    const phone = await visitorPage(browser);
    const { page } = await issue();
    await remember(phone, page);
    const held = Promise.withResolvers<void>();
    const passed = Promise.withResolvers<void>();
    way.rewrite = async (path, text) => {
      if (path.toLowerCase().startsWith('/t/')) await held.promise;
      setTimeout(passed.resolve, 0);
      return text;
    };
    await phone.goto(page);
    expect(await isCopy(phone)).toBe(true);
    await phone.click('[data-forget]');
    await phone.waitForSelector('[data-remember]:not([hidden])');
    await phone.goto(`${way.url}/fr/demo/privacy`);
    held.resolve();
    await passed.promise;
    way.reset();
    // Another answer has come by the same way since.
    await phone.goto(`${way.url}/ar/demo/privacy`);
    expect(await keptBy(phone)).toEqual([]);
  });

  it('stays forgotten when a slow phone still reads what it kept of it', async () => {
    const phone = await visitorPage(browser);
    const { page } = await issue();
    await remember(phone, page);
    await phone.addInitScript(() => {
      const { match } = Cache.prototype;
      Cache.prototype.match = async function (...asked) {
        // The first one alone: the page looks for what is kept of it as it is opened.
        Cache.prototype.match = match;
        const found = await match.apply(this, asked);
        await new Promise((resolve) => addEventListener('read', resolve, { once: true }));
        return found;
      };
    });
    await phone.reload();
    await phone.click('[data-forget]');
    await phone.waitForSelector('[data-remember]:not([hidden])');
    await phone.evaluate(async () => {
      dispatchEvent(new Event('read'));
      // Whoever waited for it has acted once something else was read.
      await caches.has('tickets');
    });
    expect(await phone.evaluate(() => localStorage.getItem('tickets'))).toBeNull();
    await expect.poll(() => keptBy(phone)).toEqual([]);
  });

  it('keeps its looks when another release comes, and not those of the one before', async () => {
    const phone = await visitorPage(browser);
    const { page } = await issue();
    await remember(phone, page);
    const before = (await keptBy(phone)).find((path) => path.includes('/assets/app.')) ?? '';
    const after = '/assets/app.0000000000.css';
    way.rewrite = (path, text) => (path.startsWith('/t/') ? text.replaceAll(before, after) : text);
    way.reroute = (path) => (path === after ? before : path);
    await phone.goto(page);
    await expect.poll(() => keptBy(phone)).toContain(after);
    await expect.poll(() => keptBy(phone)).not.toContain(before);
    way.state = 'down';
    await phone.goto(page);
    expect(await isCopy(phone)).toBe(true);
    expect(await isStyled(phone)).toBe(true);
  });

  it.each([
    ['Cache', 'put'],
    ['ServiceWorkerContainer', 'register'],
    ['Storage', 'setItem'],
  ])('is not said to be where the browser stores nothing: %s.%s', async (kind, verb) => {
    const phone = await visitorPage(browser);
    await phone.addInitScript(
      ([owner = '', name = '']) => {
        const { prototype } = Reflect.get(window, owner) as { prototype: object };
        const refuse = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
        Object.defineProperty(prototype, name, { value: refuse });
      },
      [kind, verb],
    );
    await phone.goto((await issue()).page);
    await phone.click('[data-remember]');
    await phone.waitForFunction(
      () => document.querySelector('.keeping [role="status"]')?.textContent !== '',
    );
    const refused = await phone.getAttribute('.keeping [role="status"]', 'data-refused');
    expect(await phone.textContent('.keeping [role="status"]')).toBe(refused);
    expect(await phone.locator('[data-remember]').isVisible()).toBe(true);
    expect(await keptBy(phone)).toEqual([]);
  });
});

describe('the worker of tickets', () => {
  it('reaches their pages alone, and is looked for anew', async () => {
    const { headers } = await fetch(`${server.url}/t/ticket-sw.js`);
    expect(headers.get('Service-Worker-Allowed')).toBeNull();
    expect(headers.get('Cache-Control')).toBe('no-cache');
    const phone = await visitorPage(browser);
    await remember(phone, (await issue()).page);
    const scopes = await phone.evaluate(async () =>
      (await navigator.serviceWorker.getRegistrations()).map(
        ({ scope }) => new URL(scope).pathname,
      ),
    );
    expect(scopes).toEqual(['/t/']);
  });

  it('shows on an open page what it is told of it', async () => {
    const phone = await visitorPage(browser);
    const { page, manage } = await issue();
    await phone.context().grantPermissions(['notifications'], { origin: way.url });
    await remember(phone, page);
    const session = await phone.context().newCDPSession(phone);
    const known = new Promise<string>((resolve) => {
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        const [running] = versions.filter(({ status }) => status === 'activated');
        if (running) resolve(running.registrationId);
      });
    });
    await session.send('ServiceWorker.enable');
    const registrationId = await known;
    await cancel(manage);
    const link = new URL(page).pathname.toLowerCase();
    const data = JSON.stringify({ text: 'x', link, key: 'x', locale: 'fr', dir: 'ltr' });
    const push = { origin: way.url, registrationId, data };
    await session.send('ServiceWorker.deliverPushMessage', push);
    await phone.waitForSelector('.ticket.cancelled');
  });

  it('is not there before somebody asks for it', async () => {
    const phone = await visitorPage(browser);
    await phone.goto((await issue()).page);
    await phone.waitForSelector('[data-remember]:not([hidden])');
    expect(await workers(phone)).toBe(0);
    expect(await keptBy(phone)).toEqual([]);
  });
});

describe('the question whether to be told of changes', () => {
  it('is asked once on a phone, and leaves its button', async () => {
    const phone = await visitorPage(browser);
    await phone.context().grantPermissions(['notifications'], { origin: way.url });
    const asked = String(
      Telling({ locale: 'ar', pushKey: 'key', ticket: '/t/x', of: { event: 1, serial: 1 } }),
    );
    way.rewrite = (path, text) =>
      path.startsWith('/t/') ? text.replace('<p class="enough">', `${latin(asked)}$&`) : text;
    await phone.goto((await issue()).page);
    const title = phone.locator('.telling h2');
    await title.waitFor();
    expect(await phone.evaluate(() => Notification.permission)).toBe('granted');
    await phone.click('[data-decline]');
    await title.waitFor({ state: 'hidden' });
    expect(await phone.locator('[data-offer]').isVisible()).toBe(true);
    // Neither on the next page, nor for another ticket.
    await phone.goto((await issue()).page);
    await phone.locator('[data-offer]').waitFor();
    expect(await title.isVisible()).toBe(false);
    expect(await phone.locator('[data-decline]').isVisible()).toBe(false);
  });
});

/** As `Between` hands bytes on. */
function latin(text: string): string {
  return Buffer.from(text).toString('latin1');
}
