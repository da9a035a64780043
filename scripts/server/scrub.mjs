import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explaining, syncToDisk, withDatabase } from './database.mjs';

/** Says up to which erasure no page of the database’s file holds what was erased. */
export const SCRUBBED = 'scrubbed';
const HOUR_MS = 3_600_000;
/** Of the machine’s own time. */
const NIGHT_HOUR = 3;
/** A gate must not wait for it: none on the days of an edition, and in the hours before them. */
const BEFORE_MS = 12 * HOUR_MS;
const AFTER_MS = 2 * HOUR_MS;

/**
 * Writes the database’s file anew without what was erased in it: a row that is deleted stays readable in
 * the file until its place is used again. Done where something was erased since the last time, and no
 * edition is near.
 * @param {string} stateDir that nobody serves
 * @param {string} file of its database, which has this release's schema
 * @param {number} [now] ms
 * @returns {boolean} whether it was done
 * @throws with a sentence when the disk does not take it
 */
export function scrub(stateDir, file, now = Date.now()) {
  const erased = erasedSince(stateDir, file, now);
  if (erased === undefined) return false;
  rewrite(file);
  const note = join(stateDir, SCRUBBED);
  explaining(note, () => writeFileSync(note, erased, { mode: 0o600, flush: true }));
  syncToDisk(stateDir);
  return true;
}

/**
 * At this hour of the night a server that runs is away for as long as its file is written anew, where
 * that is due: it may not be started for months.
 * @param {{ renew(between: () => void): Promise<void> }} server
 * @param {string} stateDir that it serves
 * @param {string} file of its database
 * @param {Date} [now]
 * @returns {Promise<boolean>} whether it was away
 */
export async function scrubAtNight(server, stateDir, file, now = new Date()) {
  if (now.getHours() !== NIGHT_HOUR) return false;
  if (erasedSince(stateDir, file, now.getTime()) === undefined) return false;
  await server.renew(() => void scrub(stateDir, file, now.getTime()));
  return true;
}

/**
 * What was erased so far; nothing where it was so when the file was written anew last, and while an
 * edition is near.
 * @param {string} stateDir
 * @param {string} file
 * @param {number} now
 */
function erasedSince(stateDir, file, now) {
  const note = join(stateDir, SCRUBBED);
  const erased = withDatabase(file, { readOnly: true }, (db) => stand(db, now));
  const before = existsSync(note) ? readFileSync(note, 'utf8') : NOTHING;
  return erased === before ? undefined : erased;
}

/**
 * Writes a database’s file anew, and what SQLite keeps beside it.
 * @param {string} file
 */
export function rewrite(file) {
  withDatabase(file, {}, (db) => {
    // Also in the unused part of each page.
    db.exec('PRAGMA secure_delete = ON; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
  });
}

const NOTHING = '0 0 0';

/**
 * What was erased so far; nothing while an edition is near.
 * @param {import('node:sqlite').DatabaseSync} db
 * @param {number} now
 */
function stand(db, now) {
  const row = db
    .prepare(
      `SELECT (SELECT number FROM erasures_followed) AS followed,
        (SELECT count(*) FROM purge WHERE ended_at IS NOT NULL) AS purges,
        (SELECT coalesce(max(erased_at), 0) FROM event) AS editions,
        EXISTS (SELECT 1 FROM day WHERE opens_at < ?1 + ?2 AND closes_at > ?1 - ?3) AS near`,
    )
    .get(now, BEFORE_MS, AFTER_MS);
  return row?.near ? undefined : `${row?.followed ?? 0} ${row?.purges} ${row?.editions}`;
}
