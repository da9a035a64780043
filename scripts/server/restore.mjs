import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { damage, demandOwner, explaining, syncToDisk, withDatabase } from './database.mjs';
import { erasuresIn, erasuresOf, followErasures, mergeErasures } from './erasures.mjs';
import { databaseFile, erasuresFile, workerdFolder } from './layout.mjs';
import { holdState } from './lock.mjs';
import { FILES, readManifest } from './manifest.mjs';
import { demandWayOn, makeFolderOf, migrateFile, putInPlace } from './migrate.mjs';
import { noteRestored, RESTORED } from './restored.mjs';
import { rewrite, SCRUBBED } from './scrub.mjs';
import { decrypterWith, decryptFile, fingerprintOf } from './sealed-copy.mjs';
import { demandKeyOfState, readSecrets } from './secrets.mjs';
import { migrationsIn, rowsByTable, standing } from './version.mjs';

/** Of a state’s secrets, and of what each start writes anew. */
const HOLDS_NO_ROW = ['secrets.env', 'address', 'workerd.capnp', RESTORED, SCRUBBED];
/** Where a state is a disk of its own, its file system has a folder there. */
const OF_THE_DISK = 'lost+found';

/**
 * Puts the database of a backup into an empty state. All of it is checked, and brought to this
 * release’s schema, beside the place where it is served from; then it is put there at once. Cut off
 * before that, the state is still empty and the backup can be restored again.
 * @param {string} stateDir absolute
 * @param {string} folder absolute
 * @param {{
 *   identity?: string | undefined, erasures?: string | undefined,
 *   migrations?: import('./version.mjs').Migration[]
 * }} [options] `identity`: the file of the age identity that opens an encrypted one; `erasures`: a
 *   folder with a list of what was erased since, a former state or a later backup
 * @returns {Promise<{
 *   manifest: import('./manifest.mjs').Manifest, applied: string[], hasSecrets: boolean,
 *   erasures?: { known: number, sinceBackup: number, isComplete: boolean }
 * }>} what was restored, the migrations that were applied to it, whether the state has the secrets
 *   that open it, and how many erasures were done again, where any are known; `isComplete`: by a list that is later than the
 *   backup
 * @throws with a sentence, having left the state empty, when it is served, holds anything or has
 *   other secrets, or the backup is damaged, encrypted to somebody else, of a newer release, or not one
 */
export async function restore(
  stateDir,
  folder,
  { identity, erasures: since, migrations = migrationsIn() } = {},
) {
  const manifest = readManifest(folder);
  demandOwner(stateDir);
  demandEmptyState(stateDir);
  const held = holdState(stateDir);
  const file = databaseFile(stateDir);
  const incoming = `${file}.incoming`;
  try {
    demandEmptyState(stateDir);
    explaining(file, () => {
      makeFolderOf(file);
      removeDatabase(incoming);
    });
    await fetchFrom(folder, manifest, incoming, identity);
    checkAgainst(manifest, incoming, migrations);
    const hasSecrets = existsSync(join(stateDir, 'secrets.env'));
    if (hasSecrets) await demandKeyOfState(stateDir, readSecrets(stateDir), incoming);
    const applied = migrateFile(incoming, migrations);
    // What must outlive every restore is applied here: it is served only after it was put in place.
    const erasures = eraseSince(stateDir, folder, since, incoming);
    syncToDisk(incoming);
    // It says something of a file that is there no more.
    rmSync(join(stateDir, SCRUBBED), { force: true });
    noteRestored(stateDir);
    putInPlace(incoming, file);
    return { manifest, applied, hasSecrets, ...(erasures && { erasures }) };
  } catch (error) {
    removeDatabase(incoming);
    for (const made of [dirname(file), workerdFolder(stateDir)]) {
      if (existsSync(made) && readdirSync(made).length === 0) rmdirSync(made);
    }
    throw error;
  } finally {
    held.release();
  }
}

/**
 * Brings together what is known of erasures, and erases in a database what it does not know of them.
 * @param {string} stateDir
 * @param {string} folder of the backup
 * @param {string | undefined} since
 * @param {string} incoming
 */
function eraseSince(stateDir, folder, since, incoming) {
  const ofBackup = erasuresIn(folder) ?? [];
  const isHere = existsSync(erasuresFile(stateDir));
  const named = since === undefined ? undefined : erasuresIn(since);
  if (since !== undefined && named === undefined) {
    throw new Error(`${since} holds no list of erasures: name a former state, or a later backup.`);
  }
  mergeErasures(stateDir, [...(named ?? []), ...ofBackup]);
  const all = erasuresOf(stateDir);
  if (all.length === 0) return undefined;
  followErasures(incoming, all, { anew: true });
  rewrite(incoming);
  const isComplete = isHere || named !== undefined;
  return { known: all.length, sinceBackup: all.length - ofBackup.length, isComplete };
}

