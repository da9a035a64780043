import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Miniflare, type MiniflareOptions, NoOpLog } from 'miniflare';
import { root } from '../scripts/files.mjs';
import { DATABASE_ID, SLOW_D1 } from './slow-d1-plugin.ts';

type WorkerOptions = MiniflareOptions['workers'][number];
type Config = WorkerOptions['config'];
type Bindings = NonNullable<Config['env']>;

export const WORKER = 'worker';
const [, COMPATIBILITY_DATE = ''] =
  /^compatibility_date = "(.*)"$/m.exec(readFileSync(join(root, 'wrangler.toml'), 'utf8')) ?? [];
const PLUGIN = {
  plugin: { package: fileURLToPath(import.meta.resolve('./slow-d1-plugin.ts')), name: SLOW_D1 },
};

/** A Worker to run beside a fresh database. */
export interface Plan {
  /** Its only module. */
  readonly code: string;
  readonly env: Bindings;
  readonly exports: NonNullable<Config['exports']>;
  /** Waited before each call of its database, one at a time, ms; null for the database as it is. */
  readonly latencyMs: number | null;
  readonly folder: string;
  /** Whether its heap is to be looked into. */
  readonly inspected?: boolean;
}

/** Starts a Worker in a workerd of its own, with its database under `folder`. */
export async function start(plan: Plan): Promise<Miniflare> {
  const d1 = { type: 'd1', id: DATABASE_ID } as const;
  const far = { type: 'unsafe:far', dev: PLUGIN } as const;
  const direct = plan.latencyMs === null;
  const own = worker(WORKER, plan.code, { DB: direct ? d1 : far, ...plan.env }, plan.exports);
  const workers = [own];
  if (!direct) {
    const env: Bindings = {
      DB: d1,
      DIRECT: { type: 'unsafe:direct', dev: PLUGIN },
      LINE: { type: 'durable-object', worker: SLOW_D1, exportName: 'Line' },
      LATENCY_MS: { type: 'json', value: plan.latencyMs ?? 0 },
    };
    const line = { Line: { type: 'durable-object', storage: 'sqlite' } } as const;
    workers.push(worker(SLOW_D1, await bundled('bench/workers/slow-d1.ts'), env, line));
  }
  const server = new Miniflare({
    host: '127.0.0.1',
    port: 0,
    log: new NoOpLog(),
    logRequests: false,
    enableDevRegistry: false,
    resourcePersistencePath: plan.folder,
    workers,
    ...(plan.inspected && { inspectorPort: 0 }),
  });
  await server.ready;
  return server;
}

/** The module of a Worker of the bench. `entry` is named from the repository's folder. */
export async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*'],
  });
  return outputFiles[0]?.text ?? '';
}

function worker(
  name: string,
  contents: string,
  env: Bindings,
  exports: Plan['exports'],
): WorkerOptions {
  return {
    config: {
      name,
      compatibilityDate: COMPATIBILITY_DATE,
      env,
      exports,
      manifest: {
        mainModule: 'index.js',
        modules: { 'index.js': { type: 'esm', contents } },
      },
    },
    dev: { unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }], rootPath: root },
  };
}
