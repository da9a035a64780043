import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, invite } from '../../scripts/operator.mjs';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { migrate } from '../../scripts/server/migrate.mjs';
import { type PlainWorkerd, startWorkerd } from '../browser/plain-workerd.ts';
import { freePort } from '../free-port.ts';
import { inDatabase, newFolder } from './state-folder.ts';

/** Walk-ins in one request: they fill a disk quickly. */
const SCANS = 250;
const REQUESTS_MAX = 200;

let stateDir: string;
let workerd: PlainWorkerd;
let token: string;
const key = randomBytes(24).toString('hex');

/**
 * What a file system without room does to workerd is done by a limit on the size of files, which needs
 * no right and can be lifted while it runs.
 */
beforeEach(async () => {
  stateDir = newFolder();
  migrate(stateDir);
  const secrets = { SECRET_KEY: randomBytes(32).toString('base64'), OPERATOR_KEY: key };
  workerd = await startWorkerd({ stateDir, port: await freePort(), secrets });
  await ask({ base: workerd.url, key }, 'demo', {});
  const { code } = await invite({ base: workerd.url, key }, 'gate', undefined, { gate: 1 });
  const enrolled = await post('/api/v1/devices', { code, name: 'one' });
  ({ token } = await enrolled.json());
});
afterEach(() => workerd.stop());

function post(path: string, body: unknown, bearer = ''): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` };
  return fetch(`${workerd.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
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
    expect((await fetch(`${workerd.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${workerd.url}/ar/demo`)).status).toBe(200);
    const told = workerd.logged.filter(({ line }) => line === 'request_failed');
    expect(told).toMatchObject([{ status: 503, problem: 'busy', route: '/api/v1/scans' }]);
    expect(JSON.stringify(told)).toMatch(/"d1":"SQLITE_(FULL|IOERR)"/);

    limitFiles(null);
    const scans = people();
    await expect.poll(async () => (await post('/api/v1/scans', { scans }, token)).status).toBe(200);
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
