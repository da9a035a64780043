import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { EditionStatus, Localized } from '../../domain/edition.ts';
import { readable } from '../../domain/other-language.ts';
import type { Role } from '../../domain/roles.ts';
import type { Env } from '../../env.ts';
import { session } from '../d1/schema/members.ts';
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
  /** Whether it is at a computer that several people use. */
  readonly shared: boolean;
}

/** A role of a person, and the edition in which they have it. */
export interface RoleInEdition extends Member {
  readonly slug: string;
  /** Whether that edition is archived, as the database has it now. */
  readonly archived: boolean;
  /** Whether they are named for the wishes of children there. */
  readonly reads_wishes: boolean;
  /** The edition's name. */
  readonly edition: Localized;
}

/** The person whose session this is, and each role that they have; none where all were taken away. */
export interface SignedInPerson extends Standing {
  readonly roles: readonly RoleInEdition[];
  /**
   * Whether they can come in again by themselves: by a passkey, or from a browser of their own where
   * they are signed in as well. Whoever cannot needs a new invitation once they have left.
   */
  readonly hasWayBack: boolean;
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
  const { person, renewed_at, used_at, expires_at } = first;
  const roles = results.flatMap(roleOf);
  const shared = first.shared === 1;
  const hasWayBack = first.way_back === 1;
  const found = { person, session: hash, expires_at, shared, roles, hasWayBack };
  if (!isUse || now - used_at < MOVED_MS) return found;
  const end = sessionEnd(renewed_at, now, shared);
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
  readonly shared: number;
  readonly way_back: number;
  /** The role's, null together where the person has none. */
  readonly id: string | null;
  readonly event: number;
  readonly name: string;
  readonly role: Role;
  readonly gate: number | null;
  readonly slug: string;
  readonly status: EditionStatus;
  readonly reads_wishes: number;
  /** JSON. */
  readonly edition: string;
}

function roleOf({ id, event, name, role, gate, slug, status, ...row }: Row): RoleInEdition[] {
  if (id === null) return [];
  const archived = status === 'archived';
  const reads_wishes = row.reads_wishes === 1;
  const edition = readable(JSON.parse(row.edition));
  return [{ id, event, name, role, gate, slug, archived, reads_wishes, edition }];
}

const SELECT_PERSON = `
SELECT s.person, s.renewed_at, s.used_at, s.expires_at, s.shared,
  (EXISTS (SELECT 1 FROM passkey p WHERE p.person = s.person)
    OR EXISTS (SELECT 1 FROM session o WHERE o.person = s.person AND o.hash <> s.hash
      AND o.shared = 0 AND o.expires_at > ?3 AND o.revoked_at IS NULL)) AS way_back,
  m.id, m.event, m.name, m.role, m.gate, e.slug, e.status, e.name AS edition,
  EXISTS (SELECT 1 FROM wish_reader w WHERE w.event = m.event AND w.member = m.id) AS reads_wishes
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
  { hash, shared }: { readonly hash: string; readonly shared: boolean },
  end: number,
  now: number,
): Promise<void> {
  await drizzle(db).update(session).set({ renewed_at: now }).where(eq(session.hash, hash));
  const until = Math.max(end, sessionEnd(now, now, shared));
  await extend(db, hash, Math.min(until, cookieEnd(now, shared)), now);
}

/**
 * Marks the computer of a session as one that several people use, from now on or no longer: the
 * session ends accordingly.
 */
export async function shareSession(
  db: D1Database,
  hash: string,
  shared: boolean,
  now: number,
): Promise<void> {
  await db
    .prepare(
      `UPDATE session SET shared = ?2, renewed_at = ?3, expires_at = ?4
       WHERE hash = ?1 AND shared <> ?2 AND revoked_at IS NULL AND expires_at > ?3`,
    )
    .bind(hash, shared ? 1 : 0, now, sessionEnd(now, now, shared))
    .run();
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
