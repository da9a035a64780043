import { randomBytes } from 'node:crypto';
import { ask } from '../scripts/operator.mjs';
import { migrate } from '../scripts/server/migrate.mjs';
import { type Options, type Setup, serviceSetup, workerSetup } from './configs.ts';
import { Database } from './database.ts';
import { start } from './workerd.ts';
import type { Seen } from './workers/seen.ts';

/** A Worker under load, with its database. */
export interface Server {
  readonly origin: string;
  readonly db: Database;
  /** Of its process. */
  readonly pid: number;
  /** Origin of its inspector; null where it is not looked into. */
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
  /** By which the edition's own keys are wrapped. */
  readonly secretKey: string;
}

interface WorkerOptions extends Options {
  /** Of its database; as near as it can be where none is given. */
  readonly latencyMs?: number | null;
  readonly inspected?: boolean;
}

const FLOOR_TABLES = [
  'CREATE TABLE row (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID',
  'CREATE TABLE counter (id INTEGER PRIMARY KEY, n INTEGER NOT NULL) STRICT',
  'INSERT INTO counter (id, n) VALUES (1, 0)',
];

const KEEP_OPEN = `UPDATE slot SET ends_at = (SELECT closes_at FROM day
  WHERE day.event = slot.event AND day.number = slot.day)`;

/** Of the service under load; its ceilings of calls are off, since all of them come from one address. */
export const SETTINGS = {
  PUBLIC_URL: 'http://localhost:8787',
  RATE_LIMITS: 'off',
  CLIENT_ADDRESS: 'none',
};

export function newSecrets(): { SECRET_KEY: string; OPERATOR_KEY: string } {
  return {
    SECRET_KEY: randomBytes(32).toString('base64'),
    OPERATOR_KEY: randomBytes(24).toString('base64url'),
  };
}

/** Starts the Worker that does as little as can be. */
export async function startFloor(
  folder: string,
  latencyMs: number | null,
  inspected = false,
): Promise<Server> {
  return startWorker(folder, 'bench/workers/floor.ts', { latencyMs, inspected });
}

/**
 * Starts a Worker of the bench beside a database of two small tables.
 * @param entry named from the repository's folder
 */
export async function startWorker(
  folder: string,
  entry: string,
  { latencyMs = null, inspected = false, ...options }: WorkerOptions,
): Promise<Server> {
  const setup = await workerSetup(folder, entry, latencyMs, options);
  const server = await serve(folder, setup, {}, inspected);
  for (const sql of FLOOR_TABLES) await server.db.run(sql);
  return server;
}

/** Starts the service as `npm run serve` does, loads the demo edition and enrols phones at its gates. */
export async function startService(
  folder: string,
  latencyMs: number | null,
  phones: number,
  inspected = false,
): Promise<Service> {
  migrate(folder);
  const secrets = newSecrets();
  const key = secrets.OPERATOR_KEY;
  const setup = await serviceSetup(folder, SETTINGS, Object.keys(secrets), latencyMs);
  const server = await serve(folder, setup, secrets, inspected);
  const opened = await openDemo(server.origin, key, phones, (sql) => server.db.run(sql));
  const cookie = await joined(server.origin, key);
  return { ...server, ...opened, cookie, secretKey: secrets.SECRET_KEY };
}

/** Loads the demo edition, keeps its windows open and enrols phones at its gates. */
export async function openDemo(
  origin: string,
  key: string,
  phones: number,
  runSql: (sql: string) => Promise<unknown>,
): Promise<Pick<Service, 'slug' | 'phones'>> {
  const { slug } = await ask({ base: origin, key }, 'demo', {});
  // The load is for today's windows, at whatever hour it runs.
  await runSql(KEEP_OPEN);
  const tokens: string[] = [];
  for (let i = 0; i < phones; i++) tokens.push(await enrol(origin, key, 1 + (i % 4)));
  return { slug: String(slug), phones: tokens };
}

async function serve(
  folder: string,
  { parts, origin, database, counter }: Setup,
  secrets: Readonly<Record<string, string>>,
  inspected: boolean,
): Promise<Server> {
  const workerd = await start({ folder, parts, origin, secrets, inspected });
  return {
    ...workerd,
    origin,
    db: new Database(database),
    async seen() {
      if (counter === null) throw new Error('only a far database counts');
      return (await fetch(`${counter}/seen`)).json();
    },
  };
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
