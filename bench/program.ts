import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/files.mjs';

/** A start that takes longer has failed. */
const READY_MS = 60_000;
const ASK_AGAIN_MS = 10;
/** A stop that takes longer is forced: nobody waits for an answer then. */
const GRACE_MS = 2_000;

/** A server's program, and how it is run. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  /** Its state's, and where it runs unless said otherwise. */
  readonly folder: string;
  readonly cwd?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Origin of one of its sockets: what answers there is ready. */
  readonly origin: string;
}

/** A program that runs. */
export interface Running {
  readonly pid: number;
  stop(): Promise<void>;
}

/** Runs a server under the watchdog of `npm run serve`, so that it ends with the bench. */
export async function run(program: Program): Promise<Running> {
  const { command, args, folder, cwd = folder, env, origin } = program;
  const own = [join(root, 'scripts/server/watchdog.mjs'), folder, String(GRACE_MS)];
  const watchdog = spawn(process.execPath, [...own, command, ...args], {
    cwd,
    env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const said = lastSaid(watchdog);
  await answering(origin, watchdog, said);
  return {
    pid: childOf(watchdog),
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
      throw new Error(`the server did not start: ${said.text}`);
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}

function childOf({ pid }: ChildProcess): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());
}
