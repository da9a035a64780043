import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { configText, partsOf } from '../../scripts/server/config.mjs';
import { workerdFolder } from '../../scripts/server/layout.mjs';

const { default: program } = createRequire(import.meta.url)('workerd');
const READY_MS = 20_000;
/** A file that is too large is refused, as one without room is; the signal beside it would end all. */
const COMMAND = 'trap "" XFSZ; exec "$0" serve "$1" config --experimental';

export interface Terms {
  readonly stateDir: string;
  readonly port: number;
  /** `SECRET_KEY` and `OPERATOR_KEY`. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The service’s module; the one that is built where it is left out. */
  readonly code?: Uint8Array;
}

/** Workerd on a state that is migrated, with nobody who watches over it and without ceilings. */
export interface PlainWorkerd {
  readonly url: string;
  readonly pid: number;
  /** Lines of the service’s own log. */
  readonly logged: readonly Record<string, unknown>[];
  /** Lets it finish what it took. */
  stop(): Promise<void>;
}

/** Starts it, and resolves when it says that it is well. */
export async function startWorkerd(terms: Terms): Promise<PlainWorkerd> {
  const { stateDir, port, secrets } = terms;
  const url = `http://localhost:${port}`;
  const config = join(stateDir, 'workerd.capnp');
  writeFileSync(config, configOf(terms, url));
  const workerd = spawn('sh', ['-c', COMMAND, program, config], {
    env: secrets,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const logged: Record<string, unknown>[] = [];
  for (const stream of [workerd.stdout, workerd.stderr]) {
    createInterface({ input: stream }).on('line', (line) => logged.push(...ownLine(line)));
  }
  await ready(url, workerd);
  return {
    url,
    pid: workerd.pid ?? 0,
    logged,
    async stop() {
      if (workerd.exitCode !== null || workerd.signalCode !== null) return;
      workerd.kill('SIGTERM');
      await once(workerd, 'exit');
    },
  };
}

function configOf({ stateDir, port, secrets, code }: Terms, url: string): string {
  const settings = { PUBLIC_URL: url, RATE_LIMITS: 'off', CLIENT_ADDRESS: 'none' };
  const parts = partsOf({
    folder: stateDir,
    disk: workerdFolder(stateDir),
    listen: `127.0.0.1:${port}`,
    settings,
    secrets: Object.keys(secrets),
  });
  if (!code) return configText(parts);
  writeFileSync(join(stateDir, 'kept.js'), code);
  const abwab = parts.services.abwab.replace(/embed "[^"]+"/, 'embed "kept.js"');
  return configText({ ...parts, services: { ...parts.services, abwab } });
}

function ownLine(line: string): Record<string, unknown>[] {
  const { message } = JSON.parse(line);
  return String(message).startsWith('{') ? [JSON.parse(message)] : [];
}

async function ready(url: string, workerd: ChildProcess): Promise<void> {
  const until = Date.now() + READY_MS;
  while (Date.now() < until && workerd.exitCode === null) {
    const well = await fetch(`${url}/healthz`)
      .then(({ ok }) => ok)
      .catch(() => false);
    if (well) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  workerd.kill('SIGKILL');
  throw new Error('workerd was not ready');
}
