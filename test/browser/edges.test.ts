import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gateWords } from '../../src/i18n/gate.ts';
import { hear } from './heard.ts';
import { GATE_PHONE, launchWithCamera } from './people.ts';
import { invite } from './phones.ts';
import { type Shot, type Video, writeQrVideo } from './qr-video.ts';
import { freshState, type Server, startServer } from './server.ts';
import { issueTicket } from './tickets.ts';

const POSTER = 'HTTPS://EXAMPLE.COM/MENU';
/** The square in the middle reaches 360 pixels from the middle of a picture of 1280. */
const EDGE = { size: 240, y: 0 };
const { why, word } = gateWords.ar;

const state = freshState();
let server: Server;
let nth = 0;

beforeAll(async () => {
  server = await startServer(state.stateDir);
});

afterAll(async () => {
  await server?.stop();
  state.remove();
});

/** The QR code of a family that nobody has scanned. */
async function family(): Promise<string> {
  return (await issueTicket(server, nth++)).url.toUpperCase();
}

/** What a gate says of each code, until it has said so many verdicts; then what it says for a while more. */
async function verdictsOn(shots: readonly Shot[], count: number, video: Video = {}) {
  const path = join(state.stateDir, `edge-${nth}.y4m`);
  writeQrVideo(path, [...shots, { text: null, seconds: 40 }], video);
  const browser = await launchWithCamera(path);
  try {
    const context = await browser.newContext(GATE_PHONE);
    const page = await context.newPage();
    const said = await hear(page);
    await page.goto((await invite(server, state.stateDir)).url);
    await page.click('#enrol-open');
    await expect.poll(() => said.length).toBeGreaterThanOrEqual(count);
    await page.waitForTimeout(1_500);
    return said;
  } finally {
    await browser.close();
  }
}

const isIn = (text: string) => text.startsWith(`${word.in}. 5`);

describe('a ticket at the edge of the picture', () => {
  // One at a time: the second of two is missed by a machine that stalls, and the first comes again.
  it.each([
    { stands: 'on its side', isUpright: false, end: -480 },
    { stands: 'on its side', isUpright: false, end: 480 },
    { stands: 'upright', isUpright: true, end: -480 },
    { stands: 'upright', isUpright: true, end: 480 },
  ])(
    'is let in, $end px from the middle of one that stands $stands',
    async ({ isUpright, end }) => {
      const [x, y] = isUpright ? [0, end] : [end, 0];
      const beside = [{ text: await family(), size: 240, x, y }];
      const said = await verdictsOn([{ text: null, beside, seconds: 3 }], 1, { isUpright });
      expect(said.map(isIn)).toEqual([true]);
    },
  );

  it('goes before a poster that is in the middle, and is let in once', async () => {
    const beside = [{ ...EDGE, text: await family(), x: 490 }];
    const said = await verdictsOn([{ text: POSTER, beside, seconds: 5 }], 1);
    expect(said.map(isIn)).toEqual([true]);
  });

  it('has its turn beside a ticket in the middle', async () => {
    const beside = [{ ...EDGE, text: await family(), x: -490 }];
    // For much longer than both turns take: a machine that stalls would see the first one again.
    const said = await verdictsOn([{ text: await family(), beside, seconds: 10 }], 2);
    expect(said.map(isIn)).toEqual([true, true]);
  });

  it('is another presentation after it was gone', async () => {
    const beside = [{ ...EDGE, text: await family(), x: -490 }];
    const shot = { text: null, beside, seconds: 3 };
    const said = await verdictsOn([shot, { text: null, seconds: 1.6 }, shot], 2);
    expect(isIn(said[0] ?? '')).toBe(true);
    expect(said[1]).toContain(why.already_admitted);
    expect(said).toHaveLength(2);
  });
});
