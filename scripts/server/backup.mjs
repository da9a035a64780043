import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  copyDatabase,
  damage,
  demandOwner,
  explaining,
  syncToDisk,
  withDatabase,
} from './database.mjs';
import { erasuresOf, writeErasures } from './erasures.mjs';
import { liesIn, makeFolder } from './folders.mjs';
import { databaseFile } from './layout.mjs';
import { hold } from './lock.mjs';
import { FILES, writeManifest } from './manifest.mjs';
import { demandWayOn } from './migrate.mjs';
import { encrypterTo, encryptFile, fingerprintOf } from './sealed-copy.mjs';
import { migrationsIn, releaseName, rowsByTable, standing } from './version.mjs';

/** Within a backup’s folder, while it is made. */
const PARTIAL = 'partial';

/**
 * Copies the database of a state, as it is at one instant, whether it is served or not; writers go on
 * meanwhile. The copy is opened and checked before it counts as a backup.
 * @param {string} stateDir absolute
 * @param {string} folder absolute; a new one, or one that holds nothing
 * @param {{ to?: string | undefined }} [options] `to`: the age key (age1…) to which it is encrypted
 * @returns {Promise<import('./manifest.mjs').Manifest>}
 * @throws with a sentence, having left nothing behind, when the folder holds something, the state is
 *   damaged or of another release, or the disk does not take it
 */
export async function backUp(stateDir, folder, { to } = {}) {
  const file = databaseFile(stateDir);
  if (!existsSync(file)) throw new Error(`${stateDir} holds no database: nothing to back up.`);
  demandOwner(stateDir);
  const encrypter = to === undefined ? undefined : encrypterTo(to);
  // One alone is copied through the state. Any other writes nothing there: the disk may let nobody.
  const only = encrypter && holdForBackup(stateDir);
  let leave = () => {};
  // What is to be encrypted never lies open on the backup’s disk.
  const copy = encrypter ? join(stateDir, 'backup.sqlite') : join(folder, PARTIAL, FILES.plain);
  const stored = join(folder, PARTIAL, encrypter ? FILES.age : FILES.plain);
  try {
    leave = claimFolder(stateDir, folder);
    if (encrypter) rmSync(copy, { force: true });
    const made_at = new Date().toISOString();
    withDatabase(file, { readOnly: true }, (db) => copyDatabase(db, copy));
    // Behind the rows, so that it knows of everything that is erased in them.
    writeErasures(join(folder, PARTIAL), erasuresOf(stateDir));
    const checked = checkedCopy(copy);
    if (encrypter) await encryptFile(encrypter, copy, stored);
    syncToDisk(stored);
    const manifest = writeManifest(join(folder, PARTIAL), {
      made_at,
      release: releaseName(),
      encrypted: encrypter !== undefined,
      ...(await fingerprintOf(stored)),
      ...checked,
    });
    publish(folder);
    return manifest;
  } catch (error) {
    leave();
    throw error;
  } finally {
    if (encrypter) rmSync(copy, { force: true });
    only?.release();
  }
}

/** @param {string} stateDir */
function holdForBackup(stateDir) {
  const only = hold(stateDir, 'backup');
  if (!only) throw new Error(`Another backup of ${stateDir} is being made.`);
  return only;
}

/**
 * Takes a folder for one backup.
 * @param {string} stateDir
 * @param {string} folder
 * @returns {() => void} gives it back as it was
 * @throws with a sentence when it holds anything
 */
function claimFolder(stateDir, folder) {
  return explaining(folder, () => {
    if (liesIn(folder, stateDir)) {
      throw new Error(`${folder} lies in the state itself: what takes the state takes it too.`);
    }
    const first = makeFolder(folder);
    // Before the look at what is there, so that of two that come at once one alone goes on.
    const partial = join(folder, PARTIAL);
    const taken = readdirSync(folder).length > 0 || !tryToMake(partial);
    if (taken || readdirSync(folder).length > 1) {
      if (!taken) rmdirSync(partial);
      throw new Error(
        `${folder} holds something already, and a backup never overwrites. Name a new folder.`,
      );
    }
    return () => rmSync(first ?? partial, { recursive: true, force: true });
  });
}

/** @param {string} folder */
function tryToMake(folder) {
  return mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined;
}

/**
 * Opens a copy and looks at all of it.
 * @param {string} copy
 */
function checkedCopy(copy) {
  return withDatabase(copy, { readOnly: true }, (db) => {
    const damaged = damage(db);
    if (damaged) throw new Error(`The state’s database is damaged: ${damaged}.`);
    const migrations = migrationsIn();
    const found = standing(db, migrations);
    demandWayOn(found, 'The state’s database', migrations);
    if (found.state !== 'fits') throw new Error('The state’s database holds nothing yet.');
    return { schema: found.schema, rows: rowsByTable(db) };
  });
}

/**
 * The manifest moves last, since it makes a folder a backup.
 * @param {string} folder
 */
function publish(folder) {
  explaining(folder, () => {
    const partial = join(folder, PARTIAL);
    for (const name of readdirSync(partial).sort()) {
      renameSync(join(partial, name), join(folder, name));
      syncToDisk(folder);
    }
    rmdirSync(partial);
    syncToDisk(folder);
    syncToDisk(dirname(folder));
  });
}
