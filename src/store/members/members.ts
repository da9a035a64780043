import { and, eq, gt, isNull } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { Role } from '../../domain/roles.ts';
import type { Env } from '../../env.ts';
import { auditedInsert, auditedUpdate, auditRow, type By } from '../d1/audit.ts';
import { rowsOf } from '../d1/batch.ts';
import { invitation, member, session } from '../d1/schema.ts';
import type { InvitationKind } from '../d1/words.ts';
import { derivedCode, randomCode } from '../keys/codes.ts';
import { hashSecret } from '../keys/keys.ts';
import { cookieEnd, MOVED_MS, sessionEnd, stands } from './sessions.ts';

const HOUR = 3_600_000;
/** A link is used on the day it is given, and is useless when found in a chat weeks later. */
const INVITATION_MS = 24 * HOUR;

/** A person who may use the console of an edition. */
export interface Member {
  readonly id: string;
  readonly event: number;
  readonly name: string;
  readonly role: Role;
}

export interface Invitation {
  readonly event: number;
  readonly role: Role;
}

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

/** What a one-time code would give, without spending it; null when it is not valid. */
export async function invitationStands(
  env: Env,
  code: string,
  kind: InvitationKind,
  now: number,
): Promise<Invitation | null> {
  const row = await drizzle(env.DB)
    .select({ event: invitation.event, role: invitation.role })
    .from(invitation)
    .where(
      and(
        eq(invitation.hash, await hashSecret(code)),
        eq(invitation.kind, kind),
        isNull(invitation.used_at),
        gt(invitation.expires_at, now),
      ),
    )
    .get();
  return row ?? null;
}

/** The gate that a gate code leads to, spent or not; null for a code that never was. */
export async function gateInvitation(
  env: Env,
  code: string,
): Promise<{ event: number; hash: string; keyRequired: boolean } | null> {
  const row = await drizzle(env.DB)
    .select({
      event: invitation.event,
      hash: invitation.hash,
      keyRequired: invitation.key_required,
    })
    .from(invitation)
    .where(and(eq(invitation.hash, await hashSecret(code)), eq(invitation.kind, 'gate')))
    .get();
  return row ?? null;
}

/**
 * Invites a gate phone. The code is shown once and kept as a hash; `form`, if it is given, makes
 * the same invitation of a form that was sent twice.
 */
export async function inviteGate(
  env: Env,
  by: By & { readonly keyRequired: boolean },
  gate: number,
  now: number,
  form?: string,
): Promise<{ url: string; code: string }> {
  const code = await newInvitation(env, { ...by, kind: 'gate', role: 'gate', gate }, now, form);
  return { code, url: `${env.PUBLIC_URL}/gate#${code}` };
}

/** Phones that one sheet of cards invites. */
const CARDS = 8;
/** Cards are printed the day before they are used, ms. */
const CARDS_MS = 48 * HOUR;

/** The link on a printed card, and the name on it. */
export interface PhoneCard {
  readonly card: string;
  readonly url: string;
}

/**
 * Invites a sheet of phones at once, each by the card of its own name (`2-07`: gate and number),
 * which that phone then bears. The same form makes the same sheet.
 */
export async function invitePhones(
  env: Env,
  by: By,
  gate: number,
  now: number,
  form: string,
): Promise<{ cards: PhoneCard[]; expires_at: number }> {
  const db = env.DB;
  const codes = await Promise.all(
    Array.from({ length: CARDS }, (_, at) =>
      derivedCode(env.SECRET_KEY, 'card', JSON.stringify([by.event, by.id, form, at]), 24),
    ),
  );
  const hashes = await Promise.all(codes.map(hashSecret));
  const asked = JSON.stringify(hashes);
  const expires_at = now + CARDS_MS;
  const results = await db.batch<{ hash: string; card: string; expires_at: number }>([
    auditRow(
      db,
      { by, at: now, verb: 'invite', subject: `${CARDS} phones of gate ${gate}` },
      {
        values: { hash: hashes[0], gate, phones: CARDS, expires_at },
        found: NEW_INVITATION,
        after: {
          gate: `?1 ->> 'gate'`,
          phones: `?1 ->> 'phones'`,
          expires_at: `?1 ->> 'expires_at'`,
        },
      },
    ),
    db.prepare(INSERT_CARDS).bind(by.event, asked, gate, by.id, now, expires_at),
    db.prepare(SELECT_CARDS).bind(asked),
  ]);
  const made = results[2]?.results ?? [];
  const cards = codes.flatMap((code, at) => {
    const card = made.find((one) => one.hash === hashes[at])?.card;
    return card === undefined ? [] : [{ card, url: `${env.PUBLIC_URL}/gate#${code}` }];
  });
  return { cards, expires_at: made[0]?.expires_at ?? expires_at };
}

