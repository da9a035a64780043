import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../scripts/build.mjs';
import { residentOf } from './held-memory.ts';
import { Inspector } from './inspector.ts';
import { type Service, startService } from './servers.ts';
import { type Row, table } from './table.ts';
import { fillTickets } from './tickets.ts';

// What a file of a million rows takes: the JavaScript heap at its most, with all that the service holds
// anyway and what is still to be collected; and how long. What the process holds of the machine is told
// beside it: the database works in the same one here.

const ROWS = 1_000_000;
const MB = 2 ** 20;
const MOST_MB = 70;
/** How often the memory is looked at, ms. */
const EVERY_MS = 250;

const folder = mkdtempSync(join(tmpdir(), 'abwab-exports-'));
const say = (line: string) => process.stdout.write(`${line}\n`);
try {
  await build();
  const service = await startService(folder, null, 1, true);
  if (!service.inspector) throw new Error('no inspector');
  const inspector = await Inspector.open(service.inspector, 'abwab');
  await register(service);
  await fillTickets(service.db, ROWS);
  // What a start and a first file take once is no cost of a million rows.
  await take(service, inspector, { format: 'csv', kind: 'audit' });
  const rows: Row[] = [];
  for (const format of ['csv', 'xlsx'] as const) {
    const { heap, resident, seconds, bytes } = await take(service, inspector, {
      format,
      kind: 'tickets',
    });
    say(`${format}: ${(bytes / MB).toFixed(1)} MB in ${seconds.toFixed(1)} s`);
    const file = `a ${format} of ${ROWS.toLocaleString('en')} rows`;
    const row = (what: string, most: number, budget: Row['budget']) =>
      rows.push({ what: `${what}, ${file}, MB`, measured: [most / MB], floor: [], budget });
    row('heap at its most', heap, { most: MOST_MB });
    row('resident beyond before', resident, null);
  }
  inspector.close();
  await service.stop();
  say(table(rows));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A party, whose ticket the others are made of. */
async function register({ origin, slug }: Service): Promise<void> {
  const party = { slot: '1', kind: 'family', party: { adults: 2, children: 3 }, locale: 'ar' };
  const contact = { name: 'فاطمة الزهراء', phone: '0612345678', email: null };
  const answer = await fetch(`${origin}/api/v1/events/${slug}/registrations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({ ...party, contact, consent: true }),
  });
  if (answer.status !== 201) throw new Error(`register: ${answer.status} ${await answer.text()}`);
}

async function take(
  { origin, slug, cookie, pid }: Service,
  inspector: Inspector,
  { format, kind }: { readonly format: string; readonly kind: string },
) {
  const base = `${origin}/console/${slug}/exports`;
  const body = new URLSearchParams({ key: crypto.randomUUID(), kind, format });
  const headers = { Cookie: cookie, Origin: origin };
  const asked = await fetch(base, { method: 'POST', redirect: 'manual', headers, body });
  const page = asked.headers.get('Location');
  if (asked.status !== 303 || !page) throw new Error(`${kind}: ${asked.status}`);
  const before = residentOf(pid);
  let [heap, resident] = [0, 0];
  // An isolate that rests answers nothing: no question waits for the one before.
  const watching = setInterval(async () => {
    resident = Math.max(resident, residentOf(pid) - before);
    const { usedSize, backingStorageSize } = await inspector.ask('Runtime.getHeapUsage');
    heap = Math.max(heap, Number(usedSize) + Number(backingStorageSize));
  }, EVERY_MS);
  const start = performance.now();
  const file = await fetch(`${origin}${page}/file`, { headers });
  if (file.status !== 200 || !file.body) throw new Error(`${kind}: ${file.status}`);
  let bytes = 0;
  for await (const chunk of file.body) bytes += chunk.length;
  clearInterval(watching);
  return { heap, resident, bytes, seconds: (performance.now() - start) / 1_000 };
}
