import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../scripts/files.mjs';
import { CALL_LIMITS } from '../../src/http/call-limits.ts';
import { SlidingWindow } from '../../src/http/sliding-window.ts';

const LIMIT = { limit: 3, period: 60 };
const START = Date.UTC(2026, 10, 26);

let now = START;
beforeEach(() => {
  now = START;
});

function windowOf(limit = LIMIT, own?: number): SlidingWindow {
  return new SlidingWindow(limit, { clock: () => now, seed: 7 }, own);
}

async function allowed(window: SlidingWindow, key: string, calls = 1): Promise<number> {
  let count = 0;
  for (let call = 0; call < calls; call += 1) if ((await window.limit({ key })).success) count += 1;
  return count;
}

describe('a ceiling in memory', () => {
  it('slides: what is a period old is free again, one by one', async () => {
    const window = windowOf();
    for (const at of [0, 20_000, 59_000]) {
      now = START + at;
      expect(await allowed(window, 'k')).toBe(1);
    }
    now = START + 59_999;
    expect(await allowed(window, 'k', 5)).toBe(0);
    now = START + 60_000;
    expect(await allowed(window, 'k', 5)).toBe(1);
    now = START + 80_000;
    expect(await allowed(window, 'k', 5)).toBe(1);
  });

  it('allows in no span of a period more than the limit, at whatever instants it is asked', async () => {
    const window = windowOf({ limit: 7, period: 60 });
    const taken: number[] = [];
    for (let call = 0; call < 2_000; call += 1) {
      now += (call * 7_919) % 5_000;
      if ((await allowed(window, 'k')) === 1) taken.push(now);
    }
    expect(taken.length).toBeGreaterThan(100);
    for (const [index, at] of taken.entries()) {
      expect((taken[index + 7] ?? Number.POSITIVE_INFINITY) - at).toBeGreaterThanOrEqual(60_000);
    }
  });

  it('does not count what it refused: who goes on asking is let in when their time comes', async () => {
    const window = windowOf();
    await allowed(window, 'k', 3);
    for (now = START; now < START + 60_000; now += 1_000) await allowed(window, 'k');
    now = START + 60_000;
    expect(await allowed(window, 'k', 5)).toBe(3);
  });

  it('counts within one period by a clock that goes back a little, and anew by one that was set back', async () => {
    const window = windowOf();
    await allowed(window, 'k', 3);
    now -= 30_000;
    expect(await allowed(window, 'k', 5)).toBe(0);
    now = START - 3_600_000;
    expect(await allowed(window, 'k', 5)).toBe(3);
    now += 60_000;
    expect(await allowed(window, 'k', 5)).toBe(3);
  });
});

describe('a flood of keys', () => {
  it('does not let off who is at the limit, and does not grow without end', async () => {
    const window = windowOf();
    expect(await allowed(window, 'guesses', 5)).toBe(3);
    for (let key = 0; key < 1_000_000; key += 1) await window.limit({ key: `flood ${key}` });
    expect(window.size).toBeLessThanOrEqual(70_000);
    expect(await allowed(window, 'guesses', 5)).toBe(0);
  });

  it('lets nobody off who comes during it', async () => {
    const window = windowOf(LIMIT, 100);
    await flood(window, 200);
    expect(await allowed(window, 'guesses', 2)).toBe(2);
    await flood(window, 200);
    expect(await allowed(window, 'guesses', 9)).toBe(1);
    now += 59_999;
    await flood(window, 200);
    expect(await allowed(window, 'guesses', 9)).toBe(0);
  });

  it('gives nobody more who is counted for themselves again after it', async () => {
    const window = windowOf(LIMIT, 100);
    await flood(window, 100);
    now += 30_000;
    expect(await allowed(window, 'guesses', 2)).toBe(2);
    now += 30_000;
    expect(await allowed(window, 'guesses', 9)).toBe(1);
    now += 30_000;
    expect(await allowed(window, 'guesses', 9)).toBe(2);
  });

  it('shuts out hardly anybody else', async () => {
    const window = windowOf(CALL_LIMITS.LIMIT_CONTACT);
    // More registrations than one process takes in a minute, each for another contact.
    await flood(window, 120_000);
    let refused = 0;
    for (let key = 0; key < 1_000; key += 1) {
      if (!(await window.limit({ key: `visitor ${key}` })).success) refused += 1;
    }
    expect(refused).toBeLessThanOrEqual(20);
  });

  it('is over when it is over', async () => {
    const window = windowOf();
    await flood(window, 1_000);
    now += 60_000;
    await allowed(window, 'k');
    expect(window.size).toBe(1);
  });

  async function flood(window: SlidingWindow, keys: number): Promise<void> {
    for (let key = 0; key < keys; key += 1) await window.limit({ key: `flood ${now} ${key}` });
  }
});

describe('the numbers of the ceilings', () => {
  it('are the same in memory as at Cloudflare', () => {
    const config = readFileSync(join(root, 'wrangler.toml'), 'utf8');
    const binding = /^name = "(LIMIT_\w+)"\n.*\nsimple = \{ limit = (\d+), period = (\d+) \}$/gm;
    const deployed = [...config.matchAll(binding)].map(([, name, limit, period]) => [
      name,
      { limit: Number(limit), period: Number(period) },
    ]);
    expect(CALL_LIMITS).toEqual(Object.fromEntries(deployed));
  });
});
