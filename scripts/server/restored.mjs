import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../files.mjs';
import { syncToDisk, withDatabase } from './database.mjs';

/** Says that a state was restored and not served since. */
export const RESTORED = 'restored';

/** @param {string} stateDir */
export function noteRestored(stateDir) {
  closeSync(openSync(join(stateDir, RESTORED), 'w', 0o600));
  syncToDisk(stateDir);
}

/**
 * Goes on behind all that can have been given out after the backup, before a restored state is served:
 * see after-restore.sql. Cut off before the note is gone it is done again.
 * @param {string} stateDir
 * @param {string} file of its database, which has this release's schema
 */
export function stepPastRestore(stateDir, file) {
  const note = join(stateDir, RESTORED);
  if (!existsSync(note)) return;
  const sql = readFileSync(join(root, 'scripts/server/after-restore.sql'), 'utf8');
  withDatabase(file, {}, (db) => db.exec(`BEGIN IMMEDIATE; ${sql} COMMIT`));
  rmSync(note);
  syncToDisk(stateDir);
}