/** @param {string} stateDir */
function demandEmptyState(stateDir) {
  if (!existsSync(stateDir)) return;
  const incoming = `${relative(stateDir, databaseFile(stateDir))}.incoming`;
  const erasures = relative(stateDir, dirname(erasuresFile(stateDir)));
  const found = namesIn(stateDir)
    .filter((name) => !HOLDS_NO_ROW.includes(name) && !/^lock\b/.test(name))
    // What was erased stays erased, whatever is restored.
    .filter((name) => dirname(name) !== erasures)
    .find((name) => !name.startsWith(incoming));
  if (found === undefined) return;
  throw new Error(
    `The state in ${stateDir} is not empty: it holds ${found}. Nothing was changed: set STATE_DIR to a new ` +
      'folder, or move this one aside.',
  );
}

/**
 * What lies in a state, in its folders too, without what only the system may look into.
 * @param {string} stateDir
 */
function namesIn(stateDir) {
  return readdirSync(stateDir, { withFileTypes: true })
    .filter(({ name }) => name !== OF_THE_DISK)
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(join(stateDir, entry.name), { recursive: true, withFileTypes: true })
        : [entry],
    )
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(stateDir, join(entry.parentPath, entry.name)));
}

/**
 * @param {string} folder
 * @param {import('./manifest.mjs').Manifest} manifest
 * @param {string} incoming
 * @param {string | undefined} identity
 */
async function fetchFrom(folder, manifest, incoming, identity) {
  const stored = join(folder, manifest.encrypted ? FILES.age : FILES.plain);
  if (manifest.encrypted && !identity) {
    throw new Error(`${folder} is encrypted: name the file of its identity with --identity FILE.`);
  }
  demandSize(manifest, stored);
  if (manifest.encrypted && identity) {
    await demandFingerprint(manifest, stored);
    await decryptFile(decrypterWith(identity), stored, incoming);
  } else {
    explaining(incoming, () => {
      copyFileSync(stored, incoming);
      // A copy has the rights of what it was made from, which may lie on a disk that can only be read.
      chmodSync(incoming, 0o600);
    });
    // Of the copy, so that what was read from the backup’s disk and what was checked are the same.
    await demandFingerprint(manifest, incoming);
  }
}

/**
 * Before any of it is read: what is no file never ends, and what is larger could fill the disk.
 * @param {import('./manifest.mjs').Manifest} manifest
 * @param {string} stored
 */
function demandSize(manifest, stored) {
  const found = explaining(stored, () => statSync(stored, { throwIfNoEntry: false }));
  if (!found) throw new Error(`${stored} is missing: the backup is not whole.`);
  if (found.isFile() && found.size === manifest.bytes) return;
  throw new Error(
    `The backup is damaged: ${stored} has ${found.isFile() ? found.size : 'no'} bytes, and had ${manifest.bytes} ` +
      'when it was made. Nothing was restored: take another one.',
  );
}

/**
 * @param {import('./manifest.mjs').Manifest} manifest
 * @param {string} file
 */
async function demandFingerprint(manifest, file) {
  const { bytes, sha256 } = await fingerprintOf(file);
  if (bytes === manifest.bytes && sha256 === manifest.sha256) return;
  throw new Error(
    `The backup is damaged: its file has ${bytes} bytes and SHA-256 ${sha256}, and had ${manifest.bytes} bytes ` +
      `and ${manifest.sha256} when it was made. Nothing was restored: take another one.`,
  );
}

/**
 * @param {import('./manifest.mjs').Manifest} manifest
 * @param {string} incoming
 * @param {readonly import('./version.mjs').Migration[]} migrations this release's
 */
function checkAgainst(manifest, incoming, migrations) {
  withDatabase(incoming, { readOnly: true }, (db) => {
    const damaged = damage(db);
    if (damaged) throw new Error(`The backup is damaged: ${damaged}. Nothing was restored.`);
    const found = standing(db, migrations);
    demandWayOn(found, 'The backup', migrations);
    const rows = rowsByTable(db);
    const other = Object.keys({ ...rows, ...manifest.rows }).find(
      (table) => rows[table] !== manifest.rows[table],
    );
    if (found.state !== 'fits' || found.schema !== manifest.schema || other) {
      throw new Error('The backup is not what its manifest says. Nothing was restored.');
    }
  });
}

/** @param {string} file with what SQLite keeps beside it */
function removeDatabase(file) {
  for (const rest of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${rest}`, { force: true });
}
