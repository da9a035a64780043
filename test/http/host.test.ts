import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workerModule } from '../../scripts/worker.mjs';

/** Stock workerd, which hands every address to the Worker as it was sent. */
let workerd: ChildProcess;
let folder: string;
let port: number;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'abwab-host-'));
  const { code } = await workerModule();
  writeFileSync(join(folder, 'index.js'), code);
  port = await freePort();
  const own = `http://localhost:${port}`;
  const worker = `(modules = [(name = "index.js", esModule = embed "index.js")],
    compatibilityDate = "2026-11-02", bindings = [
      (name = "PUBLIC_URL", text = "${own}"), (name = "RATE_LIMITS", text = "off"),
      (name = "SECRET_KEY", text = "c2VjcmV0LWtleS1mb3ItdGVzdHMtMzItYnl0ZXMtISE="),
      (name = "OPERATOR_KEY", text = "operator-key-for-tests")])`;
  const config = `using Workerd = import "/workerd/workerd.capnp";
    const config :Workerd.Config = (services = [(name = "main", worker = ${worker})],
      sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]);`;
  writeFileSync(join(folder, 'config.capnp'), config);
  workerd = spawn('workerd', ['serve', 'config.capnp'], { cwd: folder, stdio: 'ignore' });
  await listening();
});
afterAll(async () => {
  const ended = once(workerd, 'exit');
  workerd.kill();
  await ended;
  rmSync(folder, { recursive: true });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return address.port;
}

async function listening(): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const up = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (up) return;
    if (workerd.exitCode !== null) throw new Error('workerd ended');
  }
}

/** The answer to a request with these lines, as it came. */
async function ask(...lines: string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write([...lines, 'Connection: close', '', ''].join('\r\n'));
  return text(socket);
}

function robotsAt(host: string): Promise<string> {
  return ask('GET /robots.txt HTTP/1.1', `Host: ${host}`);
}

describe('a host that is none', () => {
  const none = [
    ['localhost:99999', 'localhost:65536', 'localhost:-1', 'localhost:1:1', 'localhost:x'],
    ['a b', '[::1', '::1', '[]', '[:]:1', '[fe80::1%25eth0]', '*', '<script>', '127.0.0.256'],
    ['localhost/x', 'localhost?x', 'localhost#x', 'me@localhost', 'localhost@evil', '%6cocalhost'],
    ['localhost, evil', 'http://localhost', 'local\\host', '', 'x\u0001'],
  ].flat();
  it.each(none)('is refused, and nothing breaks: %j', async (host) => {
    const answer = await robotsAt(host);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    const post = await ask('POST /api/v1/scans HTTP/1.1', `Host: ${host}`, 'Content-Length: 0');
    expect(post).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('is said so as every other fault of a request, with an id', async () => {
    const answer = await robotsAt('localhost:99999');
    expect(answer).toMatch(/\r\nx-request-id: [0-9a-f-]{36}\r\n/i);
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain('"code":"invalid_request"');
  });
});

describe('a host', () => {
  it('is one in capitals, with a dot behind it, as an address, and with a port or without', async () => {
    const names = [
      'LocalHost',
      'localhost.',
      `localhost:${port}`,
      'localhost:',
      '[::1]:1',
      '127.0.0.1',
    ];
    for (const host of names) expect(await robotsAt(host)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('that is not the service’s own is refused', async () => {
    for (const host of ['evil.example', 'localhost.', 'a..b', '-a', '_', 'x'.repeat(300)]) {
      const answer = await ask('GET /api/v1/openapi.json HTTP/1.1', `Host: ${host}`);
      expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    }
  });
});
