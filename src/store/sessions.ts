import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { member, session } from './schema.ts';

/** Which of these sessions, by the hash of their secret, still stand. */
export async function standingSessions(
  db: D1Database,
  hashes: readonly string[],
  now: number,
): Promise<Set<string>> {
  const asked = sql`${session.hash} IN (SELECT value FROM json_each(${JSON.stringify(hashes)}))`;
  const rows = await drizzle(db)
    .select({ hash: session.hash })
    .from(session)
    .innerJoin(member, eq(member.id, session.member))
    .where(
      and(
        asked,
        isNull(session.revoked_at),
        gt(session.expires_at, now),
        eq(member.state, 'active'),
      ),
    );
  return new Set(rows.map((row) => row.hash));
}

/** `__Host-` ties the cookie to this very host and to https, which a developer's machine has not. */
export function sessionCookie(env: { readonly PUBLIC_URL: string }): string {
  return env.PUBLIC_URL.startsWith('https:') ? '__Host-session' : 'session';
}
