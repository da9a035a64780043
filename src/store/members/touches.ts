import { hashSecret } from '../keys/keys.ts';
import { CHALLENGE_MS } from './challenges.ts';
import { DROP_OLD_CHALLENGES, SPEND_CHALLENGE } from './passkeys.ts';

/** A passkey that has answered for one form. */
export interface Touch {
  readonly person: string;
  /** The passkey's. */
  readonly id: string;
  readonly challenge: string;
  /** Its count of uses, as it says now. */
  readonly counter: number;
  /** The form with all that it says: see `answerOnce`. */
  readonly form: string;
}

/** Whether this challenge was answered for just this form: it came twice, as one order. */
export async function wasTouched(
  db: D1Database,
  { challenge, form }: Pick<Touch, 'challenge' | 'form'>,
): Promise<boolean> {
  const found = await db
    .prepare(SELECT_TOUCH)
    .bind(await hashOf(challenge, form))
    .first();
  return found !== null;
}

/**
 * Spends a challenge on one form: of two forms that bring the same answer, the first. Whether it is
 * spent on this one.
 */
export async function spendTouch(
  db: D1Database,
  { person, id, challenge, counter, form }: Touch,
  now: number,
): Promise<boolean> {
  const [touch, spent] = await Promise.all([hashOf(challenge, form), hashSecret(challenge)]);
  const until = now + CHALLENGE_MS;
  const results = await db.batch([
    db.prepare(INSERT_TOUCH).bind(touch, until, spent, id, person, counter),
    db.prepare(COUNT_TOUCH).bind(id, counter, now, touch),
    db.prepare(SPEND_CHALLENGE).bind(spent, until),
    db.prepare(DROP_OLD_CHALLENGES).bind(now),
    db.prepare(SELECT_TOUCH).bind(touch),
  ]);
  return (results.at(-1)?.results.length ?? 0) > 0;
}

function hashOf(challenge: string, form: string): Promise<string> {
  return hashSecret(`${challenge} ${form}`);
}

const INSERT_TOUCH = `
INSERT INTO spent_challenge (hash, expires_at)
SELECT ?1, ?2 FROM passkey p
WHERE p.id = ?4 AND p.person = ?5 AND (p.counter < ?6 OR (p.counter = 0 AND ?6 = 0))
AND NOT EXISTS (SELECT 1 FROM spent_challenge WHERE hash = ?3)
ON CONFLICT DO NOTHING`;

const COUNT_TOUCH = `
UPDATE passkey SET counter = max(counter, ?2), used_at = ?3
WHERE id = ?1 AND EXISTS (SELECT 1 FROM spent_challenge WHERE hash = ?4)`;

const SELECT_TOUCH = 'SELECT 1 FROM spent_challenge WHERE hash = ?1';
