import { existsSync, renameSync } from 'node:fs';
import { asideDays, noteAside, ownSlugs } from './server/aside.mjs';
import { withDatabase } from './server/database.mjs';
import { formerDatabase } from './server/former.mjs';
import { databaseFile } from './server/layout.mjs';
import { isEmpty } from './server/migrate.mjs';
import { migrationsIn, schemaAfter, standing } from './server/version.mjs';

/**
 * Makes way for the schema of this release. A state of another schema cannot be carried over before
 * the first release: it is moved aside, whole, and a new one begins. One that holds an edition of
 * somebody's own is not touched, nor is one of a newer release. What a state holds beside the database
 * goes with it, its lock too: hold the new one then.
 * @param {string} stateDir
 * @returns {string | undefined} what was done, as a sentence; nothing when the state fits
 * @throws when the state must not be moved aside
 */
export function makeWayForSchema(stateDir) {
  const found = readState(stateDir);
  if (!found) return undefined;
  const wanted = schemaNumber();
  if (found.own.length > 0) {
    throw new Error(
      `The state in ${stateDir} has schema ${found.number} and holds ${found.own.join(', ')}; this release ` +
        `needs schema ${wanted} and has changed nothing. Serve it with the release that made it, or set ` +
        'STATE_DIR to a new folder and set the edition up there: npm run edition -- FILE',
    );
  }
  const aside = freeName(`${stateDir}.before-${wanted}`);
  renameSync(stateDir, aside);
  noteAside(aside);
  return (
    `The state of schema ${found.number} was moved to ${aside}; a new one begins with the demo edition. A start ` +
    `deletes what was moved aside after ${asideDays()} days: it holds who registered.`
  );
}

/** The number that this release's migrations give the schema. */
export function schemaNumber() {
  return schemaAfter(migrationsIn());
}

/**
 * @param {string} stateDir
 * @returns {{ number: number, own: string[] } | undefined} nothing where no older schema was laid
 */
function readState(stateDir) {
  const file = databaseFile(stateDir);
  const served = isEmpty(file) ? formerDatabase(stateDir) : file;
  return served === undefined ? undefined : withDatabase(served, { readOnly: true }, readDatabase);
}

/** @param {import('node:sqlite').DatabaseSync} db */
function readDatabase(db) {
  const found = standing(db, migrationsIn());
  if (found.state !== 'older') return undefined;
  return { number: found.schema, own: ownSlugs(db) };
}

/** @param {string} name */
function freeName(name) {
  let free = name;
  for (let n = 2; existsSync(free); n++) free = `${name}-${n}`;
  return free;
}
