import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { tokenKey } from '../../src/store/keys/keys.ts';
import { explaining, syncToDisk } from './database.mjs';
import { makeFolder } from './folders.mjs';
import { databaseFile } from './layout.mjs';
import { secretLines } from './secret-lines.mjs';

/** @typedef {{ SECRET_KEY: string, OPERATOR_KEY: string }} Secrets */

/** While keys are wrapped anew, behind a space the key before. */
const SECRET_KEY = /^[A-Za-z0-9+/]{43}=(?: [A-Za-z0-9+/]{43}=)?$/;
/** Of a state whose key is being changed: what its secrets are once everything is wrapped anew. */
export const NEXT_SECRETS = 'secrets.env.next';
/** It travels in a header, which carries nothing but these. */
const OPERATOR_KEY = /^[\x21-\x7e]{20,}$/;

/** @param {string} stateDir */
const fileIn = (stateDir) => join(stateDir, 'secrets.env');

/**
 * Also a link whose target is not there now, such as a vault that is not mounted yet.
 * @param {string} file
 */
const isThere = (file) => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

/**
 * Makes the secrets of a state, once, readable by their owner alone. Never where the environment gives
 * them, nor where something is sealed already: that must be read with the key of old.
 * @param {string} stateDir
 * @param {NodeJS.ProcessEnv} [env]
 */
export function ensureSecrets(stateDir, env = process.env) {
  const file = fileIn(stateDir);
  const given = env.SECRET_KEY && env.OPERATOR_KEY;
  if (given || isThere(file) || wrappedKeys(databaseFile(stateDir)).length > 0) return;
  makeFolder(stateDir);
  const secretKey = env.SECRET_KEY || randomBytes(32).toString('base64');
  const key = env.OPERATOR_KEY || randomBytes(32).toString('base64url');
  const text = `SECRET_KEY=${secretKey}\nOPERATOR_KEY=${key}\n`;
  // Whole and on the disk before anything is sealed with it, or not there at all.
  const fresh = `${file}.new`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, text, { mode: 0o600, flag: 'wx', flush: true });
  renameSync(fresh, file);
  syncToDisk(stateDir);
}

/**
 * The secrets of a state: from the environment, and what it does not hold from the file of the state,
 * `secrets.env`: lines `NAME=value`, readable by its owner alone.
 * @param {string} stateDir
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Secrets}
 * @throws with a sentence for people
 */
export function readSecrets(stateDir, env = process.env) {
  const file = fileIn(stateDir);
  const written = isThere(file) ? secretsIn(file) : {};
  const secretKey = env.SECRET_KEY || written.SECRET_KEY;
  const operatorKey = env.OPERATOR_KEY || written.OPERATOR_KEY;
  checkSecretKey(secretKey, env.SECRET_KEY ? 'the environment' : file);
  if (!operatorKey || !OPERATOR_KEY.test(operatorKey)) {
    throw new Error(
      `OPERATOR_KEY must be a random text of 20 characters or more, of ASCII and without spaces, in the environment or in ${file}, such as this prints:\n  openssl rand -hex 32`,
    );
  }
  return { SECRET_KEY: String(secretKey), OPERATOR_KEY: operatorKey };
}

/**
 * @param {string} file
 * @returns {Partial<Record<string, string>>}
 * @throws when somebody else could have read or written it
 */
function secretsIn(file) {
  const { mode, uid } = explaining(file, () => statSync(file));
  const own = process.getuid?.();
  // On Windows a mode says nothing.
  if (own !== undefined && (mode & 0o077) !== 0) {
    throw new Error(`Others can read ${file}: chmod 600 ${file}`);
  }
  if (own !== undefined && own !== 0 && uid !== own) {
    throw new Error(`${file} belongs to another user than the one that serves.`);
  }
  return secretLines(file);
}

/**
 * @param {string} file of secrets
 * @throws with the way out unless it holds a SECRET_KEY of exactly 32 bytes
 */
export function demandSecretKey(file) {
  checkSecretKey(secretLines(file).SECRET_KEY, file);
}

/**
 * @param {string | undefined} secretKey
 * @param {string} place where it was found, or should have been
 */
function checkSecretKey(secretKey, place) {
  if (secretKey && SECRET_KEY.test(secretKey)) return;
  if (!secretKey) {
    throw new Error(
      `There is no SECRET_KEY in ${place}. What it has sealed no other key can read: look for a copy of it first, ` +
        'and put that back. A state in which nothing is sealed yet takes base64 of exactly 32 bytes, such as this ' +
        'prints:\n  openssl rand -base64 32',
    );
  }
  throw new Error(
    `SECRET_KEY in ${place} must be base64 of exactly 32 bytes, such as this prints:\n` +
      '  openssl rand -base64 32\n' +
      'What another key has sealed cannot be read with a new one: look for a copy of it first.',
  );
}

/**
 * @param {string} stateDir
 * @param {Secrets} secrets
 * @param {string} [file] of a database that is not in its place yet
 * @throws with a sentence when the state was sealed by another key
 */
export async function demandKeyOfState(
  stateDir,
  { SECRET_KEY: secretKey },
  file = databaseFile(stateDir),
) {
  for (const { number, token_key } of wrappedKeys(file)) {
    const event = { number: Number(number), token_key: String(token_key) };
    await tokenKey(secretKey, event, Date.now()).catch(() => {
      if (isThere(join(stateDir, NEXT_SECRETS))) {
        throw new Error(
          `A change of SECRET_KEY in ${stateDir} was cut off: run npm run rewrap, which goes on with it.`,
        );
      }
      throw new Error(
        `Edition ${number} in ${stateDir} was sealed by another SECRET_KEY than the one given. ` +
          'Nothing was changed: give the key with which it was made.',
      );
    });
  }
}

/** @param {string} file */
function wrappedKeys(file) {
  if (!existsSync(file)) return [];
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const laid = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'event'").get();
    return laid ? db.prepare('SELECT number, token_key FROM event').all() : [];
  } finally {
    db.close();
  }
}
