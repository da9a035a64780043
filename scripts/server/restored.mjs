import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncToDisk, withDatabase } from './database.mjs';

/** Says that a state was restored and not served since. */
export const RESTORED = 'restored';

/** More batches than any service commits between a backup and its restore. */
const BATCHES = 2 ** 30;
const LAST_SERIAL = 9_999_999;
/** Beside one for each place that was free: changes of registrations give out serials too. */
const CHANGES = 10_000;

/**
 * What was given out after the instant of a backup must never be given out again: serials, which
 * visitors hold on their tickets, and cursors of the ledger, which phones hold. A service that starts
 * on a restored state goes on behind all that can have been given out.
 * A ticket takes a place, so that free places say how many serials at most; half of those that are
 * left stay in any case.
 */
const STEP = `
INSERT INTO ledger_clock (event, seq) SELECT number, 0 FROM event WHERE true
ON CONFLICT (event) DO NOTHING;
UPDATE ledger_clock SET
  seq = seq + ${BATCHES},
  last_serial = last_serial + min((${LAST_SERIAL} - last_serial) / 2, ${CHANGES} + (
    SELECT coalesce(sum(max(capacity - taken, 0)), 0) FROM slot WHERE slot.event = ledger_clock.event
  ))`;

/** @param {string} stateDir */
export function noteRestored(stateDir) {
  closeSync(openSync(join(stateDir, RESTORED), 'w', 0o600));
  syncToDisk(stateDir);
}

/**
 * Does so for a state that was restored, before it is served. Cut off before the note is gone it is
 * done again, which costs a few serials more.
 * @param {string} stateDir
 * @param {string} file of its database, which has this release's schema
 */
export function stepPastRestore(stateDir, file) {
  const note = join(stateDir, RESTORED);
  if (!existsSync(note)) return;
  withDatabase(file, {}, (db) => db.exec(`BEGIN IMMEDIATE; ${STEP}; COMMIT`));
  rmSync(note);
  syncToDisk(stateDir);
}
