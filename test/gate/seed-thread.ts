import { parentPort, workerData } from 'node:worker_threads';
import { quicken } from './platform.ts';
import { simulate } from './simulation.ts';

/** What one thread is given: so many seeds from the first one on. */
export interface Stretch {
  readonly first: number;
  readonly count: number;
}

/** What came of one seed. */
export interface Played {
  readonly seed: number;
  readonly findings: readonly string[];
}

quicken();
const { first, count }: Stretch = workerData;
for (let seed = first; seed < first + count; seed++) {
  const played: Played = { seed, findings: await simulate(seed).catch((error) => [`${error}`]) };
  parentPort?.postMessage(played);
}
