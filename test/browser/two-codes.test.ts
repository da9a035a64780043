import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gateWords } from '../../src/i18n/gate.ts';
import { hear } from './heard.ts';
import { GATE_PHONE, launchWithCamera } from './people.ts';
import { writeQrVideo } from './qr-video.ts';
import { freshState, type Server, startServer } from './server.ts';
import { issueTicket } from './tickets.ts';

const POSTER = 'HTTPS://EXAMPLE.COM/MENU';
const { why, word } = gateWords.ar;

const state = freshState();
let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = await startServer(state.stateDir);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  state.remove();
});

describe('a ticket that is held up beside a poster', () => {
  it('is let in, and on a second phone it is in already', async () => {
    const { url } = await issueTicket(server, 0);
    const video = join(state.stateDir, 'two.y4m');
    writeQrVideo(video, [
      { text: POSTER, seconds: 1.4 },
      { text: [POSTER, url.toUpperCase()], seconds: 2.4 },
      { text: POSTER, seconds: 1 },
      { text: [url.toUpperCase(), POSTER], seconds: 2 },
      { text: POSTER, seconds: 60 },
    ]);
    browser = await launchWithCamera(video);
    const context = await browser.newContext(GATE_PHONE);
    const page = await context.newPage();
    const said = await hear(page);
    await page.goto(server.gate);
    await page.click('#enrol-open');
    const again = () => said.some((one) => one.includes(why.already_admitted));
    await expect.poll(again).toBe(true);
    // The poster by itself may have been reported once, before any ticket came.
    expect(said.filter((one) => one.includes(why.unknown)).length).toBeLessThanOrEqual(1);
    const tickets = said.filter((one) => !one.includes(why.unknown));
    expect(tickets[0]).toContain(word.in);
    expect(tickets[1]).toContain(why.already_admitted);
  });
});
