import { and, asc, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { Env } from '../../env.ts';
import { auditRow, type By } from '../d1/audit.ts';
import { passkey } from '../d1/schema/members.ts';
import { randomCode } from '../keys/codes.ts';
import { hashSecret } from '../keys/keys.ts';
import { CHALLENGE_MS } from './challenges.ts';
import type { PasskeyFacts, RelyingParty } from './passkey-answers.ts';
import { cookieEnd, sessionEnd } from './sessions.ts';

/** Passkeys of one person: each device that they use, and what they have lost. */
const PASSKEYS_MOST = 10;

/** A passkey as its owner sees it. */
export interface OwnPasskey {
  readonly id: string;
  readonly name: string;
  /** The host that it signs in at: at another one it is of no use. */
  readonly host: string;
  readonly created_at: number;
  /** Null until it was used. */
  readonly used_at: number | null;
}

/** The passkeys of a person, in the order in which they were made. */
export function passkeysOf(db: D1Database, person: string): Promise<OwnPasskey[]> {
  const { id, name, host, created_at, used_at } = passkey;
  return drizzle(db)
    .select({ id, name, host, created_at, used_at })
    .from(passkey)
    .where(eq(passkey.person, person))
    .orderBy(asc(created_at), asc(id))
    .limit(PASSKEYS_MOST);
}

/** A passkey of this host by its id, and whose it is; null where there is none. */
export async function passkeyAt(
  db: D1Database,
  { host }: RelyingParty,
  id: string,
): Promise<(PasskeyFacts & { readonly person: string }) | null> {
  const { public_key, counter, transports, person } = passkey;
  const row = await drizzle(db)
    .select({ id: passkey.id, public_key, counter, transports, person })
    .from(passkey)
    .where(and(eq(passkey.id, id), eq(passkey.host, host)))
    .get();
  return row ?? null;
}

/** A passkey to keep. */
export interface NewPasskey extends PasskeyFacts {
  readonly person: string;
  readonly host: string;
  /** Typed, and clean. */
  readonly name: string;
  /** The challenge to which it was made. */
  readonly challenge: string;
}

/**
 * Keeps a passkey. Whether it is kept now, or was before; not where its owner has ten, nor where
 * its challenge was answered before, nor where somebody else has it.
 */
export async function addPasskey(
  db: D1Database,
  by: By,
  { challenge, ...made }: NewPasskey,
  now: number,
): Promise<boolean> {
  const hash = await hashSecret(challenge);
  const values = { ...made, challenge: hash, now, most: PASSKEYS_MOST };
  const written = JSON.stringify(values);
  const results = await db.batch<{ person: string }>([
    auditRow(
      db,
      { by, at: now, verb: 'add_passkey', subject: `member ${by.id}` },
      { values, found: MAY_BE_ADDED, after: { host: `?1 ->> 'host'` } },
    ),
    db.prepare(INSERT_PASSKEY).bind(written),
    db.prepare(SPEND_CHALLENGE).bind(hash, now + CHALLENGE_MS),
    db.prepare(DROP_OLD_CHALLENGES).bind(now),
    db.prepare('SELECT person FROM passkey WHERE id = ?1').bind(made.id),
  ]);
  return results.at(-1)?.results[0]?.person === made.person;
}

const MAY_BE_ADDED = `
WHERE NOT EXISTS (SELECT 1 FROM passkey WHERE id = ?1 ->> 'id')
AND NOT EXISTS (SELECT 1 FROM spent_challenge WHERE hash = ?1 ->> 'challenge')
AND (SELECT count(*) FROM passkey WHERE person = ?1 ->> 'person') < ?1 ->> 'most'`;

const INSERT_PASSKEY = `
INSERT INTO passkey (id, person, host, name, public_key, counter, transports, created_at)
SELECT ?1 ->> 'id', ?1 ->> 'person', ?1 ->> 'host', ?1 ->> 'name', ?1 ->> 'public_key',
  ?1 ->> 'counter', ?1 -> 'transports', ?1 ->> 'now' ${MAY_BE_ADDED}`;

/** Spends one, by its hash, until it would be refused by its own date. */
export const SPEND_CHALLENGE = `
INSERT INTO spent_challenge (hash, expires_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING`;

// Past its time a challenge is refused by its own date.
export const DROP_OLD_CHALLENGES = 'DELETE FROM spent_challenge WHERE expires_at < ?1';

/** A passkey that has answered a challenge. */
export interface Answered {
  readonly id: string;
  readonly challenge: string;
  /** Its count of uses, as it says now. */
  readonly counter: number;
  /** The browser: see `browserWord`. */
  readonly kind: string | null;
  /** Whether several people use it. */
  readonly shared: boolean;
}

/**
 * A session for the owner of a passkey that has answered a challenge: once, of two answers to the
 * same one, or with the same count, the first. The secret, until `expiresAt` (ms); null otherwise.
 */
export async function enterByPasskey(
  env: Env,
  { id, challenge, counter, kind, shared }: Answered,
  now: number,
): Promise<{ readonly sessionSecret: string; readonly expiresAt: number } | null> {
  const db = env.DB;
  const sessionSecret = randomCode(32);
  const [session, spent] = await Promise.all([hashSecret(sessionSecret), hashSecret(challenge)]);
  const results = await db.batch<{ hash: string }>([
    db
      .prepare(INSERT_SESSION)
      .bind(session, id, kind, now, sessionEnd(now, now, shared), spent, counter, Number(shared)),
    db.prepare(COUNT_USE).bind(id, counter, now, session),
    db.prepare(SPEND_CHALLENGE).bind(spent, now + CHALLENGE_MS),
    db.prepare(DROP_OLD_CHALLENGES).bind(now),
  ]);
  const entered = (results[0]?.results.length ?? 0) > 0;
  return entered ? { sessionSecret, expiresAt: cookieEnd(now, shared) } : null;
}

const INSERT_SESSION = `
INSERT INTO session (hash, person, browser, shared, created_at, renewed_at, used_at, expires_at)
SELECT ?1, p.person, ?3, ?8, ?4, ?4, ?4, ?5 FROM passkey p
WHERE p.id = ?2 AND (p.counter < ?7 OR (p.counter = 0 AND ?7 = 0))
AND NOT EXISTS (SELECT 1 FROM spent_challenge WHERE hash = ?6)
ON CONFLICT DO NOTHING RETURNING hash`;

const COUNT_USE = `
UPDATE passkey SET counter = max(counter, ?2), used_at = ?3
WHERE id = ?1 AND EXISTS (SELECT 1 FROM session WHERE hash = ?4)`;
