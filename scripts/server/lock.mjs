import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { explained, explaining } from './database.mjs';
import { makeFolder } from './folders.mjs';

/** How long a server whose starter was killed may take to end, ms. */
const ENDING_MS = 15_000;

/**
 * Of whoever serves a state or changes its files; of the process that writes to them; and of the one
 * that copies them.
 */
const FILES = /** @type {const} */ ({
  state: 'lock',
  workerd: 'lock.workerd',
  backup: 'lock.backup',
});

/** A connection that nothing holds on to is closed by the next collection, and its lock is gone. */
/** @type {Set<DatabaseSync>} */
const held = new Set();

/**
 * Takes a lock that ends with this process, however it ends: one of SQLite's, which are the
 * system's own.
 * @param {string} stateDir
 * @param {keyof typeof FILES} what
 * @param {number} [waitMs] how long to wait for whoever holds it
 * @returns {{ release(): void } | undefined} nothing while another process holds it
 * @throws with a sentence when the state cannot be written
 */
export function hold(stateDir, what, waitMs = 0) {
  const db = explaining(stateDir, () => {
    makeFolder(stateDir);
    return new DatabaseSync(join(stateDir, FILES[what]), { timeout: waitMs });
  });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Error && /locked/.test(error.message)) return undefined;
    if (error instanceof Error && /not a database|malformed/.test(error.message)) {
      const file = join(stateDir, FILES[what]);
      throw new Error(
        `${file} is damaged. It holds nothing: delete it while nothing serves the state.`,
        { cause: error },
      );
    }
    throw explained(error, stateDir);
  }
  held.add(db);
  return {
    release() {
      held.delete(db);
      db.close();
    },
  };
}

/**
 * Holds a state for as long as this process lives, since two workerds on one state would be two
 * writers where there must be one.
 * @param {string} stateDir
 * @returns {{ release(): void }}
 * @throws with a sentence for people while the state is being served
 */
export function holdState(stateDir) {
  const state = hold(stateDir, 'state');
  if (!state)
    throw new Error(
      `The state in ${stateDir} is being served already: stop that server first, or set STATE_DIR to another folder.`,
    );
  const ending = hold(stateDir, 'workerd', ENDING_MS);
  if (!ending) {
    state.release();
    throw new Error(`The state in ${stateDir} is still being written to by an earlier server.`);
  }
  ending.release();
  return state;
}
