import type { Browser, BrowserContext, Page } from 'playwright-core';
import { GATE_PHONE } from '../../test/browser/people.ts';
import { invite } from '../../test/browser/phones.ts';
import type { Server } from '../../test/browser/server.ts';
import { watch } from './probe.ts';

const AT_ONCE = 16;
/** A token's payload in characters; its signature follows. */
const PAYLOAD = 24;
const FIRST_PHONE = 10_000_000;

/** An arrival window, as the public interface says it. */
interface Slot {
  readonly id: string;
  readonly remaining: number;
  readonly open: boolean;
}

/** A phone of an enrolled gate, with one page open. */
export interface Opened {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** Enrols a fresh phone, and waits for its camera and its service worker. */
export async function openPhone(
  browser: Browser,
  server: Server,
  stateDir: string,
): Promise<Opened> {
  const { url } = await invite(server, stateDir);
  const context = await browser.newContext(GATE_PHONE);
  const page = await context.newPage();
  await watch(page);
  await page.goto(url);
  await page.click('#enrol-open');
  await page.waitForSelector('#work:not([hidden])');
  await page.waitForFunction(
    () =>
      navigator.serviceWorker.controller !== null &&
      performance.getEntriesByName('camera').length > 0,
  );
  return { context, page };
}

/** Slows the page's own thread, as the debugger does. */
export async function slow(page: Page, times: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: times });
}

/** What the codes of so many fresh family tickets for today say. */
export async function tickets(server: Server, count: number): Promise<string[]> {
  const event = `${server.url}/api/v1/events/demo`;
  const { days } = await (await fetch(event)).json();
  const [{ id: slot }] = days[0].slots
    .filter((one: Slot) => one.open)
    .sort((a: Slot, b: Slot) => b.remaining - a.remaining);
  const texts: string[] = [];
  let begun = 0;
  const registrar = async () => {
    while (begun < count) {
      begun += 1;
      texts.push(await register(event, slot, begun));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, registrar));
  return texts;
}

async function register(event: string, slot: string, n: number): Promise<string> {
  const response = await fetch(`${event}/registrations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({
      slot,
      kind: 'family',
      party: { adults: 2, children: 3 },
      contact: { name: 'سعاد', phone: `06${FIRST_PHONE + n}` },
      locale: 'ar',
      consent: true,
    }),
  });
  if (!response.ok) throw new Error(`registration: ${response.status} ${await response.text()}`);
  const { tickets: issued } = await response.json();
  return String(issued[0].url).toUpperCase();
}

/** The ticket of one text with the signature of another: looks right until it is verified. */
export function forged(text: string, other: string): string {
  const at = text.lastIndexOf('/') + 1 + PAYLOAD;
  return text.slice(0, at) + other.slice(at);
}
