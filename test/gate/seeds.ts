import { Worker } from 'node:worker_threads';
import type { Played, Stretch } from './seed-thread.ts';

/** Seeds for one thread, which then makes room for a fresh one: so memory is bounded by design. */
const STRETCH = 2_000;
/** Should something be held on to all the same, a thread ends rather than the machine, MB. */
const HEAP_MB = 512;
/** After so many seeds with findings there is enough to look at. */
const ENOUGH = 5;

export interface Run extends Stretch {
  readonly threads: number;
}

/** Plays seeds on several threads. Gives the seeds that found something, as sentences. */
export async function playSeeds(
  run: Run,
  onPlayed: (played: Played) => void = () => undefined,
): Promise<string[]> {
  const failures: string[] = [];
  const end = run.first + run.count;
  let next = run.first;
  /** Whether to go on. */
  const hear = (played: Played): boolean => {
    const { seed, findings } = played;
    if (failures.length === ENOUGH) return false;
    if (findings.length > 0) failures.push(`seed ${seed}: ${findings.join('; ')}`);
    onPlayed(played);
    return failures.length < ENOUGH;
  };
  const work = async (): Promise<void> => {
    while (next < end && failures.length < ENOUGH) {
      const first = next;
      next = Math.min(end, first + stretchOf(run));
      await play({ ...run, first, count: next - first }, hear);
    }
  };
  await Promise.all(Array.from({ length: run.threads }, work));
  return failures.sort();
}

/** Short runs are shared out too. */
function stretchOf({ count, threads }: Run): number {
  return Math.min(STRETCH, Math.ceil(count / threads));
}

function play(stretch: Stretch, hear: (played: Played) => boolean): Promise<void> {
  const worker = new Worker(new URL('./seed-thread.ts', import.meta.url), {
    workerData: stretch,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  return new Promise((resolve, reject) => {
    let left = stretch.count;
    let enough = false;
    worker.on('message', (played: Played) => {
      left -= 1;
      enough ||= !hear(played);
      if (enough) void worker.terminate();
    });
    const stuck = (cause?: unknown) =>
      reject(new Error(`seed ${stretch.first + stretch.count - left} came to no end`, { cause }));
    worker.on('error', stuck);
    worker.on('exit', () => (left === 0 || enough ? resolve() : stuck()));
  });
}
