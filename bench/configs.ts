import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../scripts/files.mjs';
import {
  compatibilityDate,
  databaseBinding,
  databaseService,
  list,
  type Parts,
  partsOf,
  text,
} from '../scripts/server/config.mjs';
import { workerdFolder } from '../scripts/server/layout.mjs';
import { freePort } from '../test/free-port.ts';

/** A configuration, and the origins of its sockets. */
export interface Setup {
  readonly parts: Parts;
  readonly origin: string;
  /** Leads to workerd's own D1, below whatever stands before it. */
  readonly database: string;
  /** Tells what reached a far database; null where it is not far. */
  readonly counter: string | null;
}

/** How a Worker of the bench is told apart from the plainest one. */
export interface Options {
  /** Durable Objects that it exports; each is bound under its own name, and stays in memory. */
  readonly classes?: readonly string[];
  readonly flags?: readonly string[];
  /** Further bindings, as workerd's configuration writes them. */
  readonly bindings?: readonly string[];
}

/** Workerd's own D1, where a far one has its name. */
const NEAR = 'near-d1';

/** The service as `npm run serve` configures it; its D1 `latencyMs` away, or where it is. */
export async function serviceSetup(
  folder: string,
  settings: Readonly<Record<string, string>>,
  secrets: readonly string[],
  latencyMs: number | null,
): Promise<Setup> {
  const listen = await freeAddress();
  const parts = partsOf({ folder, disk: workerdFolder(folder), listen, settings, secrets });
  return withDatabase(parts, listen, latencyMs);
}

/**
 * A Worker of the bench beside a database, in a configuration of the same kind.
 * @param entry named from the repository's folder
 */
export async function workerSetup(
  folder: string,
  entry: string,
  latencyMs: number | null,
  options: Options = {},
): Promise<Setup> {
  const listen = await freeAddress();
  const disk = workerdFolder(folder);
  const { services } = partsOf({ folder, disk, listen, settings: {}, secrets: [] });
  const bindings = [databaseBinding(), ...(options.bindings ?? [])];
  const parts = {
    sockets: { http: `address = ${text(listen)}, http = (), service = "own"` },
    services: {
      own: await worker(entry, { ...options, bindings }),
      d1: services.d1,
      disk: services.disk,
    },
  };
  return withDatabase(parts, listen, latencyMs);
}

/** Adds the socket that leads to D1, and puts a far database in its place. */
async function withDatabase(
  { sockets, services }: Parts,
  listen: string,
  latencyMs: number | null,
): Promise<Setup> {
  const [database, counter] = [await freeAddress(), await freeAddress()];
  const at = (address: string, service: string) =>
    `address = ${text(address)}, http = (), service = ${service}`;
  const near = {
    parts: { sockets: { ...sockets, database: at(database, databaseService('d1')) }, services },
    origin: `http://${listen}`,
    database: `http://${database}`,
    counter: null,
  };
  if (latencyMs === null) return near;
  const bindings = [
    `(name = "NEAR", service = ${databaseService(NEAR)})`,
    `(name = "LATENCY_MS", json = ${text(String(latencyMs))})`,
  ];
  const far = await worker('bench/workers/slow-d1.ts', { classes: ['Line'], bindings });
  return {
    ...near,
    counter: `http://${counter}`,
    parts: {
      sockets: {
        ...sockets,
        database: at(database, databaseService(NEAR)),
        counter: at(counter, '"d1"'),
      },
      services: { ...services, d1: far, [NEAR]: services.d1 ?? '' },
    },
  };
}

async function worker(
  entry: string,
  { classes = [], flags = [], bindings = [] }: Options,
): Promise<string> {
  const objects = classes.map((name) => [
    `(name = ${text(name)}, durableObjectNamespace = ${text(name)})`,
    `(className = ${text(name)}, uniqueKey = ${text(`bench-${name}`)}, preventEviction = true)`,
  ]);
  return `worker = (
      modules = [(name = "index.js", esModule = ${text(await bundled(entry))})],
      compatibilityDate = ${text(compatibilityDate())},
      compatibilityFlags = ${list(flags.map(text))},
      bindings = ${list([...bindings, ...objects.map(([binding = '']) => binding)])},
      durableObjectNamespaces = ${list(objects.map(([, namespace = '']) => namespace))},
      durableObjectStorage = (inMemory = void))`;
}

/** The module of a Worker of the bench. */
async function bundled(entry: string): Promise<string> {
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

async function freeAddress(): Promise<string> {
  return `127.0.0.1:${await freePort()}`;
}
