import { DatabaseSync } from 'node:sqlite';
import type { Browser } from 'playwright-core';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { leadsOn } from './leads-on.ts';
import { PHONE } from './people.ts';
import type { Server } from './server.ts';
import { register } from './tickets.ts';

/** The last window of the fifth day, which has the fewest places. */
const WINDOW = { day: 5, slot: '30' };

/** Fills the window. Gives the private address of one of those who hold it. */
export async function fillWindow(server: Server): Promise<string> {
  const { days } = await (await fetch(`${server.url}/api/v1/events/demo`)).json();
  const [{ remaining }] = days[WINDOW.day - 1].slots.filter(
    ({ id }: { id: string }) => id === WINDOW.slot,
  );
  const parties = Array.from({ length: Math.ceil(remaining / 10) }, (_, n) => ({
    slot: WINDOW.slot,
    kind: 'family',
    party: { adults: Math.min(10, remaining - 10 * n), children: 0 },
    contact: { name: 'حسن', phone: `06501000${10 + n}` },
  }));
  const held = await Promise.all(parties.map((party) => register(server, party)));
  const [first] = held;
  if (!first) throw new Error('it is full already');
  // Places are shown as they were up to a second ago.
  while (!(await pageOf(server, `/ar/demo/days/${WINDOW.day}`)).includes('wait-link'));
  return new URL(first.registration.manage_url).pathname;
}

/** Waits for the window by its form, without scripts, to be asked first. Gives the private address. */
export async function waitAsking(browser: Browser, server: Server, n = 0): Promise<string> {
  const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.url}/ar/demo/days/${WINDOW.day}`);
  await leadsOn(page.locator('.wait-link a'));
  await page.check(`[name="slot"][value="${WINDOW.slot}"]`);
  await page.fill('#adults', '10');
  await page.fill('#name', 'سلمى');
  await page.fill('#phone', `06502000${10 + n}`);
  await page.check('[name="turn"][value="ask"]');
  // Without an address nobody could be asked: the form says so, and keeps what was typed.
  await leadsOn(page.locator('.send-bar button'));
  await page.fill('#email', `salma${n}@example.ma`);
  await leadsOn(page.locator('.send-bar button'));
  const address = new URL(page.url()).pathname;
  await context.close();
  return address;
}

/** Gives the places of a registration back, by its holder, without scripts. */
export async function giveBack(browser: Browser, server: Server, manage: string): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.url}${manage}/cancel`);
  await leadsOn(page.locator('form[action*="/cancel"] button'));
  await context.close();
}

/** Looks until places are offered: the draw comes after the answer to whoever gave them back. */
export async function untilOffered(server: Server, address: string): Promise<void> {
  while (!(await pageOf(server, address)).includes('value="take"'));
}

/** Gives the same address when an offer to it, whose time cannot be waited for, is over. */
export async function letPass({ stateDir }: Server, address: string): Promise<string> {
  const db = new DatabaseSync(databaseFile(stateDir), { timeout: 10_000 });
  try {
    db.exec(`UPDATE wait SET state = 'expired', offered = slot, deadline = 1
      WHERE first_serial = (SELECT max(first_serial) FROM wait)`);
  } finally {
    db.close();
  }
  return address;
}

async function pageOf(server: Server, path: string): Promise<string> {
  return (await fetch(`${server.url}${path}`)).text();
}