/** The invitations of a form that is sent again are there already. */
const NEW_INVITATION = `WHERE NOT EXISTS (SELECT 1 FROM invitation WHERE hash = ?1 ->> 'hash')`;

// Numbers continue after the cards that the gate has had: no two phones of a gate share a name.
const INSERT_CARDS = `
INSERT INTO invitation
  (hash, event, kind, role, gate, key_required, made_by, created_at, expires_at, card)
SELECT j.value, ?1, 'gate', 'gate', ?3, 1, ?4, ?5, ?6, printf('%d-%02d', ?3, j.key + 1 + (
  SELECT count(*) FROM invitation i WHERE i.event = ?1 AND i.gate = ?3 AND i.card IS NOT NULL))
FROM json_each(?2) j WHERE true ON CONFLICT DO NOTHING`;

const SELECT_CARDS = `
SELECT i.hash, i.card, i.expires_at FROM json_each(?1) j JOIN invitation i ON i.hash = j.value`;

/** Invites a new member to the console in a role; `form` as above. */
export async function inviteMember(
  env: Env,
  by: By,
  role: Role,
  now: number,
  form?: string,
): Promise<{ url: string; code: string }> {
  const more = { kind: 'organizer' as const, role, gate: null, keyRequired: false };
  const code = await newInvitation(env, { ...by, ...more }, now, form);
  return { code, url: `${env.PUBLIC_URL}/console/join/${code}` };
}

export async function membersOf(env: Env, event: number): Promise<Member[]> {
  return drizzle(env.DB)
    .select({ id: member.id, event: member.event, name: member.name, role: member.role })
    .from(member)
    .where(and(eq(member.event, event), eq(member.state, 'active')))
    .orderBy(member.created_at);
}

/** Takes a member's rights away, sessions included; false when there were none. */
export async function revokeMember(env: Env, by: By, id: string, now: number): Promise<boolean> {
  const db = env.DB;
  const [noted] = await db.batch([
    ...auditedUpdate(
      db,
      { by, at: now, verb: 'revoke', subject: `member ${id}` },
      {
        table: member,
        set: { state: `'revoked'` },
        where: `id = ?1 ->> 'id' AND event = ?1 ->> 'event'`,
        values: { id, event: by.event },
        noted: ['state'],
      },
    ),
    db.prepare(END_SESSIONS).bind(id, by.event, now),
  ]);
  return rowsOf(noted).length > 0;
}

const END_SESSIONS = `
UPDATE session SET revoked_at = ?3 WHERE revoked_at IS NULL AND member = (
  SELECT id FROM member WHERE id = ?1 AND event = ?2 AND state = 'revoked')`;

async function newInvitation(
  env: Env,
  what: {
    event: number;
    id: string;
    kind: InvitationKind;
    role: Role;
    gate: number | null;
    keyRequired: boolean;
  },
  now: number,
  form: string | undefined,
): Promise<string> {
  const db = env.DB;
  const { event, id: made_by, kind, role, gate, keyRequired } = what;
  const code = form
    ? await derivedCode(env.SECRET_KEY, 'invitation', JSON.stringify([event, made_by, form]), 24)
    : randomCode(15);
  const hash = await hashSecret(code);
  const by = { event, id: made_by };
  const row = {
    hash,
    event,
    kind,
    role,
    gate,
    key_required: keyRequired,
    made_by,
    created_at: now,
    expires_at: now + INVITATION_MS,
  };
  await db.batch(
    auditedInsert(
      db,
      { by, at: now, verb: 'invite', subject: role },
      {
        table: invitation,
        row,
        unless: `EXISTS (SELECT 1 FROM invitation WHERE hash = ?1 ->> 'hash')`,
        noted: ['kind', 'role', 'gate', 'expires_at'],
      },
    ),
  );
  return code;
}
