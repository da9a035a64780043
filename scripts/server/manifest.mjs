import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { explaining, syncToDisk } from './database.mjs';

/** Of a backup that is not encrypted, and of one that is. */
export const FILES = /** @type {const} */ ({
  plain: 'database.sqlite',
  age: 'database.sqlite.age',
});

export const MANIFEST = 'manifest.json';
const FORMAT = 1;
/** Bytes; one takes less than two thousand. */
const LONGEST = 100_000;

/** What is said of a backup is shown to people: nothing else may stand there. */
const MADE_AT = /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/;
const RELEASE = /^[\w.+-]{1,60}$/;
const SHA256 = /^[0-9a-f]{64}$/;

/**
 * What a backup says of itself, beside its file. It is written last: a folder without one holds no
 * backup.
 * @typedef {object} Manifest
 * @property {number} format of this description
 * @property {string} made_at the instant of every row, in UTC
 * @property {string} release that made it, such as `0.1.0`
 * @property {number} schema
 * @property {boolean} encrypted whether to an age key
 * @property {number} bytes of the file
 * @property {string} sha256 of the file, in hex
 * @property {Record<string, number>} rows by table
 */

/**
 * @param {string} folder
 * @param {Omit<Manifest, 'format'>} what
 * @returns {Manifest}
 */
export function writeManifest(folder, what) {
  const manifest = { format: FORMAT, ...what };
  const partial = join(folder, `${MANIFEST}.partial`);
  const handle = openSync(partial, 'wx', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(manifest, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(partial, join(folder, MANIFEST));
  syncToDisk(folder);
  return manifest;
}

/**
 * @param {string} folder
 * @returns {Manifest}
 * @throws with a sentence when there is none, or one that this release does not read
 */
export function readManifest(folder) {
  const file = join(folder, MANIFEST);
  const text = explaining(file, () => {
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found) {
      throw new Error(
        `${folder} holds no backup: ${MANIFEST}, which a backup writes last, is not there.`,
      );
    }
    return found.isFile() && found.size <= LONGEST ? readFileSync(file, 'utf8') : '';
  });
  const said = parsed(text);
  if (typeof said?.format === 'number' && said.format > FORMAT) {
    throw new Error(`${folder} was made by a newer release: restore it with that one.`);
  }
  if (!isManifest(said)) throw new Error(`${file} is damaged: it does not describe a backup.`);
  return said;
}

/** What people ask after first, by table. */
const COUNTED = /** @type {const} */ ({
  event: 'editions',
  registration: 'registrations',
  ticket: 'tickets',
  scan: 'scans',
  device: 'phones',
  member: 'members',
});

/**
 * The main counts for people, such as `editions 1, registrations 1200`.
 * @param {Manifest} manifest
 */
export function mainCounts({ rows }) {
  return Object.entries(COUNTED)
    .map(([table, name]) => `${name} ${rows[table] ?? 0}`)
    .join(', ');
}

/**
 * @param {string} text
 * @returns {Record<string, unknown> | null}
 */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * @param {Record<string, unknown> | null} said
 * @returns {said is Manifest & Record<string, unknown>}
 */
function isManifest(said) {
  return (
    said?.format === FORMAT &&
    MADE_AT.test(String(said.made_at)) &&
    RELEASE.test(String(said.release)) &&
    SHA256.test(String(said.sha256)) &&
    typeof said.encrypted === 'boolean' &&
    [said.schema, said.bytes].every(isCount) &&
    typeof said.rows === 'object' &&
    said.rows !== null &&
    Object.values(said.rows).every(isCount)
  );
}

/** @param {unknown} value */
const isCount = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
