import { and, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { Env } from '../../env.ts';
import { member, session } from '../d1/schema.ts';
import { hashSecret } from '../keys/keys.ts';
import type { Member } from './members.ts';
import { cookieEnd, MOVED_MS, sessionEnd, stands } from './sessions.ts';

/** The member whose session this is; with the session, and when it ends (ms). */
export interface SignedIn extends Member {
  /** The hash of its secret. */
  readonly session: string;
  readonly expires_at: number;
}

/**
 * The member who is signed in with this secret; null when its session is not valid. A use moves the
 * end of the session on; the automatic requests of a page are no use.
 */
export async function memberBySession(
  env: Env,
  secret: string,
  now: number,
  isUse = true,
): Promise<SignedIn | null> {
  const hash = await hashSecret(secret);
  const row = await drizzle(env.DB)
    .select({
      id: member.id,
      event: member.event,
      name: member.name,
      role: member.role,
      session: session.hash,
      renewed_at: session.renewed_at,
      expires_at: session.expires_at,
    })
    .from(session)
    .innerJoin(member, eq(member.id, session.member))
    .where(and(eq(session.hash, hash), stands(now), eq(member.state, 'active')))
    .get();
  if (!row) return null;
  const { renewed_at, ...signedIn } = row;
  const end = sessionEnd(renewed_at, now);
  if (!isUse || end - row.expires_at < MOVED_MS) return signedIn;
  await extend(env.DB, hash, end);
  return { ...signedIn, expires_at: end };
}

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
  await extend(db, hash, Math.min(Math.max(end, sessionEnd(now, now)), cookieEnd(now)));
}

/** Never brings an end nearer: two uses may be written in any order. */
async function extend(db: D1Database, hash: string, end: number): Promise<void> {
  await db
    .prepare('UPDATE session SET expires_at = max(expires_at, ?2) WHERE hash = ?1')
    .bind(hash, end)
    .run();
}

/** Signs out: the session ends. */
export async function endSession(env: Env, secret: string, now: number): Promise<void> {
  await drizzle(env.DB)
    .update(session)
    .set({ revoked_at: now })
    .where(eq(session.hash, await hashSecret(secret)));
}
