import { Problem } from '../../domain/problem.ts';
import type { Role } from '../../domain/roles.ts';
import { cleanText } from '../../domain/text.ts';
import type { Env } from '../../env.ts';
import { auditRow } from '../d1/audit.ts';
import { derivedCode, randomCode } from '../keys/codes.ts';
import { hashSecret } from '../keys/keys.ts';
import type { Member } from './members.ts';
import { cookieEnd, STANDS, sessionEnd } from './sessions.ts';

/**
 * Milliseconds after its first use in which the same browser may use a link again: an answer that
 * was lost is asked for within minutes, and an old link in a chat no longer works.
 */
const AGAIN_MS = 30 * 60_000;

/**
 * The new member: by the secret of this browser and by the key of its form, as far as they are
 * given.
 */
export interface Joining {
  readonly name: string;
  readonly browser: string | null;
  readonly key: string | null;
}

/**
 * What an invitation to the console gives; `name` is set for a member who has joined by it already.
 */
export interface OpenDoor {
  readonly event: number;
  readonly role: Role;
  readonly name: string | null;
}

/** A secret that identifies one browser before anyone is signed in there. */
export function newBrowserSecret(): string {
  return randomCode(15);
}

/**
 * What an invitation would give, without spending it: to any browser while it is unused, and for a
 * while after that to the browser that used it. Null when it is not valid.
 */
export async function openDoor(
  env: Env,
  code: string,
  browser: string | null,
  now: number,
): Promise<OpenDoor | null> {
  const member = browser && (await memberOf(env, code, browser));
  return env.DB.prepare(SELECT_DOOR)
    .bind(await hashSecret(code), now, member, now - AGAIN_MS)
    .first<OpenDoor>();
}

/**
 * Spends an organizer's invitation on a new member and a session: of two who race, one joins. Both
 * are made from the code and from the secret of this browser, so that after a lost answer the same
 * browser gets its session by asking again, by the same form or by a new one, and no other browser
 * does. Throws `invitation_invalid`.
 */
export async function spendInvitation(
  env: Env,
  code: string,
  { name, browser, key }: Joining,
  now: number,
): Promise<Joined> {
  const known = [browser, key].filter((secret) => secret !== null);
  for (const secret of known.length > 0 ? known : [randomCode(15)]) {
    const joined = await join(env, code, { name, secret }, now);
    if (joined) return joined;
  }
  throw new Problem('invitation_invalid');
}

/** A new member, and the secret of their session until `expiresAt` (ms). */
export interface Joined {
  readonly member: Member;
  readonly sessionSecret: string;
  readonly expiresAt: number;
}

function memberOf(env: Env, code: string, secret: string): Promise<string> {
  return derivedCode(env.SECRET_KEY, 'member', JSON.stringify([code, secret]));
}

async function join(
  env: Env,
  code: string,
  who: { readonly name: string; readonly secret: string },
  now: number,
): Promise<Joined | null> {
  const db = env.DB;
  const hash = await hashSecret(code);
  const id = await memberOf(env, code, who.secret);
  const form = JSON.stringify([code, who.secret]);
  const sessionSecret = await derivedCode(env.SECRET_KEY, 'session', form);
  const sessionHash = await hashSecret(sessionSecret);
  const name = cleanText(who.name, 80) ?? '–';
  const results = await db.batch<Member & { renewed_at: number }>([
    db.prepare(SPEND).bind(hash, id, now),
    auditRow(
      db,
      { by: { event: null, id }, at: now, verb: 'join', subject: `member ${id}` },
      {
        values: { hash, id },
        event: 'i.event',
        found: `FROM invitation i WHERE i.hash = ?1 ->> 'hash' AND i.used_by = ?1 ->> 'id'
          AND NOT EXISTS (SELECT 1 FROM member m WHERE m.id = ?1 ->> 'id')`,
        after: { role: 'i.role', invited_by: 'i.made_by' },
      },
    ),
    db.prepare(INSERT_MEMBER).bind(hash, id, name, now),
    db.prepare(INSERT_SESSION).bind(hash, id, sessionHash, now, sessionEnd(now, now)),
    db.prepare(SELECT_JOINED).bind(id, sessionHash, now),
  ]);
  const joined = results[4]?.results[0];
  if (!joined) return null;
  const { renewed_at, ...member } = joined;
  return { member, sessionSecret, expiresAt: cookieEnd(renewed_at) };
}

const SELECT_DOOR = `
SELECT i.event, i.role, m.name FROM invitation i
LEFT JOIN member m ON m.id = i.used_by
WHERE i.hash = ?1 AND i.kind = 'organizer' AND (
  (i.used_at IS NULL AND i.expires_at > ?2)
  OR (i.used_by = ?3 AND i.used_at > ?4 AND m.state = 'active'))`;

const MINE = 'FROM invitation WHERE hash = ?1 AND used_by = ?2';

const SPEND = `
UPDATE invitation SET used_at = ?3, used_by = ?2
WHERE hash = ?1 AND kind = 'organizer' AND used_at IS NULL AND expires_at > ?3`;

const INSERT_MEMBER = `
INSERT INTO member (id, event, name, role, gate, state, created_at)
SELECT ?2, event, ?3, role, gate, 'active', ?4 ${MINE} ON CONFLICT DO NOTHING`;

const INSERT_SESSION = `
INSERT INTO session (hash, member, created_at, renewed_at, expires_at)
SELECT ?3, ?2, ?4, ?4, ?5 ${MINE} ON CONFLICT DO NOTHING`;

const SELECT_JOINED = `
SELECT m.id, m.event, m.name, m.role, s.renewed_at FROM member m
JOIN session s ON s.hash = ?2 AND s.member = m.id
WHERE m.id = ?1 AND m.state = 'active' AND ${STANDS}`;
