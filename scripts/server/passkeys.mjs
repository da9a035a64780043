import { DatabaseSync } from 'node:sqlite';
import { databaseFile } from './layout.mjs';

// A passkey belongs to the host at which it was made. Nothing can take it to another one.
const ELSEWHERE = `
SELECT p.host, count(DISTINCT p.person) AS people FROM passkey p
WHERE p.host <> ?1
AND NOT EXISTS (SELECT 1 FROM passkey o WHERE o.person = p.person AND o.host = ?1)
GROUP BY p.host ORDER BY people DESC, p.host LIMIT 3`;

/**
 * What to say where people have passkeys for another host alone: at this one they open nothing.
 * @param {string} stateDir of a database that nobody serves
 * @param {string} url at which it will be served
 * @returns {string | undefined} a sentence for the log; nothing where every passkey is of use
 */
export function passkeysElsewhere(stateDir, url) {
  const { hostname } = new URL(url);
  const db = new DatabaseSync(databaseFile(stateDir), { readOnly: true });
  try {
    const found = db.prepare(ELSEWHERE).all(hostname);
    if (found.length === 0) return undefined;
    const whose = found.map(({ people, host }) => `${host} (${people})`).join(', ');
    return (
      `Passkeys belong to the host at which they were made, and these people have theirs elsewhere alone: ${whose}. ` +
      `At ${hostname} they come in by a new invitation (npm run invite -- organizer) and make a new one there.`
    );
  } finally {
    db.close();
  }
}
