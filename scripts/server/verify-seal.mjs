import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LOG_NAMES } from '../../src/domain/seal/form.ts';
import { verifySeals } from '../../src/domain/seal/verify.ts';
import { tablesOf } from '../../src/store/seal/images.ts';
import { copyDatabase, damage, demandOwner, withDatabase } from './database.mjs';
import { databaseFile } from './layout.mjs';
import { hold } from './lock.mjs';
import { FILES, readManifest } from './manifest.mjs';
import { sealedEditions } from './sealed-database.mjs';
import { sealedFile } from './sealed-file.mjs';
import { migrationsIn, standing, tableIn, tablesLaidBy } from './version.mjs';

/** @typedef {import('../../src/domain/seal/verify.ts').Verified} Verified */
/** @typedef {import('./sealed-database.mjs').SealedEdition} SealedEdition */
/** @typedef {import('../../src/domain/seal/chain.ts').Seal} Seal */
/**
 * `printed`: whether it was held against a hash that was printed.
 * @typedef {Verified & { slug: string, printed: boolean, chain: Seal[] }} Edition
 */

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

/** All that is read to recompute a seal, and to add up the log. */
const TABLES = [
  ...LOG_NAMES.flatMap(tablesOf),
  ...['seal', 'seal_range', 'sealed_text', 'sealing', 'ledger_clock', 'event', 'audit'],
  ...['attendance', 'admission', 'head_count', 'ticket'],
];

/**
 * What is damaged on purpose may lack a trigger: it is recomputed all the same. What stands in the place of a
 * table, or an index that says otherwise than its table, could show this program what it shows nobody else.
 * @param {string} file
 * @param {DatabaseSync} db
 */
function demandTables(file, db) {
  const migrations = migrationsIn();
  const { state } = standing(db, migrations);
  if (state === 'empty') throw new Error(`${file} holds nothing.`);
  if (state === 'newer' || state === 'older') {
    const release = state === 'newer' ? 'a newer' : 'an older';
    throw new Error(`${file} is of ${release} release: verify it with that one.`);
  }
  const laid = tablesLaidBy(migrations, TABLES);
  const other = TABLES.find((table, at) => tableIn(db, table) !== laid[at]);
  if (other) {
    throw new Error(
      `${file} shows something in the place of the table ${other}: nothing of it is proven.`,
    );
  }
  const damaged = damage(db);
  if (damaged) throw new Error(`${file} is damaged: ${damaged}`);
}

/**
 * @param {SealedEdition} edition
 * @param {string | undefined} printed
 * @returns {Promise<Edition>}
 */
async function verified({ slug, source }, printed) {
  const found = await verifySeals(source, printed);
  return { slug, printed: printed !== undefined, ...found, chain: [...source.seals] };
}
