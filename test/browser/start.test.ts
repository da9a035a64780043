import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { get } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../free-port.ts';
import { collect, freshState, runStart, type Server, startServer } from './server.ts';

const { stateDir, remove } = freshState();
let server: Server | undefined;

afterEach(() => server?.stop());
afterAll(remove);

/** Whether anything accepts connections there. */
function listening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** Living processes that name this test's state in their command lines. */
function pids(): { pid: number; line: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && existsSync(`/proc/${name}/cmdline`))
    .map((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return { pid: Number(pid), line };
      } catch {
        return { pid: Number(pid), line: '' }; // it ended meanwhile
      }
    })
    .filter(({ line }) => line.includes(stateDir));
}

function processes(): string[] {
  return pids().map(({ line }) => line);
}

/** The status of a page, asked by somebody who trusts this certificate and no other. */
function statusOver(url: string, ca: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(`${url}/ar/demo`, { ca }, (answer) => resolve(answer.resume().statusCode)).on(
      'error',
      reject,
    );
  });
}

/** The process that serves. */
function workerd(): number {
  const found = pids().find(({ line }) => / serve /.test(line) && !line.includes('watchdog'));
  if (!found) throw new Error('nothing serves');
  return found.pid;
}

async function operatorDemo({ url, service }: Server): Promise<Response> {
  const headers = { Authorization: `Bearer ${service.key}`, 'Content-Type': 'application/json' };
  return fetch(`${url}/api/v1/operator/demo`, { method: 'POST', headers, body: '{}' });
}

describe('npm start', () => {
  it('prints the visitor page and two one-time links, and keeps its secrets to itself', async () => {
    server = await startServer(stateDir);
    const origin = `http://localhost:${server.port}`;
    expect(server.url).toBe(origin);
    expect(server.gate).toMatch(new RegExp(`^${origin}/gate#\\S+$`));
    expect(server.console).toMatch(new RegExp(`^${origin}/console/join/\\S+$`));
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const icon = await fetch(`${server.url}/favicon.ico`);
    expect(icon.status).toBe(200);
    expect(icon.headers.get('Content-Type')).toMatch(/^image\//);
    expect(statSync(join(stateDir, 'secrets.env')).mode & 0o077).toBe(0);
    expect(processes().length).toBeGreaterThan(0);
  });

  it('keeps its data and its secrets from one start to the next', async () => {
    const before = readFileSync(join(stateDir, 'secrets.env'), 'utf8');
    server = await startServer(stateDir);
    expect(readFileSync(join(stateDir, 'secrets.env'), 'utf8')).toBe(before);
    // 201 would say that the demo edition had to be made again.
    expect((await operatorDemo(server)).status).toBe(200);
  });

  it('refuses a port that is taken, and a state that is being served', async () => {
    server = await startServer(stateDir);
    for (const [port, sentence] of [
      [server.port, 'is in use'],
      [await freePort(), 'being served already'],
    ] as const) {
      const second = runStart(stateDir, port);
      const output = collect(second);
      const [code] = await once(second, 'close');
      expect(code).toBe(1);
      expect(output.text).toContain(sentence);
    }
    expect(await listening(server.port)).toBe(true);
  });

  it('starts the server again when it is killed, and says so', async () => {
    server = await startServer(stateDir);
    const output = collect(server.starter);
    process.kill(workerd(), 'SIGKILL');
    await expect.poll(() => output.text).toContain('Abwab is ready again.');
    expect(output.text).toContain('is started again.');
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await operatorDemo(server)).status).toBe(200);
  });

  it('ends a server that has stopped answering, and starts it again', async () => {
    server = await startServer(stateDir);
    const output = collect(server.starter);
    process.kill(workerd(), 'SIGSTOP');
    await expect.poll(() => output.text).toContain('Abwab is ready again.');
    expect(output.text).toContain('does not answer');
    expect((await operatorDemo(server)).status).toBe(200);
  });

  it('serves the local network over TLS, with a certificate of its own that it keeps', async () => {
    const certificate = join(stateDir, 'certificate.pem');
    const seen: string[] = [];
    for (let start = 0; start < 2; start++) {
      server = await startServer(stateDir, undefined, { HTTPS: '1' });
      expect(server.url).toMatch(/^https:/);
      seen.push(readFileSync(certificate, 'utf8'));
      expect(await statusOver(server.url, seen.at(-1) ?? '')).toBe(200);
      await server.stop();
    }
    expect(seen[0]).toBe(seen[1]);
    expect(statSync(certificate).mode & 0o077).toBe(0);
  });

  it.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)(
    'leaves nothing behind after %s',
    async (signal) => {
      server = await startServer(stateDir);
      const { port, starter } = server;
      starter.kill(signal);
      await once(starter, 'exit');
      await expect.poll(processes).toEqual([]);
      await expect.poll(() => listening(port)).toBe(false);
    },
  );
});
