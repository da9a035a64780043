import { once } from 'node:events';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from './browser.ts';
import { writeQrVideo } from './qr-video.ts';
import { freshState, runStart, type Server, startServer } from './server.ts';
import { issueTicket, type Ticket } from './tickets.ts';

const PHONE = { width: 360, height: 740 };

const state = freshState();
let server: Server;
let restarted: ReturnType<typeof runStart> | undefined;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let tickets: Ticket[];

beforeAll(async () => {
  server = await startServer(state.stateDir);
  tickets = [];
  for (let n = 0; n < 5; n++) tickets.push(await issueTicket(server, n));
  const video = join(state.stateDir, 'gate.y4m');
  writeQrVideo(video, [
    { text: null, seconds: 1 },
    { text: urlOf(0), seconds: 3 },
  ]);
  browser = await launch([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${video}`,
  ]);
  context = await browser.newContext({ viewport: PHONE, permissions: ['camera'] });
  page = await context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  if (restarted && restarted.exitCode === null) {
    restarted.kill('SIGINT');
    await once(restarted, 'exit');
  }
  state.remove();
});

describe('a gate phone', () => {
  it('opens by a link that spends nothing until the button is pressed', async () => {
    await page.goto(server.gate);
    expect(await page.getAttribute('html', 'dir')).toBe('rtl');
    await page.reload();
    await page.click('#enrol-open');
    await page.waitForSelector('#work:not([hidden])');
    expect(page.url()).toBe(`${server.url}/gate`);
  });

  it('lets in a family whose code its camera sees', async () => {
    await page.waitForSelector('#work[data-tone="in"]');
    expect(await number()).toBe('5');
    expect(await page.textContent('#said')).toMatch(/5/);
    // The video begins anew every few seconds; from here on codes come from a scanner.
    await page.evaluate(() => {
      const { srcObject } = document.querySelector('video') ?? {};
      if (srcObject instanceof MediaStream) for (const track of srcObject.getTracks()) track.stop();
    });
  });

  it('refuses the same code from a scanner, and counts the family as walk-ins in one tap', async () => {
    await scan(urlOf(0));
    expect(await tone()).toBe('stop');
    await page.click('.actions .primary');
    await page.waitForSelector('#work[data-tone="in"]');
    expect(await number()).toBe('5');
  });

  it('corrects five to three with the strip, and lets two in later', async () => {
    await scan(urlOf(1));
    await page.click('.strip .pick:nth-child(3)');
    await page.waitForSelector('.strip .pick:nth-child(3)[aria-pressed="true"]');
    await scan(urlOf(1));
    expect([await tone(), await number()]).toEqual(['in', '2']);
  });

  it('reads the twelve digits', async () => {
    await scan(tickets[2]?.code ?? '');
    expect([await tone(), await number()]).toEqual(['in', '5']);
  });

  it('refuses what is no ticket', async () => {
    await scan('HTTPS://EXAMPLE.COM/MENU');
    expect(await tone()).toBe('stop');
  });

  it('goes on with the network cut and the server gone, closed and opened again', async () => {
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await waiting(0);
    await server.stop();
    await context.setOffline(true);
    await scan(urlOf(3));
    expect([await tone(), await number()]).toEqual(['in', '5']);
    await page.click('#tool-count');
    await page.click('.huge');
    // What the screen has counted is on the disk.
    await page.waitForFunction(() =>
      /1$/.test(document.querySelector('.total')?.textContent ?? ''),
    );
    await page.close();

    await context.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = async () => {
        throw new DOMException('none', 'NotFoundError');
      };
    });
    page = await context.newPage();
    await page.goto(`${server.url}/gate`);
    await page.waitForSelector('#wake:not([hidden])');
    await waiting(2);
    await scan(urlOf(3));
    expect(await tone()).toBe('stop');
    await scan(urlOf(4));
    expect([await tone(), await number()]).toEqual(['in', '5']);
  });

  it('hands everything in once when the server is back', async () => {
    restarted = runStart(state.stateDir, server.port);
    await context.setOffline(false);
    await waiting(0);
    const live: unknown = await (await fetch(`${server.url}/api/v1/events/demo/live`)).json();
    // Five tickets of five; the family that came twice, as walk-ins; one tap of the counter.
    expect(live).toMatchObject({ entries: 31, walk_ins: 6, exits: 0, parties: 5 });
  });
});

function urlOf(n: number): string {
  return (tickets[n]?.url ?? '').toUpperCase();
}

/** A text that comes twice within this time is an echo of one scan, ms. */
const ECHO_MS = 400;

/** As a hardware scanner does: faster than any hand, and Enter at the end. */
async function scan(text: string): Promise<void> {
  await page.waitForTimeout(ECHO_MS);
  const before = await verdicts();
  await page.evaluate((typed) => {
    for (const key of [...typed, 'Enter']) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    }
  }, text);
  await page.waitForFunction(
    (seen) => performance.getEntriesByName('verdict').length > seen,
    before,
  );
}

function verdicts(): Promise<number> {
  return page.evaluate(() => performance.getEntriesByName('verdict').length);
}

async function tone(): Promise<string | null> {
  return page.getAttribute('#work', 'data-tone');
}

async function number(): Promise<string | null> {
  return page.textContent('#panel .number');
}

/** Until the line says that so many scans wait. */
async function waiting(scans: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const line = document.getElementById('fresh')?.textContent ?? '';
      return Number(/· (\d+) /.exec(line)?.[1]) === wanted;
    },
    scans,
    { timeout: 60_000 },
  );
}
