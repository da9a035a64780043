import { createHash, createHmac } from 'node:crypto';
import { join } from 'node:path';

/**
 * Where a state keeps what stock workerd writes. These names are part of every state that was ever
 * served: another one would begin empty, so they never change. `test/scripts/layout.test.ts` holds
 * them.
 */
export const KEYS = /** @type {const} */ ({
  database: 'abwab-d1',
  Registrar: 'abwab-registrar',
  Gatekeeper: 'abwab-gatekeeper',
  Sender: 'abwab-sender',
  Erasures: 'abwab-erasures',
  schedule: 'abwab-cron',
});

/** The database's name within `KEYS.database`. */
export const DATABASE_ID = 'abwab';

/** The name of the one list of erasures within `KEYS.Erasures`. */
const ERASURES_ID = 'all';

/** @param {string} stateDir */
export const workerdFolder = (stateDir) => join(stateDir, 'workerd');

/**
 * The file of the database, the truth of a state: of objects, the list of erasures alone holds what it
 * does not.
 * @param {string} stateDir
 */
export function databaseFile(stateDir) {
  const name = `${objectId(KEYS.database, DATABASE_ID)}.sqlite`;
  return join(workerdFolder(stateDir), KEYS.database, name);
}

/**
 * The file of the list of erasures: what a database that is put back does not know.
 * @param {string} stateDir
 */
export function erasuresFile(stateDir) {
  const name = `${objectId(KEYS.Erasures, ERASURES_ID)}.sqlite`;
  return join(workerdFolder(stateDir), KEYS.Erasures, name);
}

/**
 * The id that workerd derives for an object from its class's key and its own name.
 * @param {string} uniqueKey
 * @param {string} name
 */
export function objectId(uniqueKey, name) {
  const key = createHash('sha256').update(uniqueKey).digest();
  const ofName = createHmac('sha256', key).update(name).digest().subarray(0, 16);
  const check = createHmac('sha256', key).update(ofName).digest().subarray(0, 16);
  return Buffer.concat([ofName, check]).toString('hex');
}
