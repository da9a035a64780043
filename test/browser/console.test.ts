import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invite } from '../../scripts/operator.mjs';
import type { Live } from '../../src/contract/answers/live.ts';
import { LOCALES } from '../../src/domain/kinds.ts';
import { launch } from './browser.ts';
import { leaveToDo, openFullest } from './full-board.ts';
import { boardPage, DESK, PHONE } from './people.ts';
import { freshState, type Server, startServer } from './server.ts';
import { setTextSize, USUAL_TEXT } from './text-size.ts';

const state = freshState();
let server: Server;
let browser: Browser;
let board: Page;

beforeAll(async () => {
  server = await startServer(state.stateDir);
  await leaveToDo(server);
  browser = await launch();
  board = await boardPage(browser, server);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

/** The narrowest that is sold. */
const NARROW = { width: 320, height: 568 };
/** A phone on its side. */
const ASIDE = { width: 740, height: 360 };
/**
 * How far a board may be scrolled on a phone, px: the day's curve takes half a screen of it; the word of
 * the arch's ring and the keys of holds and of the last day, which an open board shows as they come, 60.
 */
const LOOK_HEIGHT = 2_080;
/** What the strip that tells of a session's end takes of a board, px. */
const STRIP_HEIGHT = 60;

/** Gives an order as somebody else's console does, while this page stands open. */
function order(page: Page, path: string, fields: Record<string, string>): Promise<number> {
  return page.evaluate(
    async ([to, sent]) =>
      (await fetch(`/console/demo${to}`, { method: 'POST', body: new URLSearchParams(sent) }))
        .status,
    [path, fields] as const,
  );
}

/**
 * Feeds a board by a socket of the test's own, from the next page on; what says more. A board that heard
 * nothing for a while opens another socket, and hears there what was said last.
 */
async function feedBySocket(page: Page, first: Live): Promise<(live: Live) => void> {
  let said = first;
  let tell = (): void => undefined;
  await page.routeWebSocket('**/live/socket', (socket) => {
    tell = () => socket.send(JSON.stringify(said));
    tell();
  });
  return (live) => {
    said = live;
    tell();
  };
}

describe('the board on a phone', () => {
  it.each(LOCALES)(
    'is a short look on the fullest day, and scrolls down alone: %s',
    async (lang) => {
      const phone = await board.context().newPage();
      await phone.setViewportSize(PHONE);
      await openFullest(phone, server.url, lang);
      expect(await phone.locator('.to-do li:visible').count()).toBe(1);
      const [height, width] = await phone.evaluate(() => {
        const { scrollHeight, scrollWidth } = document.documentElement;
        return [scrollHeight, scrollWidth];
      });
      // At some hours it is told too that the session ends.
      const isTold = (await phone.locator('.session-strip').count()) > 0;
      expect(height).toBeLessThan(isTold ? LOOK_HEIGHT : LOOK_HEIGHT - STRIP_HEIGHT);
      expect(width).toBe(PHONE.width);
      await phone.close();
    },
  );

  it.each(LOCALES)(
    'says in its first picture how many are inside, either way: %s',
    async (lang) => {
      const phone = await board.context().newPage();
      for (const size of [PHONE, ASIDE]) {
        await phone.setViewportSize(size);
        await phone.goto(`${server.url}/console/demo?lang=${lang}`);
        const { y = 0, height = size.height } =
          (await phone.locator('.inside').boundingBox()) ?? {};
        expect(y + height, `${size.width}×${size.height}`).toBeLessThanOrEqual(size.height);
      }
      await phone.close();
    },
  );

  it('asks for the notice of a hold in two lines and a button', async () => {
    await order(board, '/gates/hold', { gate: '2', kind: 'hold' });
    const phone = await board.context().newPage();
    await phone.setViewportSize(PHONE);
    for (const lang of LOCALES) {
      await phone.goto(`${server.url}/console/demo?lang=${lang}`);
      const { height } = (await phone.locator('.notice-offer').boundingBox()) ?? { height: 0 };
      expect(height, lang).toBeGreaterThan(40);
      expect(height, lang).toBeLessThan(64);
    }
    await phone.close();
    await order(board, '/gates/reopen', { gate: '2' });
  });

  it('shows the windows and days that are near, and the others when asked', async () => {
    const phone = await board.context().newPage();
    await phone.setViewportSize(PHONE);
    await phone.goto(`${server.url}/console/demo?lang=fr`);
    for (const [name, table, all] of [
      ['Tous les créneaux', '.windows', 6],
      ['Tous les jours', '.days', 5],
    ] as const) {
      const rows = phone.locator(`${table} tbody tr:not([data-outside])`).filter({ visible: true });
      expect(await rows.count()).toBeLessThan(all);
      await phone.getByText(name).click();
      expect(await rows.count()).toBe(all);
    }
    await phone.setViewportSize(DESK);
    await phone.reload();
    for (const [table, all] of [
      ['.windows', 6],
      ['.days', 5],
    ] as const) {
      const rows = phone.locator(`${table} tbody tr:not([data-outside])`).filter({ visible: true });
      expect(await rows.count()).toBe(all);
    }
    await phone.close();
  });

  it.each(LOCALES.flatMap((lang) => [PHONE, NARROW, ASIDE].map((size) => ({ lang, size }))))(
    'keeps every word and figure off its edges: $lang, $size.width px',
    async ({ lang, size }) => {
      const phone = await board.context().newPage();
      await phone.setViewportSize(size);
      await openFullest(phone, server.url, lang);
      const beyond = await phone.evaluate(() => {
        const range = document.createRange();
        const corners = (element: Element): DOMPoint[] => {
          range.selectNodeContents(element);
          const { left, right, top, bottom } = range.getBoundingClientRect();
          return [left, right].flatMap((x) => [top, bottom].map((y) => new DOMPoint(x, y)));
        };
        const arch = document.querySelector<SVGGeometryElement>('.horseshoe-opening');
        const inside = (at: DOMPoint) =>
          arch?.isPointInFill(at.matrixTransform(arch.getScreenCTM()?.inverse()));
        const onPage = ({ x }: DOMPoint) => x >= 8 && x <= innerWidth - 8;
        const said = [...document.querySelectorAll('.doorway :is(dt, .inside)')].filter(
          (word) => !corners(word).every(inside),
        );
        const cells = [
          ...document.querySelectorAll('.panel :is(th, td), .figure, .alerts li > *'),
        ].filter((cell) => cell.checkVisibility() && !corners(cell).every(onPage));
        return [...said, ...cells].map((element) => element.textContent);
      });
      expect(beyond).toEqual([]);
      await phone.close();
    },
  );
});

describe.each([DESK, NARROW])('the board on a screen of $width px', (size) => {
  it.each(LOCALES)('breaks no number of the fullest day: %s', async (lang) => {
    const page = await board.context().newPage();
    await page.setViewportSize(size);
    await openFullest(page, server.url, lang);
    const beyond = await page.locator('.figure .number, .panel td').evaluateAll((numbers) => {
      const range = document.createRange();
      return numbers
        .filter((one) => {
          if (!/^[\d\s]+$/.test(one.textContent ?? '')) return false;
          range.selectNodeContents(one);
          const { left, right } = range.getBoundingClientRect();
          const lines = new Set(
            [...range.getClientRects()].map(({ bottom }) => Math.round(bottom)),
          );
          const side = one.getBoundingClientRect();
          return lines.size > 1 || left < side.left - 1 || right > side.right + 1;
        })
        .map((one) => one.textContent);
    });
    expect(beyond).toEqual([]);
    await page.close();
  });
});

describe('a phone whose text is large', () => {
  it.each([
    [20, 'ar'],
    [20, 'fr'],
    [24, 'ar'],
    [24, 'fr'],
  ])('of %i px scrolls the board down alone: %s', async (size, lang) => {
    const large = await launch([`--blink-settings=defaultFontSize=${size}`]);
    const storageState = await board.context().storageState();
    const phone = await (await large.newContext({ viewport: PHONE, storageState })).newPage();
    await phone.goto(`${server.url}/console/demo?lang=${lang}`);
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth);
    await large.close();
    expect(wide).toBe(PHONE.width);
  });
});

describe('an open board', () => {
  it('says by itself why a gate is held, until when and where people go', async () => {
    await board.goto(`${server.url}/console/demo?lang=en`);
    await board.waitForSelector('[data-freshness="live"]');
    const held = { gate: '2', kind: 'hold', reason: 'weather', send_to: '1' };
    await order(board, '/gates/hold', held);
    await board
      .locator('[data-gate="2"] .gate-detail', {
        hasText: 'reason: weather · send people to Gate 1',
      })
      .waitFor();
    await order(board, '/gates/reopen', { gate: '2' });
    await board.locator('[data-gate="2"][data-state="open"]').waitFor();
    await order(board, '/gates/free-flow', { gate: '3', flow: 'start' });
    await board.locator('[data-gate="3"] .gate-detail', { hasText: 'free flow' }).waitFor();
    await order(board, '/gates/free-flow', { gate: '3', flow: 'end' });
  });
});

describe('the arch and the key of an open board', () => {
  it('show how full the site is, and a first hold, as soon as there are such', async () => {
    const page = await board.context().newPage();
    const whole: Live = await (await page.request.get(`${server.url}/console/demo/now`)).json();
    if (!whole.flow) throw new Error('no day');
    const { crowd: _, ...unbounded } = whole;
    const bare = { ...unbounded, flow: { ...whole.flow, holds: [], last: null } };
    // A board asks beside its socket as well, and what it is answered is newer than what is said here.
    await page.route('**/console/demo/now?*', (route) => route.abort());
    const say = await feedBySocket(page, bare);
    await page.goto(`${server.url}/console/demo?lang=en`);
    await page.waitForSelector('[data-freshness="live"]');
    const parts = ['.ring', '.crowd', '[data-key="held"]', '[data-key="last"]'];
    for (const part of parts) await page.locator(part).waitFor({ state: 'hidden' });
    const { flow } = bare;
    const holds = [{ gate: null, from: flow.from, to: null }];
    const last = { date: flow.date, entries: [70, 80] };
    say({
      ...bare,
      crowd: { state: 'hold', capacity: 4_000 },
      flow: { ...flow, revision: flow.revision + 1, holds, last },
    });
    for (const part of parts) await page.locator(part).waitFor({ state: 'visible' });
    expect(await page.locator('[data-figure="capacity"]').textContent()).toContain('4,000');
    expect(await page.locator('.ring').getAttribute('data-ring')).toBe('hold');
    expect(await page.locator('[data-key="held"]').textContent()).toContain('Held');
    say({ ...bare, flow: { ...flow, revision: flow.revision + 2 } });
    for (const part of parts) await page.locator(part).waitFor({ state: 'hidden' });
    await page.close();
  });

  it('has larger letters for whoever needs them, at both ends of a phone’s width', async () => {
    const page = await board.context().newPage();
    for (const viewport of [PHONE, NARROW, ASIDE]) {
      await page.setViewportSize(viewport);
      await page.goto(`${server.url}/console/demo?lang=fr`);
      await page.waitForSelector('[data-freshness="live"]');
      const size = () =>
        page.locator('.curve .chart .picture:visible').evaluate((svg) => {
          const text = svg.querySelector('.scale');
          const { width = 0 } = svg.getBoundingClientRect();
          const units = Number(svg.getAttribute('viewBox')?.split(' ')[2]);
          const letter = text ? Number.parseFloat(getComputedStyle(text).fontSize) : 0;
          return { letter: (letter * width) / units, over: document.documentElement.scrollWidth };
        });
      await setTextSize(page, USUAL_TEXT);
      const usual = await size();
      await setTextSize(page, 2 * USUAL_TEXT);
      const large = await size();
      expect(large.letter / usual.letter).toBeGreaterThan(1.6);
      expect(large.over).toBe(viewport.width);
    }
    await page.close();
  });
});

describe('the curve of an open board', () => {
  it('is drawn anew with each message, and asks for what it missed', async () => {
    const page = await board.context().newPage();
    const whole: Live = await (await page.request.get(`${server.url}/console/demo/now`)).json();
    if (!whole.flow) throw new Error('no day');
    // At any hour its first span has just passed.
    const { step } = whole.flow;
    const flow = { ...whole.flow, from: Math.floor(Date.parse(whole.as_of) / 60_000) - step };
    const told = (entries: number, since: number, revision: number): Live => {
      const counts = [{ gate: '1', spans: [0], entries: [entries * step], exits: [0] }];
      return { ...whole, flow: { ...flow, since, revision, counts, last: undefined } };
    };
    const asked: string[] = [];
    let isMissing = false;
    await page.route('**/console/demo/now?*', (route) => {
      // A board asks every few seconds as well: the answer may not come before what is missed.
      if (!isMissing) return route.abort();
      asked.push(new URL(route.request().url()).search);
      return route.fulfill({ json: told(987, 0, 30) });
    });
    const say = await feedBySocket(page, told(123, 0, 10));
    await page.goto(`${server.url}/console/demo?lang=en`);
    const drawn = (people: number) =>
      page.locator(`.behind td:text-is("${(people * step).toLocaleString('en')}")`);
    await drawn(123).waitFor({ state: 'attached' });
    say(told(456, 8, 11));
    await drawn(456).waitFor({ state: 'attached' });
    isMissing = true;
    say(told(5, 20, 21));
    await drawn(987).waitFor({ state: 'attached' });
    expect(asked).toContain('?known=0');
    expect(await page.locator('.chart .wide .line-entries').count()).toBe(1);
    await page.close();
  });
});

describe('the page of the gates', () => {
  it('changes by itself when somebody else holds a gate, and leaves an open step as it is', async () => {
    const gates = await board.context().newPage();
    await gates.goto(`${server.url}/console/demo/gates?lang=en`);
    const one = gates.locator('[data-fresh="state-1"]');
    const controls = gates.locator('[data-fresh="controls-1"]');
    await controls.locator('summary').first().click();
    await controls.locator('select[name="reason"]').first().selectOption('crowd');
    await order(gates, '/gates/hold', { gate: '1', kind: 'close', reason: 'safety' });
    await one.locator('[data-state="closed"]').waitFor();
    expect(await one.textContent()).toContain('reason: public safety');
    expect(await controls.locator('select[name="reason"]').first().inputValue()).toBe('crowd');
    expect(await gates.locator('[data-spoken]').textContent()).toContain('Gate 1: closed');
    await order(gates, '/gates/reopen', { gate: '1' });
    await one.locator('[data-state="open"]').waitFor();
    await gates.close();
  });
});

describe('the page of the gates on a phone', () => {
  const onPhone = async (lang: string): Promise<Page> => {
    const phone = await board.context().newPage();
    await phone.setViewportSize(PHONE);
    await phone.goto(`${server.url}/console/demo/gates?lang=${lang}`);
    return phone;
  };

  it.each(LOCALES)(
    'has the state and two buttons of each gate at first, one line: %s',
    async (lang) => {
      const phone = await onPhone(lang);
      const lines = await phone.locator('.gate-line:has(h3)').evaluateAll((gates) =>
        gates.map((gate) =>
          [...gate.querySelectorAll('summary, button')]
            .filter((button) => button.checkVisibility())
            .map((button) => button.getBoundingClientRect())
            .map(({ top, height }) => ({ top: Math.round(top), isTall: height >= 56 })),
        ),
      );
      expect(lines.length).toBeGreaterThan(2);
      for (const buttons of lines) {
        expect(buttons).toHaveLength(2);
        expect(new Set(buttons.map(({ top }) => top)).size).toBe(1);
        expect(buttons.every(({ isTall }) => isTall)).toBe(true);
      }
      expect(await phone.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(1700);
      await phone.close();
    },
  );

  it('shows the rest when asked, and goes on showing it while the page renews itself', async () => {
    const code = new URL(server.gate).hash.slice(1);
    const enrol = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
    await fetch(`${server.url}/api/v1/devices`, {
      ...enrol,
      body: JSON.stringify({ code, name: '1-07' }),
    });
    const phone = await onPhone('en');
    const gate = phone.locator('.gate-line:has(h3)').first();
    const row = phone.locator('.phones tbody tr');
    await gate.locator('.more + label').click();
    await row.locator('.more + label').click();
    await gate.locator('summary', { hasText: 'Free flow' }).waitFor();
    await gate.getByText('Invite a phone').waitFor();
    await row.locator('summary', { hasText: 'Revoke' }).waitFor();
    // Somebody else sets the phone aside: its part of the page is written anew.
    const device = await row.locator('form[action$="/set-aside"]').getAttribute('action');
    await order(phone, (device ?? '').replace('/console/demo', ''), { aside: 'yes' });
    await order(phone, '/gates/hold', { gate: '2', kind: 'hold' });
    await phone.locator('.phones [data-state="set_aside"]').waitFor();
    expect(await row.locator('summary', { hasText: 'Revoke' }).isVisible()).toBe(true);
    await order(phone, '/gates/reopen', { gate: '2' });
    await phone.close();
  });

  it('is whole on a desk', async () => {
    const desk = await board.context().newPage();
    await desk.setViewportSize(DESK);
    await desk.goto(`${server.url}/console/demo/gates?lang=en`);
    const gate = desk.locator('.gate-line:has(h3)').first();
    expect(await gate.locator('summary', { hasText: 'Free flow' }).isVisible()).toBe(true);
    expect(await gate.getByText('Invite a phone').isVisible()).toBe(true);
    expect(await gate.locator('.more + label').isVisible()).toBe(false);
    await desk.close();
  });
});

describe('an invitation that is opened on a phone', () => {
  const across = { width: PHONE.height, height: PHONE.width };
  it.each(LOCALES)('has its button on the first screen, standing or lying: %s', async (lang) => {
    const { url } = await invite(server.service, 'organizer');
    const guest = await (await browser.newContext()).newPage();
    for (const screen of [PHONE, across]) {
      await guest.setViewportSize(screen);
      await guest.goto(`${url}?lang=${lang}`);
      const button = await guest.locator('form.join button').boundingBox();
      expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(screen.height);
    }
    await guest.context().close();
  });
});

describe('a printed day sheet', () => {
  it('has nothing to press, and a place to sign', async () => {
    const sheet = await board.context().newPage();
    await sheet.goto(`${server.url}/console/demo/days/1/close?lang=fr`);
    expect(await sheet.locator('.signatures').isVisible()).toBe(false);
    await sheet.emulateMedia({ media: 'print' });
    const pressed = sheet.locator('button, form, summary, input, .plain, nav a');
    expect(await pressed.filter({ visible: true }).count()).toBe(0);
    expect(await sheet.locator('.signatures').isVisible()).toBe(true);
    expect(await sheet.locator('.statement-table').isVisible()).toBe(true);
    await sheet.close();
  });
});

describe('the page of gates at a desk', () => {
  it.each(LOCALES)('has the orders of a gate on one line: %s', async (lang) => {
    const desk = await board.context().newPage();
    await desk.setViewportSize(DESK);
    await desk.goto(`${server.url}/console/demo/gates?lang=${lang}`);
    const lines = await desk
      .locator('.gate-line')
      .evaluateAll((gates) =>
        gates.map(
          (gate) =>
            new Set(
              [...gate.querySelectorAll('.step > summary')].map(
                (order) => order.getBoundingClientRect().top,
              ),
            ).size,
        ),
      );
    expect(lines.length).toBeGreaterThan(1);
    expect(lines).toEqual(lines.map(() => 1));
    await desk.close();
  });
});
