import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { erasingListed } from '../../src/store/erasures/erase-listed.ts';
import { ErasureList } from '../../src/store/erasures/list.ts';
import { explaining, syncToDisk, withDatabase } from './database.mjs';
import { makeFolder } from './folders.mjs';
import { erasuresFile } from './layout.mjs';
import { MANIFEST } from './manifest.mjs';

/** @typedef {import('../../src/domain/erasure.ts').ListedErasure} ListedErasure */

/** In a backup's folder: what had been erased by then. It names nobody, and is never encrypted. */
const ERASURES = 'erasures.json';
/** Bytes; a hundred thousand erasures take ten million. */
const LONGEST = 200_000_000;
/** Entries that are followed in one transaction. */
const TOGETHER = 500;
const KINDS = ['person', 'wish', 'edition'];

/**
 * Makes the folder of the list of a state and syncs its name: what workerd makes itself may be lost.
 * @param {string} stateDir
 */
export function makeErasuresFolder(stateDir) {
  const folder = dirname(erasuresFile(stateDir));
  explaining(folder, () => makeFolder(folder));
}

/**
 * The list of a state, whether it is served or not.
 * @param {string} stateDir
 * @returns {ListedErasure[]}
 */
export function erasuresOf(stateDir) {
  const file = erasuresFile(stateDir);
  if (!existsSync(file)) return [];
  return withDatabase(file, { readOnly: true }, (db) => {
    const laid = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'erasure'").get();
    return laid ? [...allOf(listIn(db))] : [];
  });
}

/**
 * Puts a list of erasures beside a backup.
 * @param {string} folder
 * @param {readonly ListedErasure[]} list
 */
export function writeErasures(folder, list) {
  if (list.length === 0) return;
  const file = join(folder, ERASURES);
  writeFileSync(file, `${JSON.stringify(list)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  syncToDisk(file);
}

/**
 * The list that lies in a folder: of a backup, or of a state.
 * @param {string} folder
 * @returns {ListedErasure[] | undefined} nothing where there is none
 * @throws with a sentence where it is damaged
 */
export function erasuresIn(folder) {
  const file = join(folder, ERASURES);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found) return explaining(file, () => readList(file, found));
  // Nothing had been erased when it was made.
  if (existsSync(join(folder, MANIFEST))) return [];
  return existsSync(erasuresFile(folder)) ? erasuresOf(folder) : undefined;
}

/**
 * Adds lists to that of a state that nobody serves. Each erasure keeps the date under which it is found
 * first.
 * @param {string} stateDir
 * @param {readonly ListedErasure[]} more
 */
export function mergeErasures(stateDir, more) {
  if (more.length === 0) return;
  makeErasuresFolder(stateDir);
  const file = erasuresFile(stateDir);
  explaining(file, () => writeFileSync(file, '', { mode: 0o600, flag: 'a', flush: true }));
  withDatabase(file, {}, (db) => {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN IMMEDIATE');
    listIn(db).note(more);
    db.exec('COMMIT');
  });
  syncToDisk(file);
  syncToDisk(dirname(file));
}

/**
 * Erases in a database that nobody serves what the list says and it does not know.
 * @param {string} file of the database, which has this release's schema
 * @param {readonly ListedErasure[]} list all of it
 * @param {{ anew?: boolean }} [options] `anew`: from the first entry on, whatever it has followed
 * @returns {number} how many entries were followed
 */
export function followErasures(file, list, { anew = false } = {}) {
  return withDatabase(file, {}, (db) => {
    const followed = Number(db.prepare('SELECT number FROM erasures_followed').get()?.number ?? 0);
    const last = list.at(-1)?.number ?? 0;
    const from = anew || last < followed ? 0 : followed;
    const left = list.filter(({ number }) => number > from);
    for (let at = 0; at < left.length; at += TOGETHER) {
      db.exec('BEGIN IMMEDIATE');
      for (const { sql, bound } of erasingListed(left.slice(at, at + TOGETHER))) {
        db.prepare(sql).run(...bound);
      }
      db.exec('COMMIT');
    }
    return left.length;
  });
}

/** @param {import('node:sqlite').DatabaseSync} db */
function listIn(db) {
  return new ErasureList((sql, ...bound) => db.prepare(sql).all(...bound));
}

/** @param {ErasureList} list */
function* allOf(list) {
  for (let from = 0; ; ) {
    const { entries } = list.after(from);
    const last = entries.at(-1);
    if (!last) return;
    yield* entries;
    from = last.number;
  }
}

/**
 * @param {string} file
 * @param {import('node:fs').Stats} found
 * @returns {ListedErasure[]}
 */
function readList(file, found) {
  const said = found.isFile() && found.size <= LONGEST ? parsed(readFileSync(file, 'utf8')) : null;
  if (!Array.isArray(said) || !said.every(isListed)) {
    throw new Error(`${file} is damaged: it is no list of erasures.`);
  }
  return said;
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {unknown} said */
function isListed(said) {
  if (typeof said !== 'object' || said === null) return false;
  const { number, event, what, id, at } = /** @type {Record<string, unknown>} */ (said);
  return (
    [number, event, at].every((value) => Number.isSafeInteger(value)) &&
    KINDS.includes(String(what)) &&
    typeof id === 'string' &&
    id.length <= 64
  );
}
