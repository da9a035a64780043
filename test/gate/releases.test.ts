import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isTooOld, RELEASE } from '../../src/contract/release.ts';
import { keptReleases } from './kept-releases.ts';
import { playSeeds } from './seeds.ts';

const LONG = { timeout: 600_000 };
const run = { first: 1, count: 100, threads: 1 };

describe('releases of the phone', () => {
  it('are called by the version of the package', () => {
    const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
    expect(RELEASE).toBe(JSON.parse(text).version);
    expect(isTooOld(RELEASE)).toBe(false);
  });

  it('are kept: this one, and the one before it', () => {
    expect(keptReleases()).toContain(RELEASE);
    expect(keptReleases().length).toBeLessThanOrEqual(2);
  });

  it.each(keptReleases())('%s agrees with the service of now', LONG, async (release) => {
    expect(await playSeeds({ ...run, releases: [release] })).toEqual([]);
  });

  it.each(keptReleases())(
    '%s stands beside phones of now, and takes their disk over',
    LONG,
    async (release) => {
      expect(await playSeeds({ ...run, releases: ['', release] })).toEqual([]);
    },
  );
});
