import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withDatabase } from './database.mjs';

/** Where `wrangler dev`, which served a state before, kept the database: below the state. */
const FOLDER = 'local/v3/d1/miniflare-D1DatabaseObject';

/**
 * The database that `wrangler dev` left in a state.
 * @param {string} stateDir
 * @returns {string | undefined} its file; nothing where none was ever migrated
 * @throws with a sentence when there are several: nobody but their owner knows which one counts
 */
export function formerDatabase(stateDir) {
  const folder = join(stateDir, FOLDER);
  const files = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith('.sqlite'))
    .map((name) => join(folder, name))
    .filter(isOfAbwab);
  if (files.length > 1) {
    throw new Error(
      `${folder} holds ${files.length} databases of Abwab. Nothing was changed: move aside all but the one ` +
        'that is to be served, each with its -wal and -shm.',
    );
  }
  return files[0];
}

/** @param {string} file */
function isOfAbwab(file) {
  return withDatabase(file, { readOnly: true }, (db) =>
    Boolean(
      db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'event'").get(),
    ),
  );
}
