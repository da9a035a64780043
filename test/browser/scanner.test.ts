import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Key, keysFor, LAYOUTS } from '../gate/keyboards.ts';
import { launch } from './browser.ts';
import { gatePage } from './people.ts';
import { freshState, type Server, startServer } from './server.ts';
import { issueTicket, type Ticket } from './tickets.ts';

const FAMILIES = 14;

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

/** Presses keys on a phone of another layout, 4 ms apart. */
async function press(keys: readonly Partial<Key & { ctrlKey: boolean }>[]): Promise<void> {
  await page.evaluate(async (pressed) => {
    for (const key of pressed) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  }, keys);
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
    await page.keyboard.type(nextLink(), { delay: 2 });
    for (const end of ends) await page.keyboard.press(end);
    await goesIn();
  });

  it('may end by silence, and slowly', async () => {
    await page.keyboard.type(nextLink(), { delay: 8 });
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
    await page.keyboard.type('6111099000124', { delay: 6 });
    await page.keyboard.type(nextLink(), { delay: 2 });
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
