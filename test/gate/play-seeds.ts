import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Played } from './seed-thread.ts';
import { playSeeds } from './seeds.ts';

const USAGE = 'npm run seeds -- [--count 100000] [--first 1] [--threads 2]\n';
/** Seeds between two lines that say how far it is. */
const EVERY = 10_000;

const say = (line: string) => process.stdout.write(`${line}\n`);
const run = read(process.argv.slice(2));
if (!run) {
  process.stderr.write(USAGE);
  process.exit(2);
}
const started = performance.now();
let played = 0;
const failures = await playSeeds(run, tell);
say(`seeds ${run.first} to ${run.first + run.count - 1}: ${pace()}`);
process.exitCode = failures.length > 0 ? 1 : 0;

function tell({ seed, findings }: Played): void {
  played += 1;
  if (findings.length > 0) say(`seed ${seed}: ${findings.join('; ')}`);
  if (played % EVERY === 0) say(pace());
}

function pace(): string {
  const seconds = (performance.now() - started) / 1000;
  const each = Math.round(played / seconds);
  return `${played} played in ${Math.round(seconds)} s, ${each} a second on ${run?.threads} threads`;
}

/** `null` for anything but whole numbers above 0. */
function read(args: string[]): { first: number; count: number; threads: number } | null {
  const option = (value: number) => ({ type: 'string', default: String(value) }) as const;
  try {
    const { values } = parseArgs({
      args,
      options: {
        count: option(100_000),
        first: option(1),
        threads: option(availableParallelism()),
      },
    });
    const [count, first, threads] = [values.count, values.first, values.threads].map(Number);
    const whole = [count, first, threads].every((one) => Number.isInteger(one) && Number(one) > 0);
    return whole && count && first && threads ? { count, first, threads } : null;
  } catch {
    return null;
  }
}
