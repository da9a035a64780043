import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backupDays } from '../../src/domain/erasure.ts';
import { explaining, syncToDisk, withDatabase } from './database.mjs';
import { erasuresOf } from './erasures.mjs';
import { databaseFile } from './layout.mjs';

/** Says up to which erasure no page of the database’s file holds what was erased. */
export const SCRUBBED = 'scrubbed';
const HOUR_MS = 3_600_000;
/** Of the machine’s own time. */
const NIGHT_HOUR = 3;
/** A gate must not wait for it: none on the days of an edition, and in the hours before them. */
const BEFORE_MS = 12 * HOUR_MS;
const AFTER_MS = 2 * HOUR_MS;
/** So long before the second date of a receipt it is done all the same: two nights are left for it. */
const AHEAD_MS = 48 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * Writes the database’s file anew without what was erased in it: a row that is deleted stays readable in
 * the file until its place is used again. Done where something was erased since the last time, and no
 * edition is near; also while one is, before the day from which a receipt says that nothing holds it.
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
  explaining(note, () => writeFileSync(note, `${erased} ${now}`, { mode: 0o600, flush: true }));
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
 * Looks each hour whether a server that runs is to be away for it.
 * @param {() => { renew(between: () => void): Promise<void> } | undefined} running
 * @param {string} stateDir
 * @param {(sentence: string) => void} say
 */
export function watchNights(running, stateDir, say) {
  const look = async () => {
    const server = running();
    if (!server) return;
    try {
      if (await scrubAtNight(server, stateDir, databaseFile(stateDir))) {
        say('What was erased was taken out of the database’s file.');
      }
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  };
  setInterval(() => void look(), HOUR_MS).unref();
}

/**
 * What was erased so far; nothing where it was so when the file was written anew last, and while an
 * edition is near and there is time.
 * @param {string} stateDir
 * @param {string} file
 * @param {number} now
 */
function erasedSince(stateDir, file, now) {
  const note = join(stateDir, SCRUBBED);
  const [followed = '0', purges = '0', editions = '0', at = '0'] = existsSync(note)
    ? readFileSync(note, 'utf8').split(' ')
    : [];
  const { erased, isNear, ended } = withDatabase(file, { readOnly: true }, (db) =>
    stand(db, now, Number(at)),
  );
  if (erased === `${followed} ${purges} ${editions}`) return undefined;
  if (!isNear) return erased;
  const listed = erasuresOf(stateDir).filter(({ number }) => number > Number(followed));
  const oldest = Math.min(...listed.map((one) => one.at), ...ended);
  const kept = backupDays(process.env.BACKUP_DAYS) * DAY_MS;
  return now - oldest > kept - AHEAD_MS ? erased : undefined;
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

/**
 * What was erased so far, whether an edition is near, and when editions ended since an instant.
 * @param {import('node:sqlite').DatabaseSync} db
 * @param {number} now
 * @param {number} since
 */
function stand(db, now, since) {
  const row = db
    .prepare(
      `SELECT (SELECT number FROM erasures_followed) AS followed,
        (SELECT count(*) FROM purge WHERE ended_at IS NOT NULL) AS purges,
        (SELECT coalesce(max(erased_at), 0) FROM event) AS editions,
        EXISTS (SELECT 1 FROM day WHERE opens_at < ?1 + ?2 AND closes_at > ?1 - ?3) AS near`,
    )
    .get(now, BEFORE_MS, AFTER_MS);
  const ended = db
    .prepare(
      `SELECT erased_at AS at FROM event WHERE erased_at > ?1
      UNION ALL SELECT ended_at FROM purge WHERE ended_at > ?1`,
    )
    .all(since)
    .map(({ at }) => Number(at));
  const erased = `${row?.followed ?? 0} ${row?.purges} ${row?.editions}`;
  return { erased, isNear: Boolean(row?.near), ended };
}
