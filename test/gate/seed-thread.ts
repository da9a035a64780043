import { parentPort, workerData } from 'node:worker_threads';
import { keptCore } from './kept-releases.ts';
import * as newest from './phone-core.ts';
import { quicken } from './platform.ts';
import { simulate } from './simulation.ts';

/** What one thread is given: so many seeds from the first one on. */
export interface Stretch {
  readonly first: number;
  readonly count: number;
  /** What its phones run: names of kept releases, or '' for the code of now. The latter alone by default. */
  readonly releases?: readonly string[];
}

/** What came of one seed. */
export interface Played {
  readonly seed: number;
  readonly findings: readonly string[];
}

quicken();
const { first, count, releases = [''] }: Stretch = workerData;
const cores = await Promise.all(
  releases.map(async (name) => (name === '' ? newest : keptCore(name))),
);
for (let seed = first; seed < first + count; seed++) {
  const played: Played = {
    seed,
    findings: await simulate(seed, cores).catch((error) => [`${error}`]),
  };
  parentPort?.postMessage(played);
}
