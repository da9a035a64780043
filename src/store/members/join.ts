import { Problem } from '../../domain/problem.ts';
import type { Role } from '../../domain/roles.ts';
import { cleanText } from '../../domain/text.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Env } from '../../env.ts';
import { auditRow } from '../d1/audit.ts';
import { derivedCode, randomCode } from '../keys/codes.ts';
import { hashSecret } from '../keys/keys.ts';
import { MAKER_STANDS } from './invite.ts';
import type { Member } from './members.ts';
import { cookieEnd, STANDS, sessionEnd } from './sessions.ts';

/**
 * Milliseconds after its first use in which the same browser may use a link again: an answer that
 * was lost is asked for within minutes, and an old link in a chat no longer works.
 */
const AGAIN_MS = 30 * MINUTE_MS;

/**
 * A new person: by the secret of this browser and by the key of its form, as far as they are given.
 */
export interface Joining {
  readonly name: string;
  readonly browser: string | null;
  readonly key: string | null;
  /** What kind of browser it is: see `browserWord`. */
  readonly kind: string | null;
  /** Whether several people use it; one alone, if nothing is said. */
  readonly shared?: boolean;
}

/**
 * What an invitation to the console gives; `name` is set for a member who has joined by it already.
 */
export interface OpenDoor {
  readonly event: number;
  readonly role: Role;
  /** The number of the gate that it is for; null for the whole edition. */
  readonly gate: number | null;
  readonly name: string | null;
}

/** A secret that identifies one browser before anyone is signed in there. */
export function newBrowserSecret(): string {
  return randomCode(15);
}

/**
 * What an invitation would give, without spending it: to any browser while it is unused, and for a
 * while after that to the browser, or the signed-in person, that used it. Null when it is not valid.
 */
export async function openDoor(
  env: Env,
  code: string,
  { browser, person }: { readonly browser: string | null; readonly person: string | null },
  now: number,
): Promise<OpenDoor | null> {
  const own = await Promise.all(
    [browser, person].map((secret) => (secret ? memberOf(env, code, secret) : null)),
  );
  return env.DB.prepare(SELECT_DOOR)
    .bind(await hashSecret(code), now, own[0], now - AGAIN_MS, own[1])
    .first<OpenDoor>();
}

/**
 * Spends an organizer's invitation on a new person, a role and a session: of two who race, one
 * joins. All are made from the code and from the secret of this browser, so that after a lost answer
 * the same browser gets its session by asking again, by the same form or by a new one, and no other
 * browser does. Throws `invitation_invalid`.
 */
export async function spendInvitation(
  env: Env,
  code: string,
  { name, browser, key, kind, shared = false }: Joining,
  now: number,
): Promise<Joined> {
  const known = [browser, key].filter((secret) => secret !== null);
  for (const secret of known.length > 0 ? known : [randomCode(15)]) {
    const joined = await join(env, code, { name, secret, kind, shared }, now);
    if (joined) return joined;
  }
  throw new Problem('invitation_invalid');
}

/** A new member, and the secret of their session until `expiresAt` (ms). */
export interface Joined {
  readonly member: Member;
  readonly person: string;
  readonly sessionSecret: string;
  readonly expiresAt: number;
}

/**
 * Spends an organizer's invitation on a further role of a person who is signed in, under the name
 * that they have elsewhere. Asked again, it gives the same. Throws `invitation_invalid`, also to who
 * has a role in that edition already.
 */
export async function spendOnPerson(
  env: Env,
  code: string,
  { person, name }: { readonly person: string; readonly name: string },
  now: number,
): Promise<Member> {
  const hash = await hashSecret(code);
  const id = await memberOf(env, code, person);
  const results = await env.DB.batch<Member>([
    ...joining(env.DB, { hash, id, person, name: cleanText(name, 80) ?? '–' }, now),
    env.DB.prepare(SELECT_MEMBER).bind(id),
  ]);
  const member = results.at(-1)?.results[0];
  if (!member) throw new Problem('invitation_invalid');
  return member;
}

