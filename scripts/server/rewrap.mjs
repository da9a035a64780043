import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { WRAPPED_COLUMNS, wrapAnew } from '../../src/store/keys/wrapped.ts';
import { demandOwner, explaining, syncToDisk, withDatabase } from './database.mjs';
import { databaseFile } from './layout.mjs';
import { hold, holdState } from './lock.mjs';
import { rewrite } from './scrub.mjs';
import { secretLines } from './secret-lines.mjs';
import { demandSecretKey, NEXT_SECRETS, readSecrets } from './secrets.mjs';

/** @typedef {import('../../src/store/keys/wrapped.ts').StoredKey} StoredKey */

/**
 * Gives a state that nobody serves another SECRET_KEY: all that the one before has wrapped is wrapped by
 * it, and the one before opens nothing of it any more. Cut off, it goes on when it is called again.
 * @param {string} stateDir absolute
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ keys: number, wrapped: number }>} how many keys there are, and how many were wrapped
 * @throws with a sentence when the state is served or another user's, has its SECRET_KEY in the environment,
 *   or holds a key that it does not open
 */
export async function rewrapState(stateDir, env = process.env) {
  if (env.SECRET_KEY) {
    throw new Error(
      'SECRET_KEY is given by the environment, where this cannot change it. Put a new key before it there, with a ' +
        'space between the two, restart the service, run npm run rewrap -- --url with the address of the service, and ' +
        'leave the new key alone there.',
    );
  }
  demandOwner(stateDir);
  const held = holdState(stateDir);
  const copying = hold(stateDir, 'backup');
  try {
    if (!copying) throw new Error(`A backup of ${stateDir} is being made: wait for its end.`);
    return await rewrapHeld(stateDir, env);
  } finally {
    copying?.release();
    held.release();
  }
}

/**
 * @param {string} stateDir
 * @param {NodeJS.ProcessEnv} env
 */
async function rewrapHeld(stateDir, env) {
  const file = join(stateDir, 'secrets.env');
  const next = join(stateDir, NEXT_SECRETS);
  const { SECRET_KEY: former } = readSecrets(stateDir, env);
  const newest = keyInWork(next, former) ?? randomBytes(32).toString('base64');
  const database = databaseFile(stateDir);
  const isThere = existsSync(database);
  const all = isThere ? await wrappedAnew(database, `${newest} ${former}`) : [];
  // The new key is on the disk before anything is wrapped by it: cut off, it is there to go on with.
  writeSecrets(next, file, newest);
  if (isThere) {
    write(database, all);
    // Wrapped by the former key, it would lie in the file until its place is used again.
    rewrite(database);
  }
  // With what else was written there meanwhile, such as another OPERATOR_KEY.
  writeSecrets(file, file, newest);
  rmSync(next);
  syncToDisk(stateDir);
  return {
    keys: all.reduce((sum, { keys }) => sum + keys, 0),
    wrapped: all.reduce((sum, { next: wrapped }) => sum + wrapped.length, 0),
  };
}

/**
 * The new key of a change that was cut off. One that is in its place already was changed to the end.
 * @param {string} next
 * @param {string} former
 */
function keyInWork(next, former) {
  if (!existsSync(next)) return undefined;
  demandSecretKey(next);
  const key = String(secretLines(next).SECRET_KEY);
  return key === former ? undefined : key;
}

/**
 * Writes a file of secrets with another SECRET_KEY, whole and on the disk; its other lines as they stand.
 * @param {string} file
 * @param {string} from whose lines
 * @param {string} secretKey
 */
function writeSecrets(file, from, secretKey) {
  const draft = `${file}.new`;
  explaining(draft, () => {
    const text = readFileSync(from, 'utf8').replace(KEY_LINE, `$1${secretKey}`);
    rmSync(draft, { force: true });
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true });
    renameSync(draft, file);
  });
  syncToDisk(dirname(file));
}

/** With what stands before its value. */
const KEY_LINE = /^(\s*(?:export\s+)?SECRET_KEY\s*=\s*).*$/gm;

/**
 * What is wrapped in a database, and what it becomes. Writes nothing.
 * @param {string} file
 * @param {string} secretKey the new one and the former
 */
async function wrappedAnew(file, secretKey) {
  const stored = withDatabase(file, { readOnly: true }, (db) =>
    WRAPPED_COLUMNS.map((column) => ({
      column,
      keys: /** @type {StoredKey[]} */ (
        db
          .prepare(column.select)
          .all()
          .map(({ event, id, wrapped }) => ({
            event: Number(event),
            id: Number(id),
            wrapped: String(wrapped),
          }))
      ),
    })),
  );
  return Promise.all(
    stored.map(async ({ column, keys }) => {
      const next = await wrapAnew(secretKey, column, keys).catch((error) => {
        throw new Error(
          `A ${column.context.replace(' of event', '')} in ${file} is opened neither by SECRET_KEY nor by the new one. ` +
            'Nothing was changed.',
          { cause: error },
        );
      });
      return { column, next, keys: keys.length };
    }),
  );
}

/**
 * All of them in one transaction, or none.
 * @param {string} file
 * @param {Awaited<ReturnType<typeof wrappedAnew>>} all
 */
function write(file, all) {
  withDatabase(file, {}, (db) => {
    db.exec('BEGIN IMMEDIATE');
    for (const { column, next } of all) db.prepare(column.update).run(JSON.stringify(next));
    db.exec('COMMIT');
  });
}
