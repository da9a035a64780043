import { MINUTE_MS } from '../../domain/time.ts';
import type { By } from '../d1/audit.ts';

/** How often a sealed log is given out within ten minutes: each time all of it is read, while gates wait. */
const GIVEN_MOST = 6;
const WITHIN_MS = 10 * MINUTE_MS;

/**
 * Whether the sealed log that somebody has just asked for, as it is noted, is given to them: to the first
 * six who ask within ten minutes. One without a seal is not noted, and has nothing to give.
 */
export async function isTheirTurn(db: D1Database, by: By, now: number): Promise<boolean> {
  const statement = db.prepare(SELECT_BEFORE).bind(by.event, now - WITHIN_MS, by.id, now);
  return ((await statement.first<number>('n')) ?? 0) <= GIVEN_MOST;
}

const ASKED = `event = ?1 AND verb <> 'register' AND subject = 'export sealed-log' AND at > ?2`;

const SELECT_BEFORE = `
SELECT count(*) AS n FROM audit
WHERE ${ASKED} AND id <= (SELECT max(id) FROM audit WHERE ${ASKED} AND at = ?4 AND actor = ?3)`;
