import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import runtime from 'workerd';
import { configText, type Parts } from '../scripts/server/config.mjs';
import { workerdFolder } from '../scripts/server/layout.mjs';
import { freePort } from '../test/free-port.ts';
import { type Running, run } from './program.ts';

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
export interface Workerd extends Running {
  /** Origin of its inspector; null where it is not looked into. */
  readonly inspector: string | null;
}

/** Starts stock workerd as `npm run serve` does: the same binary, options and watchdog. */
export async function start(plan: Plan): Promise<Workerd> {
  const { folder, parts, origin, secrets = {}, inspected = false } = plan;
  mkdirSync(workerdFolder(folder), { recursive: true });
  const config = join(folder, 'workerd.capnp');
  writeFileSync(config, configText(parts));
  const address = inspected ? `127.0.0.1:${await freePort()}` : null;
  const options = ['--experimental', ...(address ? ['--inspector-addr', address] : [])];
  const running = await run({
    command: runtime.default,
    args: ['serve', config, 'config', ...options],
    folder,
    env: secrets,
    origin,
  });
  return { ...running, inspector: address && `http://${address}` };
}
