import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, toolEnv } from '../../scripts/files.mjs';
import { invite } from '../../scripts/operator.mjs';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { hold } from '../../scripts/server/lock.mjs';
import { ensureSecrets } from '../../scripts/server/secrets.mjs';
import { contradictionsIn, everyRow, figuresIn, registrationsIn } from '../scripts/rows.ts';
import { Load } from './load.ts';
import { NodePhone } from './node-phone.ts';
import { freshState, type Server, startServer } from './server.ts';
import { type Receipt, register, type Ticket } from './tickets.ts';

// A service is lost with all that was on its disk. What it is then is what its last backup says, and
// what phones still had to send.

const place = freshState();
const kept = freshState();
const underLoad = join(kept.stateDir, 'under-load');
const last = join(kept.stateDir, 'last');
let server: Server;
/** Online to the end, at gate 1; cut off before the service is lost, at gate 4. */
let near: NodePhone;
let far: NodePhone;
/** The token of a device that is bound to no key, and the cookie of an organizer. */
let reader: string;
let cookie: string;
let tickets: readonly Ticket[];
let seen: Awaited<ReturnType<typeof seenNow>>;
let rows: ReturnType<typeof everyRow>;
/** Given out after the last backup. */
let lost: Receipt;

beforeAll(async () => {
  server = await startServer(place.stateDir);
  near = await NodePhone.enrol(server.url, await gateCode(1), 'near');
  far = await NodePhone.enrol(server.url, await gateCode(4), 'far');
  reader = await unboundToken();
  cookie = await joined();
  const receipts = await Promise.all(Array.from({ length: 10 }, () => party()));
  tickets = receipts.flatMap((receipt) => receipt.tickets);
});

afterAll(async () => {
  await server?.stop();
  place.remove();
  kept.remove();
});

describe('a backup of a service under load', () => {
  it('fails no request, and is of one instant', async () => {
    const load = new Load(server, near);
    await load.grownBy(50);
    const before = new Set(load.acknowledged);
    await command('backup', underLoad);
    const until = new Set(load.sent);
    await load.grownBy(50);
    await load.stop();

    const file = join(underLoad, 'database.sqlite');
    const found = registrationsIn(file);
    expect([...before].filter((id) => !found.has(id))).toEqual([]);
    expect([...found].filter((id) => load.sent.has(id) && !until.has(id))).toEqual([]);
    expect(contradictionsIn(file)).toEqual([]);
  });
});

describe('a service that is lost', () => {
  it('was backed up as it was, and went on meanwhile', async () => {
    await holdGate('2');
    for (const n of [0, 1]) await near.scan(url(n));
    await near.walkIn(7);
    await far.scan(url(2));
    await far.hold(true);
    await Promise.all([near.sync(), far.sync()]);
    seen = await seenNow();
    rows = everyRow(databaseFile(place.stateDir));
    await command('backup', last);

    // What is settled from here on is lost with the service; what a phone still holds is not.
    lost = await party();
    for (const n of [3, 4, 5]) await near.scan(url(n));
    await near.sync();
    far.online = false;
    await far.hold(false);
    await far.scan(url(6));
    await far.walkIn(11);
    expect([near.waiting, far.waiting]).toEqual([0, 2]);
  });

  it('comes back with every row of its backup, and with its secrets from elsewhere', async () => {
    copyFileSync(join(place.stateDir, 'secrets.env'), join(kept.stateDir, 'secrets.env'));
    await destroy();
    ensureSecrets(place.stateDir, {});
    await expect(command('restore', last)).rejects.toThrow(/sealed by another SECRET_KEY/);
    rmSync(place.stateDir, { recursive: true });
    mkdirSync(place.stateDir, { mode: 0o700 });
    copyFileSync(join(kept.stateDir, 'secrets.env'), join(place.stateDir, 'secrets.env'));
    await command('restore', last);
    expect(everyRow(databaseFile(place.stateDir))).toEqual(rows);
  });

  it('shows phones and the public what it showed at that instant', async () => {
    server = await startServer(place.stateDir, server.port);
    expect(await seenNow()).toEqual(seen);
  });

  it('gives nobody a ticket whose number somebody else may hold', async () => {
    const [mine, theirs] = [(await party()).tickets[0], lost.tickets[0]];
    expect(mine?.serial).toBeGreaterThan(theirs?.serial ?? Number.NaN);
  });

  it('takes what phones had not delivered, and tells the other phones', async () => {
    far.online = true;
    await far.sync();
    expect([far.waiting, far.trouble]).toEqual([0, null]);
    expect((await seenNow()).live.entries).toBe(seen.live.entries + 5 + 11);
    // More batches than were lost: the phone’s cursor may not stand for others than those it heard.
    for (let n = 0; n < 12; n++) await party();
    await near.sync();
    near.online = false;
    expect((await near.scan(url(6))).reason).toBe('already_admitted');
  });
});

