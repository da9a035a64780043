import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processorTime } from './processor.ts';
import { type Server, startWorker } from './servers.ts';
import { type Row, table } from './table.ts';

// What the parts of a registration and of a scan cost by themselves, in processor time of the whole
// server: other programs on the machine change it little.

const ROUNDS = 7;
/**
 * D1 by RPC, and not by JSON over HTTP as it is without this flag. A lone call costs a tenth to a third
 * less; a registration and a scan cost the same, 64 at once or alone, so the service goes without it.
 */
const BY_RPC = 'd1_binding_jsrpc';
const STEPS = [
  { what: 'a call of an object', path: '/rpc', times: 2_000 },
  { what: 'a D1 call that reads a row', path: '/read', times: 1_000 },
  { what: 'a D1 batch that writes two rows', path: '/write', times: 300 },
  { what: 'a signature made', path: '/sign', times: 2_000 },
  { what: 'a signature checked', path: '/verify', times: 2_000 },
  { what: 'an HMAC', path: '/hmac', times: 5_000 },
  { what: 'a SHA-256', path: '/digest', times: 5_000 },
] as const;

const folder = mkdtempSync(join(tmpdir(), 'abwab-costs-'));
const say = (line: string) => process.stdout.write(`${line}\n`);
try {
  const start = (name: string, flags: readonly string[]) =>
    startWorker(join(folder, name), 'bench/workers/costs.ts', { classes: ['Echo'], flags });
  const plain = await start('plain', []);
  const byRpc = await start('rpc', [BY_RPC]);
  const rows: Row[] = [];
  for (const { what, path, times } of STEPS) {
    const own: Cost[] = [];
    const other: Cost[] = [];
    // The first round warms up.
    for (let round = 0; round <= ROUNDS; round++) {
      own.push(await costOf(plain, path, times));
      other.push(await costOf(byRpc, path, times));
    }
    const isD1 = path === '/read' || path === '/write';
    rows.push(row(`${what}, µs`, own), ...(isD1 ? [row(`${what}, by RPC, µs`, other)] : []));
    if (path === '/write') {
      const measured = own.slice(1).map(({ passed }) => passed / 1_000);
      rows.push({
        what: `${what}, until it is on the disk, ms`,
        measured,
        floor: [],
        budget: null,
      });
    }
  }
  await plain.stop();
  await byRpc.stop();
  say(table(rows));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Of one step, µs. */
interface Cost {
  readonly processor: number;
  readonly passed: number;
}

function row(what: string, costs: readonly Cost[]): Row {
  const measured = costs.slice(1).map(({ processor }) => processor);
  return { what, measured, floor: [], budget: null };
}

async function costOf({ origin, pid }: Server, path: string, times: number): Promise<Cost> {
  const [before, began] = [processorTime(pid), performance.now()];
  const answer = await fetch(`${origin}${path}?times=${times}`);
  if ((await answer.text()) !== 'ok') throw new Error(`${path}: ${answer.status}`);
  const passed = performance.now() - began;
  return {
    processor: ((processorTime(pid) - before) * 1_000) / times,
    passed: (passed * 1_000) / times,
  };
}
