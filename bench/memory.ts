import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../scripts/build.mjs';
import { heapOf, residentOf } from './held-memory.ts';
import { Loader } from './load.ts';
import { type Server, type Service, startFloor, startService } from './servers.ts';
import { type Row, table } from './table.ts';
import { fillTickets } from './tickets.ts';

// What the service keeps in memory, beside a Worker that keeps nothing: the JavaScript heap after a
// collection, and what the process holds of the machine.

/** Tickets of an edition like Fès 2023, a fifth of them of today. */
const TICKETS = 1_150_000;
const PARTIES = 16_000;
const MB = 2 ** 20;

/** Bytes. */
interface Memory {
  readonly heap: number;
  readonly resident: number;
}

const folder = mkdtempSync(join(tmpdir(), 'abwab-memory-'));
const say = (line: string) => process.stdout.write(`${line}\n`);
const loader = new Loader();
try {
  await build();
  const floor = await startFloor(join(folder, 'floor'), null, true);
  const empty = await memoryOf(floor, 'own');
  await floor.stop();
  const service = await startService(join(folder, 'service'), null, 4, true);
  const fresh = await memoryOf(service, 'abwab');
  await load(service);
  const loaded = await memoryOf(service, 'abwab');
  await fillTickets(service.db, TICKETS);
  await readLedger(service);
  const full = await memoryOf(service, 'abwab');
  await service.stop();
  const row = (what: string, measured: number, least: number, most: number | null): Row => ({
    what,
    measured: [measured / MB],
    floor: [least / MB],
    budget: most === null ? null : { most },
  });
  say(
    table([
      row('heap at start, MB', fresh.heap, empty.heap, null),
      row(
        `heap after ${PARTIES.toLocaleString('en')} registrations and scans, MB`,
        loaded.heap,
        empty.heap,
        null,
      ),
      row(`heap with ${TICKETS.toLocaleString('en')} tickets, MB`, full.heap, empty.heap, 40),
      row('resident at start, MB', fresh.resident, empty.resident, null),
      row('resident after the load, MB', loaded.resident, empty.resident, null),
      row('resident with all tickets, MB', full.resident, empty.resident, null),
    ]),
  );
} finally {
  await loader.close();
  rmSync(folder, { recursive: true, force: true });
}

async function load(service: Service): Promise<void> {
  const { origin, slug } = service;
  const event = await (await fetch(`${origin}/api/v1/events/${slug}`)).json();
  // The four large windows of today have room for more than twenty thousand parties of five.
  const slots = event.days[0].slots.slice(0, 4).map((slot: { id: string }) => slot.id);
  const register = { kind: 'register', slug, slots, most: PARTIES } as const;
  const { tokens } = await loader.run({ origin, clients: 64, seconds: 300, ask: register });
  const { phones } = service;
  const scan = { kind: 'scan', direction: 'entry', tokens, phones, ledger: true } as const;
  await loader.run({ origin, clients: 64, seconds: 300, ask: scan });
  const page = { kind: 'get', path: `/ar/${slug}` } as const;
  await loader.run({ origin, clients: 64, seconds: 5, ask: page });
}

/** A phone's first load, page by page: what the writer keeps of it stays. */
async function readLedger({ origin, phones }: Service): Promise<void> {
  const headers = { Authorization: `Bearer ${phones[0]}` };
  for (let since = 0, more = true; more; ) {
    const answer = await fetch(`${origin}/api/v1/ledger?since=${since}`, { headers });
    ({ cursor: since, more } = await answer.json());
  }
}

async function memoryOf(server: Server, worker: string): Promise<Memory> {
  // The snapshot that empties the heap takes memory itself.
  const resident = residentOf(server.pid);
  return { heap: await heapOf(server, worker), resident };
}