/** A family of five; each has a contact of its own. */
let families = 0;
function party(): Promise<Receipt> {
  families += 1;
  const phone = `0612${String(families).padStart(6, '0')}`;
  const contact = { name: 'سعاد', phone };
  return register(server, { kind: 'family', party: { adults: 2, children: 3 }, contact });
}

function url(n: number): string {
  return tickets[n]?.url ?? '';
}

async function gateCode(gate: number): Promise<string> {
  return (await invite(server.service, 'gate', undefined, { gate })).code;
}

async function unboundToken(): Promise<string> {
  const response = await fetch(`${server.url}/api/v1/devices`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code: await gateCode(3), name: 'reader' }),
  });
  return (await response.json()).token;
}

async function joined(): Promise<string> {
  const response = await fetch(server.console, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: server.url },
    body: new URLSearchParams({ name: 'Naima' }),
  });
  return response.headers.get('Set-Cookie')?.split(';')[0] ?? '';
}

async function holdGate(gate: string): Promise<void> {
  const response = await fetch(`${server.url}/console/demo/gates/hold`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: server.url, Cookie: cookie },
    body: new URLSearchParams({ gate, kind: 'hold' }),
  });
  expect(response.status).toBe(303);
}

/** What hangs on when it was asked, and not on what happened. */
const OF_THE_MOMENT = [
  'as_of',
  'complete_to',
  'devices',
  'last_seen',
  'per_minute',
  'cursor',
  'now',
];

/** The edition, the ledger and the figures, as they are told once public answers are as new as the rest. */
async function seenNow() {
  const told = async () => {
    const { event, live } = await seenAtOnce();
    const windows = event.days.flatMap((day: { slots: { remaining: number }[] }) => day.slots);
    const free = windows.reduce(
      (sum: number, { remaining }: { remaining: number }) => sum + remaining,
      0,
    );
    return { free, entries: live.entries };
  };
  await expect.poll(told).toEqual(figuresIn(databaseFile(place.stateDir)));
  return seenAtOnce();
}

async function seenAtOnce() {
  const get = async (path: string, headers = {}) => {
    const text = await (await fetch(`${server.url}/api/v1${path}`, { headers })).text();
    return JSON.parse(text, (key, value) => (OF_THE_MOMENT.includes(key) ? undefined : value));
  };
  return {
    event: await get('/events/demo'),
    live: await get('/events/demo/live'),
    ledger: await get('/ledger?since=0', { Authorization: `Bearer ${reader}` }),
  };
}

/** Runs one of the commands on the service’s state. */
async function command(name: 'backup' | 'restore', folder: string): Promise<void> {
  await promisify(execFile)('node', [`scripts/${name}.mjs`, folder], {
    cwd: root,
    env: { ...toolEnv, STATE_DIR: place.stateDir },
  });
}

/** Ends all that serves, at once, and takes its disk away. */
async function destroy(): Promise<void> {
  server.starter.kill('SIGKILL');
  await once(server.starter, 'exit');
  hold(place.stateDir, 'workerd', 20_000)?.release();
  rmSync(place.stateDir, { recursive: true });
}
