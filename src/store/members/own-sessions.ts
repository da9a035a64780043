import { and, asc, desc, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { session } from '../d1/schema/members.ts';
import { hashOf, idOf } from './invitations.ts';
import { stands } from './sessions.ts';

/** More browsers than one person has open. */
const SESSIONS_MOST = 50;

/** A session as its owner sees it. */
export interface OwnSession {
  /** Names it to its owner; it opens nothing. */
  readonly id: string;
  /** The hash of its secret. */
  readonly hash: string;
  /** What kind of browser it is: see `browserWord`. */
  readonly browser: string | null;
  /** Instants, ms. */
  readonly created_at: number;
  readonly used_at: number;
}

/** The sessions of a person that are valid, the one used last first. */
export async function sessionsOf(
  db: D1Database,
  person: string,
  now: number,
): Promise<OwnSession[]> {
  const { hash, browser, created_at, used_at } = session;
  const rows = await drizzle(db)
    .select({ hash, browser, created_at, used_at })
    .from(session)
    .where(and(eq(session.person, person), stands(now)))
    .orderBy(desc(used_at), asc(hash))
    .limit(SESSIONS_MOST);
  return rows.map((row) => ({ ...row, id: idOf(row.hash) }));
}

/** Ends a session of this person; nobody else's. */
export async function endSessionOf(
  db: D1Database,
  person: string,
  id: string,
  now: number,
): Promise<void> {
  await drizzle(db)
    .update(session)
    .set({ revoked_at: now })
    .where(and(eq(session.hash, hashOf(id)), eq(session.person, person), stands(now)));
}
