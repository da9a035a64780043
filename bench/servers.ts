import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import type { Miniflare } from 'miniflare';
import { filesUnder, root } from '../scripts/files.mjs';
import { ask } from '../scripts/operator.mjs';
import { SLOW_D1 } from './slow-d1-plugin.ts';
import { bundled, start, WORKER } from './workerd.ts';
import type { Seen } from './workers/seen.ts';

/** A Worker under load, with its database. */
export interface Server {
  readonly origin: string;
  readonly db: D1Database;
  /** Of its inspector; null where it is not looked into. */
  readonly inspector: string | null;
  /** What reached its database so far; only of a slow one, which counts. */
  seen(): Promise<Seen>;
  stop(): Promise<void>;
}

/** The service with its demo edition, and gate phones to scan with. */
export interface Service extends Server {
  readonly slug: string;
  /** Of an organizer who has joined. */
  readonly cookie: string;
  /** Tokens of enrolled devices. */
  readonly phones: readonly string[];
}

const FLOOR_TABLES = [
  'CREATE TABLE row (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID',
  'CREATE TABLE counter (id INTEGER PRIMARY KEY, n INTEGER NOT NULL) STRICT',
  'INSERT INTO counter (id, n) VALUES (1, 0)',
];

const KEEP_OPEN = `UPDATE slot SET ends_at = (SELECT closes_at FROM day
  WHERE day.event = slot.event AND day.number = slot.day)`;

/** Starts the Worker that does as little as can be. */
export async function startFloor(
  folder: string,
  latencyMs: number | null,
  inspected = false,
): Promise<Server> {
  const floor = { code: await bundled('bench/workers/floor.ts'), env: {}, exports: {} };
  const plan = { ...floor, latencyMs, folder, inspected };
  const server = await serve(await start(plan), latencyMs !== null, inspected);
  for (const sql of FLOOR_TABLES) await server.db.prepare(sql).run();
  return server;
}

/** Starts the service as it is deployed, loads the demo edition and enrols phones at its gates. */
export async function startService(
  folder: string,
  latencyMs: number | null,
  phones: number,
  inspected = false,
): Promise<Service> {
  const key = randomBytes(24).toString('base64url');
  const text = (value: string) => ({ type: 'text', value }) as const;
  const actor = (exportName: string) =>
    ({ type: 'durable-object', worker: WORKER, exportName }) as const;
  const stored = { type: 'durable-object', storage: 'sqlite' } as const;
  const started = await start({
    code: readFileSync(join(root, 'build/worker/index.js'), 'utf8'),
    env: {
      REGISTRAR: actor('Registrar'),
      GATEKEEPER: actor('Gatekeeper'),
      PUBLIC_URL: text('http://localhost:8787'),
      SECRET_KEY: text(randomBytes(32).toString('base64')),
      OPERATOR_KEY: text(key),
      RATE_LIMITS: text('off'),
    },
    exports: { Registrar: stored, Gatekeeper: stored },
    latencyMs,
    folder,
    inspected,
  });
  const server = await serve(started, latencyMs !== null, inspected);
  for (const file of filesUnder(join(root, 'migrations'))) {
    await server.db.prepare(readFileSync(join(root, 'migrations', file), 'utf8')).run();
  }
  const { slug } = await ask({ base: server.origin, key }, 'demo', {});
  // The load is for today's windows, at whatever hour it runs.
  await server.db.prepare(KEEP_OPEN).run();
  const tokens: string[] = [];
  for (let i = 0; i < phones; i++) tokens.push(await enrol(server.origin, key, 1 + (i % 4)));
  const cookie = await joined(server.origin, key);
  return { ...server, slug: String(slug), cookie, phones: tokens };
}

async function serve(server: Miniflare, slow: boolean, inspected: boolean): Promise<Server> {
  const { origin } = await server.unsafeGetDirectURL(WORKER);
  return {
    origin,
    inspector: inspected ? await inspectorOf(server) : null,
    db: await server.getD1Database('DB', slow ? SLOW_D1 : WORKER),
    async seen() {
      const line = await server.getWorker(SLOW_D1);
      return JSON.parse(await (await line.fetch('http://line/seen')).text());
    },
    stop: () => server.dispose(),
  };
}

async function inspectorOf(server: Miniflare): Promise<string> {
  const list = new URL('/json', await server.getInspectorURL());
  const found = await (await fetch(list.href.replace(/^ws/, 'http'))).json();
  return String(found[0]?.webSocketDebuggerUrl);
}

async function enrol(origin: string, key: string, gate: number): Promise<string> {
  const { code } = await ask({ base: origin, key }, 'invitations', { kind: 'gate', gate });
  const response = await fetch(`${origin}/api/v1/devices`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code, name: `${gate}` }),
  });
  if (!response.ok) throw new Error(`a phone was not enrolled: ${await response.text()}`);
  return String((await response.json()).token);
}

/** The cookie of an organizer who was invited and has joined. */
async function joined(origin: string, key: string): Promise<string> {
  const { code } = await ask({ base: origin, key }, 'invitations', { kind: 'organizer' });
  const response = await fetch(`${origin}/console/join/${code}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: origin },
    body: new URLSearchParams({ name: 'bench' }),
  });
  const [cookie] = (response.headers.get('Set-Cookie') ?? '').split(';');
  if (!cookie) throw new Error(`nobody joined: ${response.status}`);
  return cookie;
}

/** One walk-in, counted at once. */
export async function scan({ origin, phones }: Service): Promise<void> {
  const walkIn = { id: crypto.randomUUID(), type: 'walk_in', direction: 'entry', people: 1 };
  const response = await fetch(`${origin}/api/v1/scans`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${phones[0]}` },
    body: JSON.stringify({ scans: [walkIn] }),
  });
  if (!response.ok) throw new Error(`scan: ${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}
