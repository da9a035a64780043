import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { workerdConfig } from '../../scripts/server/config.mjs';
import { freePort } from '../free-port.ts';

const SECRETS = {
  SECRET_KEY: 'c2VjcmV0LWtleS1mb3ItdGVzdHMtMzItYnl0ZXMtISE=',
  OPERATOR_KEY: 'operator-key-for-tests',
};

/** The built Worker on stock workerd, as a server of one's own has it. Its database is empty. */
export class OwnServer {
  readonly port: number;
  readonly #folder: string;
  readonly #workerd: ChildProcess;
  #log = '';

  private constructor(port: number, folder: string, workerd: ChildProcess) {
    this.port = port;
    this.#folder = folder;
    this.#workerd = workerd;
    for (const stream of [workerd.stdout, workerd.stderr]) {
      stream?.on('data', (bytes) => {
        this.#log += bytes;
      });
    }
  }

  /** Serves `http://localhost` at a free port, with these settings beside. */
  static async start(settings: Readonly<Record<string, string>>): Promise<OwnServer> {
    const folder = mkdtempSync(join(tmpdir(), 'abwab-own-'));
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const port = await freePort();
    const config = workerdConfig({
      folder,
      disk,
      listen: `127.0.0.1:${port}`,
      settings: { PUBLIC_URL: `http://localhost:${port}`, ...settings },
      secrets: Object.keys(SECRETS),
    });
    writeFileSync(join(folder, 'config.capnp'), config);
    const workerd = spawn('workerd', ['serve', 'config.capnp', '--experimental'], {
      cwd: folder,
      env: { ...process.env, ...SECRETS },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const server = new OwnServer(port, folder, workerd);
    await server.#listening();
    return server;
  }

  async stop(): Promise<void> {
    const ended = once(this.#workerd, 'exit');
    this.#workerd.kill();
    await ended;
    rmSync(this.#folder, { recursive: true });
  }

  /** What it has logged. */
  get log(): string {
    return this.#log;
  }

  /** The answer to a request with these lines, as it came. `from` is the client's own address. */
  async ask(lines: readonly string[], from = '127.0.0.1'): Promise<string> {
    const socket = connect({ port: this.port, host: '127.0.0.1', localAddress: from });
    socket.write([...lines, 'Connection: close', '', ''].join('\r\n'));
    return text(socket);
  }

  async #listening(): Promise<void> {
    for (;;) {
      const socket = connect(this.port, '127.0.0.1');
      const up = await Promise.race([
        once(socket, 'connect').then(() => true),
        once(socket, 'error').then(() => false),
      ]).catch(() => false);
      socket.destroy();
      if (up) return;
      if (this.#workerd.exitCode !== null) throw new Error(`workerd ended: ${this.#log}`);
    }
  }
}
