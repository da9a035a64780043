import { once } from 'node:events';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GATE_PHONE, launchWithCamera } from './people.ts';
import { scanText, stopCamera, waiting } from './phones.ts';
import { writeQrVideo } from './qr-video.ts';
import { freshState, runStart, type Server, startServer } from './server.ts';
import { issueTicket, live, type Ticket } from './tickets.ts';

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
  // It stays in sight: one that came back would be another presentation.
  writeQrVideo(video, [{ text: urlOf(0), seconds: 2 }]);
  browser = await launchWithCamera(video);
  context = await browser.newContext(GATE_PHONE);
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
    // From here on codes come from a scanner.
    await stopCamera(page);
  });

  it('refuses the same code from a scanner, and counts the family as walk-ins in one tap', async () => {
    await scanText(page, urlOf(0), true);
    expect(await tone()).toBe('stop');
    await page.click('.actions .primary');
    await page.waitForSelector('#work[data-tone="in"]');
    expect(await number()).toBe('5');
  });

  it('corrects five to three with the strip, and lets two in later', async () => {
    await scanText(page, urlOf(1), true);
    await page.click('.strip .pick:nth-child(3)');
    await page.waitForSelector('.strip .pick:nth-child(3)[aria-pressed="true"]');
    await scanText(page, urlOf(1), true);
    expect([await tone(), await number()]).toEqual(['in', '2']);
  });

  it('reads the twelve digits', async () => {
    await scanText(page, tickets[2]?.code ?? '', true);
    expect([await tone(), await number()]).toEqual(['in', '5']);
  });

  it('refuses what is no ticket', async () => {
    await scanText(page, 'HTTPS://EXAMPLE.COM/MENU', true);
    expect(await tone()).toBe('stop');
  });

  it('goes on with the network cut and the server gone, closed and opened again', async () => {
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await waiting(page, 0);
    await server.stop();
    await context.setOffline(true);
    await scanText(page, urlOf(3), true);
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
    await waiting(page, 2);
    await scanText(page, urlOf(3), true);
    expect(await tone()).toBe('stop');
    await scanText(page, urlOf(4), true);
    expect([await tone(), await number()]).toEqual(['in', '5']);
  });

  it('hands everything in once when the server is back', async () => {
    restarted = runStart(state.stateDir, server.port);
    await context.setOffline(false);
    await waiting(page, 0);
    // Five tickets of five; the family that came twice, as walk-ins; one tap of the counter.
    const all = { entries: 31, walk_ins: 6, exits: 0, parties: 5 };
    // The public figures may be a few seconds old.
    await expect.poll(() => live(server)).toMatchObject(all);
  });
});

function urlOf(n: number): string {
  return (tickets[n]?.url ?? '').toUpperCase();
}

async function tone(): Promise<string | null> {
  return page.getAttribute('#work', 'data-tone');
}

async function number(): Promise<string | null> {
  return page.textContent('#panel .number');
}
