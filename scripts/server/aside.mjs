import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backupDays } from '../../src/domain/erasure.ts';
import { explaining, syncToDisk, withDatabase } from './database.mjs';
import { formerDatabase } from './former.mjs';
import { databaseFile } from './layout.mjs';
import { hold } from './lock.mjs';
import { isEmpty } from './migrate.mjs';

/** In a folder that was moved aside: since when it is. */
const SINCE = 'aside';
const DAY_MS = 86_400_000;

/**
 * Notes in a folder with a former database that it is kept like a backup from now on: it holds who
 * registered, also whoever is erased from now on.
 * @param {string} folder
 * @param {number} [now] ms
 */
export function noteAside(folder, now = Date.now()) {
  const note = join(folder, SINCE);
  explaining(note, () => writeFileSync(note, `${now}\n`, { mode: 0o600, flush: true }));
  syncToDisk(folder);
}

/** For how many days what was moved aside is kept: for as long as receipts of erasure say. */
export function asideDays() {
  return backupDays(process.env.BACKUP_DAYS);
}

/**
 * Deletes what was moved aside for a state of another schema, and what `wrangler dev` left in it, once no
 * receipt of erasure allows for it any more. One that holds an edition of somebody's own, or is served, is
 * a state like another and stays.
 * @param {string} stateDir that this process holds, migrated
 * @param {number} [now] ms
 * @returns {string[]} what was deleted, a sentence each
 */
export function endAside(stateDir, now = Date.now()) {
  const beside = dirname(stateDir);
  const name = `${basename(stateDir)}.before-`;
  const moved = (existsSync(beside) ? readdirSync(beside) : [])
    .filter((one) => one.startsWith(name) && /^\d+(-\d+)?$/.test(one.slice(name.length)))
    .map((one) => join(beside, one))
    .filter((folder) => statSync(folder).isDirectory() && isDemo(folder));
  const local = join(stateDir, 'local');
  const isLeft = existsSync(join(local, 'v3/d1')) && !isEmpty(databaseFile(stateDir));
  return [...moved, ...(isLeft ? [local] : [])].flatMap((folder) => endOne(folder, now));
}

/**
 * @param {string} folder
 * @param {number} now
 */
function endOne(folder, now) {
  const note = join(folder, SINCE);
  const since = existsSync(note) ? Number(readFileSync(note, 'utf8').trim()) : Number.NaN;
  // Moved by a release that did not note it.
  if (!Number.isSafeInteger(since)) noteAside(folder, now);
  else if (now - since >= asideDays() * DAY_MS) {
    explaining(folder, () => rmSync(folder, { recursive: true }));
    syncToDisk(dirname(folder));
    return [`${folder} was deleted: it had been moved aside for ${asideDays()} days.`];
  }
  return [];
}

/**
 * Whether nobody serves it, and it holds the demo's edition alone.
 * @param {string} folder
 */
function isDemo(folder) {
  const held = hold(folder, 'state');
  if (!held) return false;
  try {
    const file = [databaseFile(folder), formerDatabase(folder)].find(
      (one) => one && existsSync(one),
    );
    return file === undefined || ownEditions(file).length === 0;
  } catch {
    // Nobody but its owner knows what a database is that cannot be read.
    return false;
  } finally {
    held.release();
  }
}

/**
 * The editions of a database that are not the demo's. One that was replaced keeps its slug with its
 * number behind.
 * @param {string} file
 */
function ownEditions(file) {
  return withDatabase(file, { readOnly: true }, (db) => ownSlugs(db));
}

/** @param {import('node:sqlite').DatabaseSync} db */
export function ownSlugs(db) {
  return db
    .prepare("SELECT slug FROM event WHERE slug <> 'demo' AND slug NOT GLOB 'demo-[0-9]*'")
    .all()
    .map(({ slug }) => String(slug));
}
