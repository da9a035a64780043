import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, invite } from '../../scripts/operator.mjs';
import { workerdConfig } from '../../scripts/server/config.mjs';
import { databaseFile, workerdFolder } from '../../scripts/server/layout.mjs';
import { migrate } from '../../scripts/server/migrate.mjs';
import { freePort } from '../browser/server.ts';
import { inDatabase, newFolder } from './state-folder.ts';

/** Walk-ins in one request: they fill a disk quickly. */
const SCANS = 250;
const REQUESTS_MAX = 200;

let stateDir: string;
let url: string;
let workerd: ChildProcess;
let token: string;
let logged: Record<string, unknown>[];
/** The path of its program. */
const { default: program } = createRequire(import.meta.url)('workerd');
const key = randomBytes(24).toString('hex');

/**
 * Workerd as it is served, on a state of its own. What a file system without room does to it is done by
 * a limit on the size of files, which needs no right and can be lifted while it runs. The signal that
 * comes with the limit is ignored: a full disk sends none.
 */
beforeEach(async () => {
  stateDir = newFolder();
  migrate(stateDir);
  const port = await freePort();
  url = `http://localhost:${port}`;
  const config = join(stateDir, 'workerd.capnp');
  const settings = { PUBLIC_URL: url, RATE_LIMITS: 'off', CLIENT_ADDRESS: 'none' };
  const secrets = { SECRET_KEY: randomBytes(32).toString('base64'), OPERATOR_KEY: key };
  const listen = `127.0.0.1:${port}`;
  const disk = workerdFolder(stateDir);
  const served = { folder: stateDir, disk, listen, settings, secrets: Object.keys(secrets) };
  writeFileSync(config, workerdConfig(served));
  const command = 'trap "" XFSZ; exec "$0" serve "$1" config --experimental';
  workerd = spawn('sh', ['-c', command, program, config], {
    env: secrets,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  logged = [];
  for (const stream of [workerd.stdout, workerd.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', note);
  }
  await expect.poll(isWell, { timeout: 20_000 }).toBe(true);
  await ask({ base: url, key }, 'demo', {});
  const { code } = await invite({ base: url, key }, 'gate', undefined, { gate: 1 });
  const enrolled = await post('/api/v1/devices', { code, name: 'one' });
  ({ token } = await enrolled.json());
});
afterEach(async () => {
  workerd.kill('SIGKILL');
  if (workerd.exitCode === null && workerd.signalCode === null) await once(workerd, 'exit');
});

function note(line: string): void {
  const { message } = JSON.parse(line);
  if (String(message).startsWith('{')) logged.push(JSON.parse(message));
}

const isWell = () =>
  fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );

function post(path: string, body: unknown, bearer = ''): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` };
  return fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Walk-ins with ids of their own. */
function people(): { id: string }[] {
  const walkIn = { type: 'walk_in', direction: 'entry', people: 1 };
  return Array.from({ length: SCANS }, () => ({ ...walkIn, id: crypto.randomUUID() }));
}

/** No file may grow beyond so many bytes from now on; null: as large as it likes. */
function limitFiles(bytes: number | null): void {
  const limit = `--fsize=${bytes ?? 'unlimited'}:unlimited`;
  const { status, stderr } = spawnSync('prlimit', [limit, '--pid', `${workerd.pid}`]);
  if (status !== 0) throw new Error(`prlimit: ${stderr}`);
}

/** Sends scans until they are refused, and gives the ids of those that were acknowledged. */
async function untilRefused(): Promise<{ ids: string[]; refused: Response }> {
  const ids: string[] = [];
  for (let n = 0; n < REQUESTS_MAX; n++) {
    const scans = people();
    const answer = await post('/api/v1/scans', { scans }, token);
    if (!answer.ok) return { ids, refused: answer };
    const { results } = await answer.json();
    for (const { id, verdict } of results) if (verdict === 'admitted') ids.push(id);
  }
  throw new Error('nothing was refused');
}

describe('a disk that gets full while it serves', () => {
  it('loses nothing that was acknowledged, says why it refuses, and goes on when there is room', async () => {
    const file = databaseFile(stateDir);
    const largest = Math.max(...[file, `${file}-wal`].map((path) => statSync(path).size));
    limitFiles(largest + 512 * 1024);
    const { ids, refused } = await untilRefused();
    expect(ids.length).toBeGreaterThan(0);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: 'busy' });
    expect(await isWell()).toBe(true);
    expect((await fetch(`${url}/ar/demo`)).status).toBe(200);
    const told = logged.filter(({ line }) => line === 'request_failed');
    expect(told).toMatchObject([{ status: 503, problem: 'busy', route: '/api/v1/scans' }]);
    expect(JSON.stringify(told)).toMatch(/"d1":"SQLITE_(FULL|IOERR)"/);

    limitFiles(null);
    const scans = people();
    await expect
      .poll(async () => (await post('/api/v1/scans', { scans }, token)).status, { timeout: 20_000 })
      .toBe(200);
    const { kept, counted, all } = inDatabase(file, (db) => ({
      kept: new Set(
        db
          .prepare('SELECT id FROM scan')
          .all()
          .map((row) => row.id),
      ),
      all: db.prepare('SELECT count(*) AS n FROM scan').get()?.n,
      counted: db.prepare('SELECT sum(entries) AS n FROM attendance').get()?.n,
    }));
    expect([...ids, ...scans.map(({ id }) => id)].filter((id) => !kept.has(id))).toEqual([]);
    expect(counted).toBe(all);
  }, 120_000);
});
