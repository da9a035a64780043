import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { verifySeals } from '../../src/domain/seal/verify.ts';
import { copyDatabase, demandOwner, withDatabase } from './database.mjs';
import { databaseFile } from './layout.mjs';
import { hold } from './lock.mjs';
import { FILES, readManifest } from './manifest.mjs';
import { sealedEditions } from './sealed-database.mjs';
import { sealedFile } from './sealed-file.mjs';
import { migrationsIn, standing } from './version.mjs';

/** @typedef {import('../../src/domain/seal/verify.ts').Verified} Verified */
/** @typedef {import('./sealed-database.mjs').SealedEdition} SealedEdition */
/** @typedef {Verified & { slug: string, chain: import('../../src/domain/seal/chain.ts').Seal[] }} Edition */

/**
 * Recomputes the seals of a copy: of the database of a state, which may be served meanwhile; of a
 * backup; of a file of a database; or of a sealed log that the console gave out.
 * @param {{ stateDir: string, backup?: string, database?: string, log?: string }} where
 * @param {{ event?: string | undefined, printed?: string | undefined }} what
 * @returns {Promise<Edition[]>}
 * @throws with a sentence
 */
export async function verifySeal({ stateDir, backup, database, log }, { event, printed }) {
  if (log !== undefined) return [await verified(await sealedFile(log), printed)];
  if (database !== undefined) return verifiedIn(database, { event, printed });
  if (backup !== undefined) {
    if (readManifest(backup).encrypted) {
      throw new Error(`${backup} is encrypted: restore it to another STATE_DIR first.`);
    }
    return verifiedIn(join(backup, FILES.plain), { event, printed });
  }
  return withCopy(stateDir, (copy) => verifiedIn(copy, { event, printed }));
}

/**
 * @param {string} stateDir
 * @param {(copy: string) => Promise<Edition[]>} work
 */
async function withCopy(stateDir, work) {
  const file = databaseFile(stateDir);
  demandOwner(stateDir);
  // Before the state's folder is touched: a sentence where there is none.
  withDatabase(file, { readOnly: true }, () => {});
  const only = hold(stateDir, 'backup');
  if (!only) throw new Error(`A backup of ${stateDir} is being made: try again after it.`);
  const copy = join(stateDir, 'sealed.sqlite');
  try {
    rmSync(copy, { force: true });
    withDatabase(file, { readOnly: true }, (db) => copyDatabase(db, copy));
    return await work(copy);
  } finally {
    rmSync(copy, { force: true });
    only.release();
  }
}

/**
 * @param {string} file
 * @param {{ event?: string | undefined, printed?: string | undefined }} what
 */
async function verifiedIn(file, { event, printed }) {
  // A sentence where it is not there, or cannot be opened.
  withDatabase(file, { readOnly: true }, (db) => demandTables(file, db));
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const editions = sealedEditions(db, event);
    if (event !== undefined && editions.length === 0) throw new Error(`No edition is at ${event}.`);
    const has = (/** @type {SealedEdition} */ { source }) =>
      source.seals.some(({ hash }) => printed && hash.startsWith(printed));
    // One that no edition has is missed in the first.
    const asked = editions.find(has) ?? editions[0];
    const all = [];
    for (const one of editions) all.push(await verified(one, one === asked ? printed : undefined));
    return all;
  } finally {
    db.close();
  }
}

/**
 * What is damaged on purpose may lack a trigger: it is recomputed all the same.
 * @param {string} file
 * @param {DatabaseSync} db
 */
function demandTables(file, db) {
  const { state } = standing(db, migrationsIn());
  if (state === 'fits' || state === 'broken') return;
  throw new Error(
    state === 'empty'
      ? `${file} holds nothing.`
      : `${file} is of ${state === 'newer' ? 'a newer' : 'an older'} release: verify it with that one.`,
  );
}

/**
 * @param {SealedEdition} edition
 * @param {string | undefined} printed
 * @returns {Promise<Edition>}
 */
async function verified({ slug, source }, printed) {
  return { slug, ...(await verifySeals(source, printed)), chain: [...source.seals] };
}
