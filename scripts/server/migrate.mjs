import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  copyDatabase,
  damage,
  demandOwner,
  explained,
  explaining,
  syncToDisk,
  withDatabase,
} from './database.mjs';
import { erasuresOf, followErasures, makeErasuresFolder } from './erasures.mjs';
import { makeFolder } from './folders.mjs';
import { formerDatabase } from './former.mjs';
import { databaseFile } from './layout.mjs';
import { stepPastRestore } from './restored.mjs';
import { scrub } from './scrub.mjs';
import { migrationsIn, releaseName, schemaAfter, standing } from './version.mjs';

/** As wrangler makes it, letter by letter: a state of either goes on with the other. */
const LIST = `CREATE TABLE IF NOT EXISTS "d1_migrations"(
		id         INTEGER PRIMARY KEY AUTOINCREMENT,
		name       TEXT UNIQUE,
		applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

/**
 * Brings the database of a state that nobody serves to this release’s schema, and makes it where there
 * is none. Each migration is applied whole with its row, or not at all.
 * @param {string} stateDir
 * @param {string} [folder] of the migrations
 * @returns {{ schema: number, applied: string[] }} the schema’s number now, and what was applied
 * @throws with a sentence when the state is another user’s, locked, damaged, half migrated, of a newer
 *   release, of an older schema from which nothing leads on, or cannot be written
 */
export function migrate(stateDir, folder) {
  const migrations = migrationsIn(folder);
  demandOwner(stateDir);
  const file = databaseFile(stateDir);
  explaining(file, () => {
    makeFolderOf(file);
    if (existsSync(file)) return;
    closeSync(openSync(file, 'wx', 0o600));
    syncToDisk(dirname(file));
  });
  const applied = migrateFile(file, migrations);
  stepPastRestore(stateDir, file);
  // Before anybody is answered: a database that was put back knows nothing of what was erased since.
  makeErasuresFolder(stateDir);
  followErasures(file, erasuresOf(stateDir));
  scrub(stateDir, file);
  return { schema: schemaAfter(migrations), applied };
}

/**
 * The same for a database’s file, wherever it lies.
 * @param {string} file absolute; an empty file is a database in which nothing was laid
 * @param {readonly import('./version.mjs').Migration[]} migrations this release's
 * @returns {string[]} what was applied
 */
export function migrateFile(file, migrations) {
  return withDatabase(file, {}, (db) => {
    const found = standing(db, migrations);
    demandWayOn(found, file, migrations);
    const waiting = found.state === 'fits' ? found.waiting : migrations;
    if (waiting.length === 0) return [];
    const damaged = damage(db);
    if (damaged) throw new Error(`${file} is damaged: restore a backup. It has ${damaged}.`);
    db.exec('PRAGMA journal_mode = WAL');
    for (const migration of waiting) apply(db, migration, file);
    return waiting.map(({ name }) => name);
  });
}

/**
 * @param {import('node:sqlite').DatabaseSync} db
 * @param {import('./version.mjs').Migration} migration
 * @param {string} file
 */
function apply(db, { name, sql }, file) {
  try {
    db.exec('BEGIN IMMEDIATE');
    db.exec(`${LIST}; ${sql}`);
    db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run(name);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    const known = explained(error, file);
    if (known !== error) throw known;
    throw new Error(`${file}: ${name} failed, and nothing of it was kept: ${error}`, {
      cause: error,
    });
  }
}

/**
 * Refuses a database that this release can neither serve nor bring to its schema.
 * @param {import('./version.mjs').Standing} found
 * @param {string} file
 * @param {readonly import('./version.mjs').Migration[]} migrations this release's
 */
export function demandWayOn(found, file, migrations) {
  const release = `this release (${releaseName()}) has schema ${schemaAfter(migrations)}`;
  if (found.state === 'newer') {
    throw new Error(
      `${file} is of a newer release: ${found.why}, and ${release}. Nothing was changed: serve it with the ` +
        'release that migrated it.',
    );
  }
  if (found.state === 'older') {
    throw new Error(
      `${file} has schema ${found.schema}, and ${release}, to which no migration leads from there. Nothing was ` +
        'changed: use the release that made it.',
    );
  }
  if (found.state === 'broken') {
    throw new Error(
      `${file} is half migrated, or not of Abwab: ${found.why}. Nothing was changed: restore a backup.`,
    );
  }
}

/**
 * Takes over the database of a state that `wrangler dev` served, once: where the place that stock
 * workerd reads is still empty. Objects hold nothing that the database does not. The former file stays
 * as it is.
 * @param {string} stateDir
 * @returns {string | undefined} what was done, as a sentence
 * @throws with a sentence when it cannot be read whole, or be written
 */
export function takeOver(stateDir) {
  demandOwner(stateDir);
  const file = databaseFile(stateDir);
  if (!isEmpty(file)) return undefined;
  const former = formerDatabase(stateDir);
  if (!former) return undefined;
  const copy = `${file}.incoming`;
  explaining(file, () => {
    makeFolderOf(file);
    rmSync(copy, { force: true });
  });
  withDatabase(former, { readOnly: true }, (db) => {
    const migrations = migrationsIn();
    demandWayOn(standing(db, migrations), former, migrations);
    copyDatabase(db, copy);
  });
  withDatabase(copy, { readOnly: true }, (db) => {
    const damaged = damage(db);
    if (damaged) throw new Error(`${former} is damaged: restore a backup. It has ${damaged}.`);
  });
  putInPlace(copy, file);
  return `The database of ${former} was copied to where it is served from now on.`;
}

/**
 * Makes a whole database that of a state, at once: after a power cut it is there or not.
 * @param {string} copy on the same disk
 * @param {string} file what is there must be empty
 */
export function putInPlace(copy, file) {
  explaining(file, () => {
    // The log of another database would be read into this one.
    for (const rest of ['-wal', '-shm']) rmSync(`${file}${rest}`, { force: true });
    // Else a power cut may bring it back beside the new one.
    syncToDisk(dirname(file));
    renameSync(copy, file);
    syncToDisk(dirname(file));
  });
}

/**
 * Whether nothing was laid in a database yet.
 * @param {string} file of a state that nobody serves
 */
export function isEmpty(file) {
  if (!existsSync(file)) return true;
  // Not only to read: SQLite first takes back what a power cut interrupted.
  return withDatabase(file, {}, (db) => standing(db, migrationsIn()).state === 'empty');
}

/** @param {string} file of a state’s database, which the user of the service alone may read */
export function makeFolderOf(file) {
  makeFolder(dirname(file));
}
