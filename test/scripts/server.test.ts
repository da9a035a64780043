import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Listen } from '../../scripts/server/address.mjs';
import { migrate } from '../../scripts/server/migrate.mjs';
import { Server } from '../../scripts/server/server.mjs';
import { freePort } from '../free-port.ts';
import { newFolder } from './state-folder.ts';

let server: Server;
let listen: Listen & { port: number };
let url: string;
let settings: Record<string, string>;
let said: string[];
let ended: number;
beforeEach(async () => {
  const stateDir = newFolder();
  migrate(stateDir);
  listen = { host: '127.0.0.1', port: await freePort() };
  url = `http://localhost:${listen.port}`;
  settings = { PUBLIC_URL: url, RATE_LIMITS: 'off', CLIENT_ADDRESS: 'none' };
  said = [];
  ended = 0;
  server = new Server({
    stateDir,
    url,
    listen,
    settings,
    secrets: {
      SECRET_KEY: randomBytes(32).toString('base64'),
      OPERATOR_KEY: randomBytes(24).toString('hex'),
    },
    graceMs: 500,
    say: (sentence) => said.push(sentence),
    log: () => {},
    ended: () => {
      ended += 1;
    },
  });
});
afterEach(() => server.stop());

const status = () =>
  fetch(`${url}/healthz`).then(
    (answer) => answer.status,
    () => 0,
  );
const isWell = async () => (await status()) === 200;

/** The watchdog is the one process that this one starts. */
function watchdog(): number {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
  const found = children
    .trim()
    .split(' ')
    .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('watchdog.mjs'));
  return Number(found[0]);
}

describe('a server', () => {
  it('that is ended while it starts is not ready', async () => {
    const starting = server.start();
    const stopping = server.stop();
    expect(await starting).toBe(false);
    await stopping;
    expect(said).toEqual([]);
  });

  it('ends though its watchdog was stopped', async () => {
    expect(await server.start()).toBe(true);
    process.kill(watchdog(), 'SIGSTOP');
    await server.stop();
    expect(await isWell()).toBe(false);
  });

  it('waits for the next change when what was built does not start', async () => {
    expect(await server.start()).toBe(true);
    const { port } = listen;
    // As a Worker that fails when it is loaded, a port that is taken ends workerd at once.
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const taken = other.address();
    listen.port = typeof taken === 'object' && taken !== null ? taken.port : 0;
    await server.renew();
    expect(said.at(-1)).toMatch(/^What was built does not start/);
    expect(ended).toBe(0);

    other.close();
    listen.port = port;
    await server.renew();
    expect(said.at(-1)).toBe('Abwab is ready again.');
    expect(await isWell()).toBe(true);
    expect(ended).toBe(0);
  });

  it('does not wait for what was built to start when the next change comes', async () => {
    expect(await server.start()).toBe(true);
    // A text in place of the database: it runs, and is not well.
    settings.DB = 'none';
    const first = server.renew();
    await expect.poll(status).toBe(503);
    delete settings.DB;
    const second = server.renew();
    await Promise.all([first, second]);
    expect(said).toEqual(['Abwab is ready again.']);
    expect(await isWell()).toBe(true);
  });
});
