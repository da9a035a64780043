import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readSecrets } from '../../scripts/server/secrets.mjs';

/** The folder whose disk loses power. */
export interface Plan {
  /** The watched folder; the state is a folder in it. */
  readonly disk: string;
  readonly port: number;
  /** Where what the service prints goes: a file outside of the disk. */
  readonly log: string;
  /** The library and the folder for its journals; null for no journal. */
  readonly journal: { readonly library: string; readonly folder: string } | null;
}

// Required, since a test's own loader unwraps what is imported.
const runtime: { default: string } = createRequire(import.meta.url)('workerd');
const READY_MS = 60_000;
const ASK_AGAIN_MS = 10;
/** As on a disk of its own: the machine of the tests may sync nothing at all. */
const SYNC_US = 1_000;

/** The folder of the state on a disk. */
export const stateOf = (disk: string) => join(disk, 'state');

/** Prepares a state as a start of the service does, and serves it with stock workerd. */
export class ServedState {
  readonly origin: string;
  readonly operatorKey: string;
  readonly #workerd: ChildProcess;
  /** A trial that fails leaves nothing running. */
  readonly #kill = () => this.#workerd.kill('SIGKILL');

  private constructor(origin: string, operatorKey: string, workerd: ChildProcess) {
    this.origin = origin;
    this.operatorKey = operatorKey;
    this.#workerd = workerd;
    process.once('exit', this.#kill);
  }

  /** Resolves at once after workerd was started. Throws when the state cannot be prepared. */
  static async start(plan: Plan): Promise<ServedState> {
    await prepare(plan);
    const state = stateOf(plan.disk);
    const secrets = readSecrets(state, {});
    const config = join(state, 'workerd.capnp');
    const args = ['serve', config, 'config', '--experimental'];
    const workerd = run(plan, runtime.default, args, { ...secrets });
    return new ServedState(`http://127.0.0.1:${plan.port}`, secrets.OPERATOR_KEY, workerd);
  }

  /** Resolves when the service answers. */
  async ready(): Promise<void> {
    const deadline = Date.now() + READY_MS;
    for (;;) {
      const health = await fetch(`${this.origin}/healthz`).catch(() => null);
      await health?.arrayBuffer();
      if (health?.status === 200) return;
      if (this.#workerd.exitCode !== null) throw new Error('workerd ended instead of serving.');
      if (Date.now() > deadline) throw new Error('The service was not ready in time.');
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    }
  }

  /** Ends it: by `SIGTERM` it finishes what it took, by `SIGKILL` nothing. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    process.off('exit', this.#kill);
    if (this.#workerd.exitCode !== null || this.#workerd.signalCode !== null) return;
    this.#workerd.kill(signal);
    await once(this.#workerd, 'exit');
  }
}

/** Does what comes before workerd: the state is made, migrated and has its secrets. */
export async function prepare(plan: Plan): Promise<void> {
  const script = join(import.meta.dirname, 'prepare.ts');
  const args = [script, String(plan.port)];
  const child = run(plan, process.execPath, args, { STATE_DIR: stateOf(plan.disk) });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The state was not prepared:\n${readFileSync(plan.log)}`);
}

/** Runs a program whose changes of the disk are noted, if the plan says so. */
export function run(
  { disk, log, journal }: Plan,
  command: string,
  args: readonly string[],
  own: Readonly<Record<string, string>>,
): ChildProcess {
  const watched = journal && {
    LD_PRELOAD: journal.library,
    POWER_CUT_FOLDER: disk,
    POWER_CUT_JOURNAL: journal.folder,
    POWER_CUT_SYNC_US: String(SYNC_US),
  };
  const foreign = { SECRET_KEY: undefined, OPERATOR_KEY: undefined };
  const out = openSync(log, 'a');
  const child = spawn(command, args, {
    env: { ...process.env, ...foreign, ...watched, ...own },
    stdio: ['ignore', out, out],
  });
  closeSync(out);
  return child;
}
