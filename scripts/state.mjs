import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './files.mjs';

/** Where a local server keeps its data and its secrets: `STATE_DIR`, by default `.state`. */
export const stateDir = resolve(root, process.env.STATE_DIR || '.state');

export const secretsFile = join(stateDir, 'secrets.env');
const addressFile = join(stateDir, 'address');

/** Makes this state's secrets, once; readable by their owner alone. */
export function ensureSecrets() {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  if (existsSync(secretsFile)) return;
  const secretKey = randomBytes(32).toString('base64');
  const operatorKey = randomBytes(32).toString('base64url');
  writeFileSync(secretsFile, `SECRET_KEY=${secretKey}\nOPERATOR_KEY=${operatorKey}\n`, {
    mode: 0o600,
    flag: 'wx',
  });
}

/**
 * The key of the operator's endpoints, from the environment or from the local state.
 * @returns {string | undefined}
 */
export function operatorKey() {
  if (process.env.OPERATOR_KEY) return process.env.OPERATOR_KEY;
  if (!existsSync(secretsFile)) return undefined;
  return /^OPERATOR_KEY=(.+)$/m.exec(readFileSync(secretsFile, 'utf8'))?.[1];
}

/** Where the server of this state was last started, such as `http://localhost:8787`. */
export function lastAddress() {
  return existsSync(addressFile) ? readFileSync(addressFile, 'utf8').trim() : undefined;
}

/** @param {string} url */
export function rememberAddress(url) {
  writeFileSync(addressFile, `${url}\n`);
}

/**
 * Throws, with the way out, unless a file of secrets holds a SECRET_KEY of exactly 32 bytes.
 * @param {string} [file]
 */
export function demandSecretKey(file = secretsFile) {
  const text = /^SECRET_KEY=(.*)$/m.exec(readFileSync(file, 'utf8'))?.[1]?.trim() ?? '';
  const secretKey = text.replace(/^(["'])(.*)\1$/, '$2');
  if (/^[A-Za-z0-9+/]{43}=$/.test(secretKey)) return;
  throw new Error(
    `SECRET_KEY in ${file} must be base64 of exactly 32 bytes, such as this prints:\n` +
      '  openssl rand -base64 32\n' +
      'What another key has sealed cannot be read with a new one: look for a copy of it first.',
  );
}

/**
 * The service that a command speaks to: the one at an address, or the running one of this state.
 * @param {string | undefined} url
 * @returns {{ base: string, key: string }}
 * @throws with a sentence for people when there is no operator key
 */
export function serviceAt(url) {
  const key = operatorKey();
  if (!url && lastAddress()?.startsWith('https:')) trustOwnCertificate();
  if (!key) throw new Error('There is no operator key: run npm start first, or set OPERATOR_KEY.');
  const port = process.env.PORT;
  const own = port ? `http://localhost:${port}` : lastAddress();
  return { base: url ?? own ?? 'http://localhost:8787', key };
}

/** Lets this process alone talk to the local server, whose certificate nobody has signed. */
export function trustOwnCertificate() {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  process.removeAllListeners('warning');
}
