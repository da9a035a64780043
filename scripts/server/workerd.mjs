import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../files.mjs';
import { workerdConfig } from './config.mjs';
import { explaining } from './database.mjs';
import { workerdFolder } from './layout.mjs';

/** @type {{ default: string }} the path of its program; required, since a loader may unwrap what is imported */
const runtime = createRequire(import.meta.url)('workerd');

/** What a watchdog may take beyond the time in which workerd finishes, ms. */
const WATCHDOG_MS = 2_000;

/**
 * Runs stock workerd under its watchdog, in a process group of their own.
 * @param {import('./server.mjs').Plan} plan
 * @param {(line: string) => void} said what they print, by lines
 * @returns {import('node:child_process').ChildProcess} the watchdog
 * @throws with a sentence when its configuration cannot be written
 */
export function launchWorkerd({ stateDir, graceMs, settings, secrets, listen, tls, relays }, said) {
  const config = join(stateDir, 'workerd.capnp');
  const text = workerdConfig({
    folder: stateDir,
    disk: workerdFolder(stateDir),
    settings,
    ...(relays && { relays }),
    ...(tls && { tls }),
    listen: `${listen.host}:${listen.port}`,
    secrets: Object.keys(secrets),
  });
  explaining(config, () => writeConfig(config, text));
  const command = [runtime.default, 'serve', config, 'config', '--experimental'];
  const script = join(root, 'scripts/server/watchdog.mjs');
  const watchdog = spawn(process.execPath, [script, stateDir, String(graceMs), ...command], {
    cwd: stateDir,
    env: secrets,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  for (const stream of [watchdog.stdout, watchdog.stderr]) {
    createInterface({ input: stream }).on('line', said);
  }
  watchdog.stdin.on('error', () => {});
  return watchdog;
}

/**
 * Ends a server when it has finished what it took: its pipe is closed, and the watchdog ends the rest.
 * A watchdog that was stopped, or hangs, is ended with it.
 * @param {import('node:child_process').ChildProcess} watchdog
 * @param {number} graceMs
 */
export async function endWorkerd(watchdog, graceMs) {
  watchdog.stdin?.end();
  if (watchdog.exitCode !== null || watchdog.signalCode !== null) return;
  const late = setTimeout(() => killGroup(watchdog), graceMs + WATCHDOG_MS);
  await once(watchdog, 'exit');
  clearTimeout(late);
}

/**
 * Ends whatever is left of a server at once: where its watchdog was killed, it served on alone, and
 * no other could take its port.
 * @param {import('node:child_process').ChildProcess | undefined} watchdog
 */
export function killGroup(watchdog) {
  try {
    if (watchdog?.pid) process.kill(-watchdog.pid, 'SIGKILL');
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== 'ESRCH') throw error;
  }
}

/**
 * Writes what differs alone: a server that is started again on a full disk has its configuration.
 * @param {string} file
 * @param {string} text
 */
function writeConfig(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  writeFileSync(file, text, { mode: 0o600 });
}
