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

/** @param {string} stateDir */
export const workerdFolder = (stateDir) => join(stateDir, 'workerd');

/**
 * The file of the database, the only truth of a state: objects hold nothing that it does not.
 * @param {string} stateDir
 */
export function databaseFile(stateDir) {
  const name = `${objectId(KEYS.database, DATABASE_ID)}.sqlite`;
  return join(workerdFolder(stateDir), KEYS.database, name);
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
