import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/time.ts';
import { member, session } from '../d1/schema/members.ts';

/**
 * An edition's longest working day with the evening before it, ms: a session lasts this long after
 * its last use.
 */
const IDLE_MS = 16 * HOUR_MS;
/**
 * An edition's five days with the one before them, ms: a session lasts this long after it was made
 * or renewed.
 */
const MOST_MS = 6 * DAY_MS;
/** A computer that several people use is left alone, ms: for a visitor with a long question, not for lunch. */
const SHARED_IDLE_MS = HOUR_MS / 2;
/** The work of one person at such a computer, ms. */
const SHARED_MOST_MS = 12 * HOUR_MS;
/** A use is written only when it moves the end by this, ms: a day's clicks are a few writes. */
export const MOVED_MS = MINUTE_MS;

/**
 * When a session ends (ms) that was made or renewed at one instant and is used at another; `shared`:
 * at a computer that several people use.
 */
export function sessionEnd(renewed_at: number, used_at: number, shared: boolean): number {
  const idle = shared ? SHARED_IDLE_MS : IDLE_MS;
  return Math.min(used_at + idle, cookieEnd(renewed_at, shared));
}

/** When the browser may forget the cookie (ms) of a session that was made or renewed at an instant. */
export function cookieEnd(renewed_at: number, shared: boolean): number {
  return renewed_at + (shared ? SHARED_MOST_MS : MOST_MS);
}

/** Whether a session `s` is valid at ?3, in SQL. */
export const STANDS = 's.revoked_at IS NULL AND s.expires_at > ?3';

/** The same for queries of drizzle. */
export function stands(now: number) {
  return and(isNull(session.revoked_at), gt(session.expires_at, now));
}

/**
 * Which of these sessions, by the hash of their secret, are still valid, of persons who have a role
 * in this edition.
 */
export async function standingSessions(
  db: D1Database,
  event: number,
  hashes: readonly string[],
  now: number,
): Promise<Set<string>> {
  const among = sql`${session.hash} IN (SELECT value FROM json_each(${JSON.stringify(hashes)}))`;
  const rows = await drizzle(db)
    .select({ hash: session.hash })
    .from(session)
    .innerJoin(member, and(eq(member.person, session.person), eq(member.event, event)))
    .where(and(among, stands(now), eq(member.state, 'active')));
  return new Set(rows.map((row) => row.hash));
}

/** The cookie of a signed-in member. */
export function sessionCookie(env: { readonly PUBLIC_URL: string }): string {
  return hostCookie('session', env);
}

/** The cookie that identifies a browser before anyone is signed in there. */
export function browserCookie(env: { readonly PUBLIC_URL: string }): string {
  return hostCookie('browser', env);
}

/** The cookie that marks a computer as one that several people use. */
export function sharedCookie(env: { readonly PUBLIC_URL: string }): string {
  return hostCookie('shared', env);
}

/** The cookie that remembers who was signed in last at a browser, by a mark: see `typistOf`. */
export function typistCookie(env: { readonly PUBLIC_URL: string }): string {
  return hostCookie('typist', env);
}

/**
 * `__Host-` binds a cookie to this very host and to https, which a developer's machine does not
 * have.
 */
function hostCookie(name: string, env: { readonly PUBLIC_URL: string }): string {
  return env.PUBLIC_URL.startsWith('https:') ? `__Host-${name}` : name;
}
