import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './files.mjs';
import { explaining } from './server/database.mjs';
import { secretLines } from './server/secret-lines.mjs';

/** Where a local server keeps its data and its secrets: `STATE_DIR`, by default `.state`. */
export const stateDir = resolve(root, process.env.STATE_DIR || '.state');

export const secretsFile = join(stateDir, 'secrets.env');
const addressFile = join(stateDir, 'address');

/**
 * The key of the operator's endpoints, from the environment or from the local state.
 * @returns {string | undefined}
 */
export function operatorKey() {
  if (process.env.OPERATOR_KEY) return process.env.OPERATOR_KEY;
  if (!existsSync(secretsFile)) return undefined;
  return secretLines(secretsFile).OPERATOR_KEY;
}

/**
 * Where the server of this state was last started: `url` for everybody, `via` from this machine.
 * @returns {{ url: string, via: string } | undefined}
 */
export function lastAddress() {
  if (!existsSync(addressFile)) return undefined;
  const [url = '', via = url] = readFileSync(addressFile, 'utf8').trim().split('\n');
  return { url, via };
}

/**
 * @param {string} url
 * @param {string} via
 */
export function rememberAddress(url, via) {
  explaining(addressFile, () => writeFileSync(addressFile, `${url}\n${via}\n`, { mode: 0o600 }));
}

/**
 * The service that a command speaks to: the one at an address, or the running one of this state.
 * @param {string | undefined} url
 * @returns {import('./operator.mjs').Service}
 * @throws with a sentence for people when there is no operator key
 */
export function serviceAt(url) {
  const key = operatorKey();
  if (!key)
    throw new Error(
      `There is no operator key in ${stateDir}: start the service first, name the folder of its state in STATE_DIR, or set OPERATOR_KEY.`,
    );
  const own = lastAddress();
  if (url) return { base: url, key };
  const port = process.env.PORT;
  if (port && !own?.url.endsWith(`:${port}`)) return { base: `http://localhost:${port}`, key };
  return { base: own?.url ?? 'http://localhost:8787', key, ...(own && { via: own.via }) };
}