function memberOf(env: Env, code: string, secret: string): Promise<string> {
  return derivedCode(env.SECRET_KEY, 'member', JSON.stringify([code, secret]));
}

async function join(
  env: Env,
  code: string,
  who: Pick<Joining, 'name' | 'kind'> & { readonly secret: string; readonly shared: boolean },
  now: number,
): Promise<Joined | null> {
  const db = env.DB;
  const hash = await hashSecret(code);
  const id = await memberOf(env, code, who.secret);
  const form = JSON.stringify([code, who.secret]);
  const person = await derivedCode(env.SECRET_KEY, 'person', form);
  const sessionSecret = await derivedCode(env.SECRET_KEY, 'session', form);
  const sessionHash = await hashSecret(sessionSecret);
  const name = cleanText(who.name, 80) ?? '–';
  const { shared } = who;
  const results = await db.batch<Member & { renewed_at: number }>([
    ...joining(db, { hash, id, person, name }, now),
    db
      .prepare(INSERT_SESSION)
      .bind(
        hash,
        id,
        sessionHash,
        now,
        sessionEnd(now, now, shared),
        person,
        who.kind,
        Number(shared),
      ),
    db.prepare(SELECT_JOINED).bind(id, sessionHash, now),
  ]);
  const joined = results.at(-1)?.results[0];
  if (!joined) return null;
  const { renewed_at, ...member } = joined;
  return { member, person, sessionSecret, expiresAt: cookieEnd(renewed_at, shared) };
}

/** Spends the invitation on a role of a person, who is made where they are new; with its audit row. */
function joining(
  db: D1Database,
  { hash, id, person, name }: { hash: string; id: string; person: string; name: string },
  now: number,
): D1PreparedStatement[] {
  return [
    db.prepare(SPEND).bind(hash, id, now, person),
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
    db.prepare(INSERT_PERSON).bind(hash, id, person, now),
    db.prepare(INSERT_MEMBER).bind(hash, id, name, now, person),
  ];
}

const SELECT_DOOR = `
SELECT invitation.event, invitation.role, invitation.gate, m.name FROM invitation
LEFT JOIN member m ON m.id = used_by
WHERE hash = ?1 AND kind = 'organizer' AND (
  (used_at IS NULL AND expires_at > ?2 AND ${MAKER_STANDS})
  OR (used_by IN (?3, ?5) AND used_at > ?4 AND m.state = 'active'))`;

const MINE = 'FROM invitation WHERE hash = ?1 AND used_by = ?2';

// Not on a second role of a person in one edition.
const SPEND = `
UPDATE invitation SET used_at = ?3, used_by = ?2, label = NULL
WHERE hash = ?1 AND kind = 'organizer' AND used_at IS NULL AND expires_at > ?3
AND ${MAKER_STANDS} AND NOT EXISTS (SELECT 1 FROM member m
  WHERE m.person = ?4 AND m.event = invitation.event AND m.state = 'active')`;

const INSERT_PERSON = `
INSERT INTO person (id, created_at) SELECT ?3, ?4 ${MINE} ON CONFLICT DO NOTHING`;

const INSERT_MEMBER = `
INSERT INTO member (id, event, person, name, role, gate, state, created_at)
SELECT ?2, event, ?5, ?3, role, gate, 'active', ?4 ${MINE} ON CONFLICT DO NOTHING`;

const INSERT_SESSION = `
INSERT INTO session (hash, person, browser, shared, created_at, renewed_at, used_at, expires_at)
SELECT ?3, ?6, ?7, ?8, ?4, ?4, ?4, ?5 ${MINE} ON CONFLICT DO NOTHING`;

const SELECT_JOINED = `
SELECT m.id, m.event, m.name, m.role, s.renewed_at FROM member m
JOIN session s ON s.hash = ?2 AND s.person = m.person
WHERE m.id = ?1 AND m.state = 'active' AND ${STANDS}`;

const SELECT_MEMBER = `
SELECT id, event, name, role FROM member WHERE id = ?1 AND state = 'active'`;
