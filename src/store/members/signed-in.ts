import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { Localized } from '../../domain/edition.ts';
import { readable } from '../../domain/other-language.ts';
import type { Role } from '../../domain/roles.ts';
import type { Env } from '../../env.ts';
import { session } from '../d1/schema.ts';
import { hashSecret } from '../keys/keys.ts';
import type { Member } from './members.ts';
import { cookieEnd, MOVED_MS, STANDS, sessionEnd } from './sessions.ts';

/** A session that is valid. */
interface Standing {
  readonly person: string;
  /** The hash of its secret. */
  readonly session: string;
  /** When it ends, ms. */
  readonly expires_at: number;
}

/** A role of a person, and the edition in which they have it. */
export interface RoleInEdition extends Member {
  readonly slug: string;
  /** The edition's name. */
  readonly edition: Localized;
}

/** The person whose session this is, and each role that they have; none where all were taken away. */
export interface SignedInPerson extends Standing {
  readonly roles: readonly RoleInEdition[];
  /** How many passkeys they have: without one, whoever leaves needs a new invitation. */
  readonly passkeys: number;
}

/** A person who is signed in, by their role in one edition. */
export interface SignedIn extends RoleInEdition, SignedInPerson {}

/**
 * The person who is signed in with this secret; null when its session is not valid. A use moves the
 * end of the session on; the automatic requests of a page are no use.
 */
export async function personBySession(
  env: Env,
  secret: string,
  now: number,
  isUse = true,
): Promise<SignedInPerson | null> {
  const hash = await hashSecret(secret);
  const { results } = await env.DB.prepare(SELECT_PERSON).bind(hash, null, now).all<Row>();
  const [first] = results;
  if (!first) return null;
  const { person, renewed_at, used_at, expires_at, passkeys } = first;
  const roles = results.flatMap(roleOf);
  const found = { person, session: hash, expires_at, roles, passkeys };
  if (!isUse || now - used_at < MOVED_MS) return found;
  const end = sessionEnd(renewed_at, now);
  await extend(env.DB, hash, end, now);
  return { ...found, expires_at: Math.max(end, expires_at) };
}

/** The role of a person in the edition with this number or slug; null where they have none. */
export function roleIn(
  { roles, ...standing }: SignedInPerson,
  edition: number | string,
): SignedIn | null {
  const own = roles.find(({ event, slug }) => event === edition || slug === edition);
  return own ? { ...standing, ...own, roles } : null;
}

interface Row {
  readonly person: string;
  readonly renewed_at: number;
  readonly used_at: number;
  readonly expires_at: number;
  readonly passkeys: number;
  /** The role's, null together where the person has none. */
  readonly id: string | null;
  readonly event: number;
  readonly name: string;
  readonly role: Role;
  readonly gate: number | null;
  readonly slug: string;
  /** JSON. */
  readonly edition: string;
}

function roleOf({ id, event, name, role, gate, slug, edition }: Row): RoleInEdition[] {
  if (id === null) return [];
  return [{ id, event, name, role, gate, slug, edition: readable(JSON.parse(edition)) }];
}

const SELECT_PERSON = `
SELECT s.person, s.renewed_at, s.used_at, s.expires_at,
  (SELECT count(*) FROM passkey p WHERE p.person = s.person) AS passkeys,
  m.id, m.event, m.name, m.role, m.gate, e.slug, e.name AS edition
FROM session s
LEFT JOIN member m ON m.person = s.person AND m.state = 'active'
LEFT JOIN event e ON e.number = m.event
WHERE s.hash = ?1 AND ${STANDS} ORDER BY m.event DESC`;

/**
 * Renews a session at its holder's request: it lasts until `end` (ms) at least, from now at most
 * the usual time.
 */
export async function renewSession(
  db: D1Database,
  hash: string,
  end: number,
  now: number,
): Promise<void> {
  await drizzle(db).update(session).set({ renewed_at: now }).where(eq(session.hash, hash));
  await extend(db, hash, Math.min(Math.max(end, sessionEnd(now, now)), cookieEnd(now)), now);
}

/** Never brings an end nearer: two uses may be written in any order. */
async function extend(db: D1Database, hash: string, end: number, now: number): Promise<void> {
  await db
    .prepare(
      `UPDATE session SET expires_at = max(expires_at, ?2), used_at = max(used_at, ?3)
       WHERE hash = ?1`,
    )
    .bind(hash, end, now)
    .run();
}

/** Signs out: the session ends. */
export async function endSession(env: Env, secret: string, now: number): Promise<void> {
  await drizzle(env.DB)
    .update(session)
    .set({ revoked_at: now })
    .where(eq(session.hash, await hashSecret(secret)));
}
