import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { damm } from '../../src/domain/code.ts';
import { gateWords } from '../../src/i18n/gate.ts';
import { type Key, keysFor, LAYOUTS } from '../gate/keyboards.ts';
import { launch } from './browser.ts';
import { gatePage } from './people.ts';
import { freshState, type Server, startServer } from './server.ts';
import { issueTicket, type Ticket } from './tickets.ts';

const FAMILIES = 27;
/** As the debugger's protocol counts modifiers. */
const SHIFT = 8;

const { tooMany, why, word } = gateWords.ar;

const state = freshState();
let server: Server;
let browser: Browser;
let page: Page;
const tickets: Ticket[] = [];

beforeAll(async () => {
  server = await startServer(state.stateDir);
  for (let n = 0; n < FAMILIES; n++) tickets.push(await issueTicket(server, n));
  browser = await launch();
  page = await gatePage(browser, server);
  await page.waitForSelector('#wake:not([hidden])');
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

/** A ticket that nobody has scanned yet. */
function nextLink(): string {
  return (tickets.pop()?.url ?? '').toUpperCase();
}

/**
 * Presses keys on a phone of another layout, so many ms apart by their own times: a machine that
 * stalls would make a pause in a code.
 */
async function press(
  keys: readonly Partial<Key & { ctrlKey: boolean }>[],
  apart = 4,
): Promise<void> {
  await page.evaluate(
    async ({ pressed, apart }) => {
      let at = performance.now();
      for (const key of pressed) {
        const down = new KeyboardEvent('keydown', { ...key, bubbles: true });
        Object.defineProperty(down, 'timeStamp', { value: at });
        document.body.dispatchEvent(down);
        at += apart;
        await new Promise((resolve) => setTimeout(resolve, apart));
      }
    },
    { pressed: keys, apart },
  );
}

/** The browser's own keys, none of which waits for the one before: as fast as a scanner, on any machine. */
async function scanKeys(text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const keys = keysFor(text, LAYOUTS.us).map(({ key, code, shiftKey }) => ({
    ...{ key, code, text: key, modifiers: shiftKey ? SHIFT : 0 },
  }));
  await Promise.all(
    keys.flatMap((key) => [
      session.send('Input.dispatchKeyEvent', { ...key, type: 'keyDown' }),
      session.send('Input.dispatchKeyEvent', { ...key, type: 'keyUp' }),
    ]),
  );
  await session.detach();
}

/** Twelve digits with their check digit, of nobody. */
function codeOf(nth: number): string {
  const digits = `1000000${1000 + nth}`;
  return digits + damm(digits);
}

/** A family of five goes in; then the screen is made ready for the next. */
async function goesIn(): Promise<void> {
  await page.waitForSelector('#panel .number');
  expect(await page.textContent('#panel .number')).toBe('5');
  expect(await page.getAttribute('#work', 'data-tone')).toBe('in');
  await page.evaluate(() => document.getElementById('panel')?.replaceChildren());
}

const ENDS = { Enter: ['Enter'], Tab: ['Tab'], 'Enter and line feed': ['Enter', 'Control+j'] };
const CTRL = { GS: ']', STX: 'b', ETX: 'c', EOT: 'd' };
const control = (name: keyof typeof CTRL) => {
  const [{ code = '' } = {}] = keysFor(CTRL[name], LAYOUTS.us);
  return { key: CTRL[name], code, ctrlKey: true };
};

describe('a hardware scanner set to the US', () => {
  it.each(Object.entries(LAYOUTS))('is read on a keyboard of layout %s', async (_, layout) => {
    await press([...keysFor(nextLink(), layout), { key: 'Enter', code: 'Enter' }]);
    await goesIn();
  });

  it.each(Object.entries(LAYOUTS))('reads twelve digits on layout %s', async (_, layout) => {
    await press([...keysFor(tickets.pop()?.code ?? '', layout), { key: 'Tab', code: 'Tab' }]);
    await goesIn();
  });

  it.each(Object.entries(ENDS))('may end by %s', async (_, ends) => {
    await scanKeys(nextLink());
    for (const end of ends) await page.keyboard.press(end);
    await goesIn();
  });

  it('may end by silence, and slowly', async () => {
    await press(keysFor(nextLink(), LAYOUTS.us), 8);
    await goesIn();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  });

  it('may put its own characters around the code', async () => {
    const { azerty } = LAYOUTS;
    await press([
      control('STX'),
      ...keysFor(`]Q1\\000026${nextLink()}`, azerty),
      control('GS'),
      control('ETX'),
    ]);
    await goesIn();
  });
});

describe('a scanner that does not say where its codes end', () => {
  /** Each verdict that the screen says, while keys come 4 ms apart and nothing else does. */
  async function verdictsOn(keys: readonly Partial<Key>[], count: number): Promise<string[]> {
    const said: string[] = [];
    const hear = page.evaluate(
      (wanted) =>
        new Promise<string[]>((resolve) => {
          const line = document.getElementById('said');
          const texts: string[] = [];
          if (!line) return resolve(texts);
          const observer = new MutationObserver(() => {
            texts.push(line.textContent ?? '');
            if (texts.length >= wanted) setTimeout(() => resolve(texts), 1_000);
          });
          observer.observe(line, { childList: true });
          setTimeout(() => resolve(texts), 60_000);
        }),
      count,
    );
    await press(keys);
    said.push(...(await hear));
    await page.evaluate(() => document.getElementById('panel')?.replaceChildren());
    return said;
  }
  const isIn = (text: string) => text.startsWith(`${word.in}. 5`);
  const us = (...texts: string[]) => keysFor(texts.join(''), LAYOUTS.us);

  it.each(Object.entries(LAYOUTS))(
    'gives both links their turn, on layout %s',
    async (_, layout) => {
      const said = await verdictsOn(keysFor(nextLink() + nextLink(), layout), 2);
      expect(said.map(isIn)).toEqual([true, true]);
    },
  );

  it('gives three codes of any form their turn', async () => {
    const code = tickets.pop()?.code ?? '';
    const said = await verdictsOn(us(nextLink(), code, nextLink().toLowerCase()), 3);
    expect(said.map(isIn)).toEqual([true, true, true]);
  });

  it('and puts its own characters between them', async () => {
    const keys = [...us(`]Q1${nextLink()}`), control('GS'), ...us(`]Q1${nextLink()}`)];
    expect((await verdictsOn(keys, 2)).map(isIn)).toEqual([true, true]);
  });

  it('says of a foreign code that it is none, before and after a ticket', async () => {
    const said = await verdictsOn(us('HTTPS://EXAMPLE.COM/MENU', nextLink(), '6111099000124'), 3);
    expect(said.map(isIn)).toEqual([false, true, false]);
    expect(said[0]).toContain(why.unknown);
    expect(said[2]).toContain(why.unknown);
  });

  it('means a ticket once that it types twice', async () => {
    const link = nextLink();
    expect((await verdictsOn(us(link, link), 1)).map(isIn)).toEqual([true]);
  });

  it('shows each verdict before the next takes its place', async () => {
    const started = Date.now();
    const said = await verdictsOn(us(nextLink(), 'HTTPS://EXAMPLE.COM/MENU'), 2);
    expect(said.map(isIn)).toEqual([true, false]);
    expect(Date.now() - started).toBeGreaterThan(2_200);
  });

  it('is told to read one by one when too many come at once', async () => {
    const many = Array.from({ length: 9 }, (_, nth) => codeOf(nth)).join('');
    expect(await verdictsOn(us(many), 1)).toEqual([tooMany]);
  });
});

describe('with the keypad open', () => {
  const digits = () => page.textContent('.keypad .digits');

  it('a scan types nothing into it', async () => {
    await page.click('#tool-code');
    await page.keyboard.type('4821', { delay: 150 });
    await page.waitForFunction(() =>
      document.querySelector('.keypad .digits')?.textContent?.startsWith('4821'),
    );
    const seen = page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const texts: string[] = [];
          const shown = document.querySelector('.keypad .digits');
          if (!shown) return resolve(['no keypad']);
          const observer = new MutationObserver(() => texts.push(shown.textContent ?? ''));
          observer.observe(shown, { childList: true, characterData: true, subtree: true });
          setTimeout(() => resolve(texts), 1_500);
        }),
    );
    await scanKeys('6111099000124');
    await scanKeys(nextLink());
    await goesIn();
    expect(await seen).toEqual([]);
  });

  it('a hand types digits as before', async () => {
    await page.click('#tool-code');
    const code = tickets.pop()?.code ?? '';
    await page.keyboard.type(code.slice(0, 3), { delay: 200 });
    await expect.poll(digits).toMatch(new RegExp(`^${code.slice(0, 3)}·`));
    await page.keyboard.type(code.slice(3), { delay: 90 });
    await goesIn();
  });
});
