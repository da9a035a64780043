import { closeSync, existsSync, fsyncSync, openSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** What SQLite's primary codes mean for whoever runs a command: https://sqlite.org/rescode.html */
const REASONS = new Map([
  [5, 'another program has it locked: stop what uses it'],
  [6, 'another program has it locked: stop what uses it'],
  [8, 'it cannot be written: look at the rights of the file, of its folder, and of the disk'],
  [10, 'the disk does not read or write: look at its room, its limits and its health'],
  [11, 'the file is damaged: put it aside and restore a backup'],
  [13, 'the disk is full: make room'],
  [14, 'it cannot be opened: look at the rights of the file and of its folder'],
  [26, 'it is no SQLite database, or damaged: put it aside and restore a backup'],
]);

/** And those of the system. */
const SYSTEM_REASONS = new Map([
  ['EACCES', 'this user has no right to it'],
  ['EPERM', 'this user has no right to it'],
  ['EROFS', 'its disk can only be read'],
  ['ENOSPC', 'the disk is full: make room'],
  ['EDQUOT', 'this user’s share of the disk is full: make room'],
  ['EFBIG', 'the file would be larger than this user may write'],
  ['EIO', 'the disk does not read or write: look at its health'],
  ['ENOENT', 'it is not there, or cannot be made'],
  ['ENOTDIR', 'a file stands where a folder is needed'],
  ['EISDIR', 'a folder stands where a file is needed'],
  ['EEXIST', 'something is there already'],
]);

/**
 * Does something with a file. What SQLite or the system refuses becomes a sentence that names it.
 * @template T
 * @param {string} file absolute
 * @param {() => T} work
 * @returns {T}
 * @throws with that sentence; what has no code of either is thrown as it is
 */
export function explaining(file, work) {
  try {
    return work();
  } catch (error) {
    throw explained(error, file);
  }
}

/**
 * A failure as a sentence that names the file; one without a code of either as it is.
 * @param {unknown} error
 * @param {string} file
 */
export function explained(error, file) {
  const reason = reasonOf(error);
  return reason ? new Error(`${file}: ${reason}.`, { cause: error }) : error;
}

/** @param {unknown} error */
function reasonOf(error) {
  if (!(error instanceof Error)) return undefined;
  if ('errcode' in error && typeof error.errcode === 'number') {
    return REASONS.get(error.errcode & 0xff);
  }
  return 'code' in error ? SYSTEM_REASONS.get(String(error.code)) : undefined;
}

/**
 * @template T
 * @param {string} file absolute; must be there
 * @param {{ readOnly?: boolean }} options
 * @param {(db: DatabaseSync) => T} work
 * @returns {T}
 * @throws with a sentence that names the file
 */
export function withDatabase(file, options, work) {
  return explaining(file, () => {
    // Asked first, since SQLite says the same of a file that is not there and of one without rights.
    if (!existsSync(file)) throw new Error(`${file} is not there.`);
    const db = new DatabaseSync(file, { ...options, timeout: 5000 });
    try {
      return work(db);
    } finally {
      db.close();
    }
  });
}

/**
 * What SQLite finds damaged in a database, in its own words; nothing where it is whole.
 * @param {DatabaseSync} db
 * @returns {string | undefined}
 */
export function damage(db) {
  const found = String(db.prepare('PRAGMA integrity_check(1)').get()?.integrity_check);
  return found === 'ok' ? undefined : found;
}

/**
 * Writes a whole and dense copy of a database, as it is at one instant: what was erased and still
 * lies in free pages is not in it. The copy outlives a power cut.
 * @param {DatabaseSync} db
 * @param {string} copy absolute; must not be there
 */
export function copyDatabase(db, copy) {
  // SQLite takes an empty file as it is, with its rights.
  closeSync(openSync(copy, 'wx', 0o600));
  db.prepare('VACUUM INTO ?').run(copy);
  syncToDisk(copy);
}

/**
 * Makes sure that a file, or a folder’s list of names, outlives a power cut.
 * @param {string} path
 */
export function syncToDisk(path) {
  const isFolder = statSync(path).isDirectory();
  // Windows syncs no folder, and no file that is open for reading alone.
  if (isFolder && process.platform === 'win32') return;
  const handle = openSync(path, isFolder ? 'r' : 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Refuses the state of another user. Root may write it, but would leave files in it that the service
 * cannot open then.
 * @param {string} stateDir
 * @param {number} [user] who runs this; nobody in particular on a system without user ids
 */
export function demandOwner(stateDir, user = process.getuid?.()) {
  if (user === undefined || !existsSync(stateDir)) return;
  const owner = statSync(stateDir).uid;
  if (owner === user) return;
  throw new Error(
    `The state in ${stateDir} belongs to user ${owner}, and this runs as user ${user}: run it as its owner, ` +
      `such as sudo -u '#${owner}' …`,
  );
}
