import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import runtime from 'workerd';
import { root } from '../scripts/files.mjs';
import { configText, type Parts } from '../scripts/server/config.mjs';
import { workerdFolder } from '../scripts/server/layout.mjs';
import { freePort } from '../test/browser/server.ts';

/** A start that takes longer has failed. */
const READY_MS = 30_000;
const ASK_AGAIN_MS = 10;
/** A stop that takes longer is forced: nobody waits for an answer then. */
const GRACE_MS = 2_000;

/** What is run, and how. */
export interface Plan {
  /** Holds the configuration, and what it says of a disk. */
  readonly folder: string;
  readonly parts: Parts;
  /** Origin of one of its sockets: what answers there is ready. */
  readonly origin: string;
  /** Bindings that the configuration takes from the environment. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Whether its heap and its processor time are to be looked into. */
  readonly inspected?: boolean;
}

/** A workerd that runs. */
export interface Workerd {
  readonly pid: number;
  /** Origin of its inspector; null where it is not looked into. */
  readonly inspector: string | null;
  stop(): Promise<void>;
}

/** Starts stock workerd as `npm run serve` does: the same binary, options and watchdog. */
export async function start(plan: Plan): Promise<Workerd> {
  const { folder, parts, origin, secrets = {}, inspected = false } = plan;
  mkdirSync(workerdFolder(folder), { recursive: true });
  const config = join(folder, 'workerd.capnp');
  writeFileSync(config, configText(parts));
  const address = inspected ? `127.0.0.1:${await freePort()}` : null;
  const options = ['--experimental', ...(address ? ['--inspector-addr', address] : [])];
  const args = [folder, String(GRACE_MS), runtime.default, 'serve', config, 'config', ...options];
  const watchdog = spawn(process.execPath, [join(root, 'scripts/server/watchdog.mjs'), ...args], {
    cwd: folder,
    env: secrets,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const said = lastSaid(watchdog);
  await answering(origin, watchdog, said);
  return {
    pid: childOf(watchdog),
    inspector: address && `http://${address}`,
    async stop() {
      watchdog.stdin.end();
      if (watchdog.exitCode === null && watchdog.signalCode === null) await once(watchdog, 'exit');
    },
  };
}

/** Takes what the server writes, and keeps the end of it: it says why a start failed. */
function lastSaid(child: ChildProcess): { text: string } {
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said.text = `${said.text}${chunk}`.slice(-2_000);
    });
  }
  return said;
}

/** Resolves when anything is answered. */
async function answering(
  origin: string,
  watchdog: ChildProcess,
  said: { readonly text: string },
): Promise<void> {
  const deadline = Date.now() + READY_MS;
  for (;;) {
    const answer = await fetch(`${origin}/healthz`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer) return;
    if (watchdog.exitCode !== null || watchdog.signalCode !== null || Date.now() > deadline) {
      throw new Error(`workerd did not start: ${said.text}`);
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}

function childOf({ pid }: ChildProcess): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());
}
