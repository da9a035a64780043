import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../scripts/build.mjs';
import { root } from '../scripts/files.mjs';
import { Inspector } from './inspector.ts';
import { Loader } from './load.ts';
import { processorTime } from './processor.ts';
import { type Service, startService } from './servers.ts';
import { CLIENTS, UNTIL_DONE, windowsOf } from './site.ts';
import type { Ask } from './sources.ts';

// Which functions the processor is busy with while parties register and while gates scan. The
// writers run in the isolate of the Worker, D1 in one of its own; what is native, the runtime's
// code, the kernel and the cryptography, is in no profile and shows as the difference.

const COUNT = 6_000;
const SHOWN = 15;
const SAMPLE_US = 250;
const ISOLATES = ['abwab', 'd1'] as const;

/** What the inspector gives: https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#type-Profile */
interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: Frame }[];
  /** Node by node, as often as it was met. */
  readonly samples: readonly number[];
}

/** A function, and where it begins, counted from 0. */
interface Frame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

const folder = mkdtempSync(join(tmpdir(), 'abwab-profile-'));
const say = (line: string) => process.stdout.write(`${line}\n`);
const loader = new Loader();
try {
  await build();
  const map = new SourceMap(JSON.parse(readFileSync(join(root, 'build/worker.map'), 'utf8')));
  const service = await startService(join(folder, 'service'), null, CLIENTS, true);
  const slots = (await windowsOf(service)).today;
  const { phones, slug } = service;
  const register = { kind: 'register', slug, slots, most: COUNT } as const;
  // The first load warms up.
  await load(service, { ...register, most: COUNT / 4 });
  const tokens = await profiled('registrations', service, register, map);
  const scan = { kind: 'scan', direction: 'entry', tokens, phones, ledger: false } as const;
  await profiled('online scans', service, scan, map);
  await service.stop();
} finally {
  await loader.close();
  rmSync(folder, { recursive: true, force: true });
}

async function load({ origin }: Service, ask: Ask): Promise<readonly string[]> {
  const { tokens } = await loader.run({ origin, ask, clients: CLIENTS, seconds: UNTIL_DONE });
  return tokens;
}

/** Puts a load on the service, and says where its time went. */
async function profiled(
  what: string,
  service: Service,
  ask: Ask,
  map: SourceMap,
): Promise<readonly string[]> {
  const inspectors: Inspector[] = [];
  for (const isolate of ISOLATES) {
    const inspector = await Inspector.open(service.inspector ?? '', isolate);
    await inspector.ask('Profiler.enable');
    await inspector.ask('Profiler.setSamplingInterval', { interval: SAMPLE_US });
    await inspector.ask('Profiler.start');
    inspectors.push(inspector);
  }
  const before = processorTime(service.pid);
  const tokens = await load(service, ask);
  const spent = processorTime(service.pid) - before;
  say(`\n${what}: ${((1_000 * spent) / COUNT).toFixed(0)} µs of processor time each`);
  for (const [i, isolate] of ISOLATES.entries()) {
    const inspector = inspectors[i];
    const answer = await inspector?.ask('Profiler.stop');
    inspector?.close();
    tell(isolate, samplesOf(answer?.profile as Profile, map));
  }
  return tokens;
}

/** Samples by function and place. */
function samplesOf({ nodes, samples }: Profile, map: SourceMap): Map<string, number> {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame, map)]));
  const counts = new Map<string, number>();
  for (const id of samples) {
    const name = names.get(id) ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** The module is packed: there a name says less than the line that it was written on. */
function nameOf({ functionName, url, lineNumber, columnNumber }: Frame, map: SourceMap): string {
  const name = functionName || '(anonymous)';
  if (!url) return name;
  if (!url.endsWith('index.js')) return `${name}  ${url}:${lineNumber + 1}`;
  const found = map.findOrigin(lineNumber + 1, columnNumber + 1);
  if (!('fileName' in found)) return name;
  const { fileName, lineNumber: line } = found;
  const file = fileName.replace(/^.*?(src|node_modules)\//, '$1/');
  // Of a package only what was made of its sources is there.
  const source = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
  const text = source.split('\n')[line - 1] ?? name;
  return `${file}:${line}  ${text.trim().slice(0, 60)}`;
}

function tell(isolate: string, counts: ReadonlyMap<string, number>): void {
  const busy = [...counts].filter(([name]) => name !== '(idle)');
  const sum = busy.reduce((all, [, count]) => all + count, 0);
  say(`\n${isolate}: about ${((sum * SAMPLE_US) / COUNT).toFixed(0)} µs each`);
  for (const [name, count] of busy.sort(([, a], [, b]) => b - a).slice(0, SHOWN)) {
    say(`${((100 * count) / sum).toFixed(1).padStart(6)} %  ${name}`);
  }
}
