import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from '../scripts/build.mjs';
import type { Flood } from './flood-thread.ts';
import { type Service, scan, startService } from './servers.ts';
import { type Row, table } from './table.ts';
import { fillTickets } from './tickets.ts';

// What one may not do to others: a holder who asks for hundreds of changes at once, and tickets of
// coming days, which every batch of the gates looks through for what was cancelled.

const ROUNDS = 7;
const AT_ONCE = 400;
const FEW = 1_000;
const MANY = 300_000;

const folder = mkdtempSync(join(tmpdir(), 'abwab-turns-'));
const say = (line: string) => process.stdout.write(`${line}\n`);
const thread = new Worker(new URL('./flood-thread.ts', import.meta.url));
try {
  await build();
  const service = await startService(join(folder, 'turns'), null, 1);
  const alone: number[] = [];
  const beside: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const holder = await register(service);
    alone.push(await timeOf(() => register(service)));
    const { answered } = await flood(holder, service);
    beside.push(await timeOf(() => register(service)));
    await answered;
  }
  const [few, many] = [await scanTimes(service, FEW), await scanTimes(service, MANY)];
  await service.stop();
  say(
    table([
      row(`a stranger's registration beside ${AT_ONCE} changes, ms`, beside, alone),
      row(`a scan with ${MANY.toLocaleString('en')} tickets, ms`, many, few),
    ]),
  );
} finally {
  await thread.terminate();
  rmSync(folder, { recursive: true, force: true });
}

function row(what: string, measured: readonly number[], floor: readonly number[]): Row {
  return { what, measured, floor, budget: null };
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Registers two adults, and gives the path of their private page. */
async function register({ origin, slug }: Service): Promise<string> {
  const response = await fetch(`${origin}/api/v1/events/${slug}/registrations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({
      slot: '1',
      kind: 'family',
      party: { adults: 2, children: 0 },
      contact: { name: 'x', email: `${crypto.randomUUID()}@example.org` },
      consent: true,
    }),
  });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  return new URL((await response.json()).registration.manage_url).pathname;
}

/** Asks for hundreds of changes of one registration at once; the promise inside is of their answers. */
async function flood(path: string, { origin }: Service): Promise<{ answered: Promise<unknown> }> {
  const bodies = Array.from({ length: AT_ONCE }, (_, n) =>
    new URLSearchParams({ slot: '1', adults: String(1 + (n % 4)), children: '0' }).toString(),
  );
  thread.postMessage({ url: `${origin}${path}/change`, bodies } satisfies Flood);
  await once(thread, 'message');
  return { answered: once(thread, 'message') };
}

/** How long a scan takes whose batch looks for what changed, beside so many tickets of five days. */
async function scanTimes(service: Service, tickets: number): Promise<number[]> {
  await fillTickets(service.db, tickets);
  const times: number[] = [];
  for (let round = 0; round < 5 * ROUNDS; round++) times.push(await timeOf(() => scan(service)));
  return times;
}
