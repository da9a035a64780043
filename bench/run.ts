import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../scripts/build.mjs';
import { Loader } from './load.ts';
import { farD1, nearD1 } from './measures.ts';
import { table } from './table.ts';

const OTHERS = new Map([
  ['--phone', () => import('./phone.ts')],
  ['--log', () => import('./log.ts')],
  ['--search', () => import('./search.ts')],
  ['--memory', () => import('./memory.ts')],
  ['--seal', () => import('./seal.ts')],
  ['--exports', () => import('./exports.ts')],
  ['--turns', () => import('./turns.ts')],
  ['--costs', () => import('./costs.ts')],
  ['--compare', () => import('./compare.ts')],
  ['--profile', () => import('./profile.ts')],
]);
const USAGE = `node bench/run.ts [--quick | ${[...OTHERS.keys()].join(' | ')}]\n`;
const FULL = { rounds: 5, seconds: 3, tickets: 4_000 };
const QUICK = { rounds: 1, seconds: 1.5, tickets: 2_000 };

const args = process.argv.slice(2);
const other = args.map((arg) => OTHERS.get(arg)).find(Boolean);
if (other) {
  await other();
  process.exit();
}
if (args.some((arg) => arg !== '--quick')) {
  process.stderr.write(USAGE);
  process.exit(2);
}
const size = args.includes('--quick') ? QUICK : FULL;
const say = (line: string) => process.stdout.write(`${line}\n`);
const folder = mkdtempSync(join(tmpdir(), 'abwab-bench-'));
const loader = new Loader();
try {
  await build();
  const before = load();
  const near = await nearD1(join(folder, 'near'), loader, size, say);
  const far = await farD1(join(folder, 'far'), loader, size, say);
  say('');
  say(table([...near.rows, ...far.rows]));
  say('');
  say(`${availableParallelism()} × ${cpus()[0]?.model}, Node ${process.versions.node}.`);
  say(`Load of the machine: ${before} before, ${load()} after.`);
  say(
    `The load's own thread was busy ${percent(Math.max(near.busiest, far.busiest))} of the time at most.`,
  );
} finally {
  await loader.close();
  rmSync(folder, { recursive: true, force: true });
}

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
