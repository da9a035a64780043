import { and, eq, gt, isNull } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { Problem } from '../domain/problem.ts';
import { cleanText } from '../domain/text.ts';
import type { Env } from '../env.ts';
import { auditOf, bound } from './audit.ts';
import { hashSecret } from './keys.ts';
import { invitation, member, type Role, session } from './schema.ts';

const HOUR = 3_600_000;
/** A link is used on the day it is given, and cannot be found in a chat weeks later. */
const INVITATION_MS = 24 * HOUR;
/** An edition's longest working day, with the evening before it. */
const SESSION_MS = 16 * HOUR;

/** Somebody who may use the console of an edition. */
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

/** The member whose session this is, and the session's hash; null when it does not stand. */
export async function memberBySession(
  env: Env,
  secret: string,
  now: number,
): Promise<(Member & { readonly session: string }) | null> {
  const hash = await hashSecret(secret);
  const row = await drizzle(env.DB)
    .select({ id: member.id, event: member.event, name: member.name, role: member.role })
    .from(session)
    .innerJoin(member, eq(member.id, session.member))
    .where(
      and(
        eq(session.hash, hash),
        isNull(session.revoked_at),
        gt(session.expires_at, now),
        eq(member.state, 'active'),
      ),
    )
    .get();
  return row ? { ...row, session: hash } : null;
}

/** What a one-time code would open, without spending it; null when it opens nothing. */
export async function invitationStands(
  env: Env,
  code: string,
  kind: 'gate' | 'organizer',
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

/** Where a gate code leads, spent or not; null for a code that never was. */
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

/** Spends an organizer's invitation on a new member and a session: of two who race, one gets in. */
export async function spendInvitation(
  env: Env,
  code: string,
  who: { readonly name: string },
  now: number,
): Promise<{ member: Member; sessionSecret: string; expiresAt: number }> {
  const db = env.DB;
  const hash = await hashSecret(code);
  const id = crypto.randomUUID();
  const sessionSecret = randomCode(32);
  const sessionHash = await hashSecret(sessionSecret);
  const expiresAt = now + SESSION_MS;
  const name = cleanText(who.name, 80) ?? '–';
  const mine = 'FROM invitation WHERE hash = ?1 AND used_by = ?2';
  const results = await db.batch<{ event: number; role: Role }>([
    db
      .prepare(
        `UPDATE invitation SET used_at = ?3, used_by = ?2 WHERE hash = ?1 AND kind = 'organizer'
           AND used_at IS NULL AND expires_at > ?3`,
      )
      .bind(hash, id, now),
    db
      .prepare(
        `INSERT INTO member (id, event, name, role, gate, state, created_at)
         SELECT ?2, event, ?3, role, gate, 'active', ?4 ${mine} RETURNING event, role`,
      )
      .bind(hash, id, name, now),
    db
      .prepare(
        `INSERT INTO session (hash, member, created_at, expires_at) SELECT ?3, ?2, ?4, ?5 ${mine}`,
      )
      .bind(hash, id, sessionHash, now, expiresAt),
    db
      .prepare(
        `INSERT INTO audit (event, at, actor, verb, subject)
         SELECT event, ?3, made_by, 'join', 'member ' || ?2 ${mine}`,
      )
      .bind(hash, id, now),
  ]);
  const joined = results[1]?.results[0];
  if (!joined) throw new Problem('invitation_invalid');
  return { member: { id, name, ...joined }, sessionSecret, expiresAt };
}

/** Signs out: the session no longer stands. */
export async function endSession(env: Env, secret: string, now: number): Promise<void> {
  await drizzle(env.DB)
    .update(session)
    .set({ revoked_at: now })
    .where(eq(session.hash, await hashSecret(secret)));
}

/** Invites a gate phone. The code is shown once and kept as a hash. */
export async function inviteGate(
  env: Env,
  by: { readonly event: number; readonly id: string; readonly keyRequired: boolean },
  gate: number,
  now: number,
): Promise<{ url: string; code: string }> {
  const code = await newInvitation(env, { ...by, kind: 'gate', role: 'gate', gate }, now);
  return { code, url: `${env.PUBLIC_URL}/gate#${code}` };
}

/** Invites somebody to the console in a role. */
export async function inviteMember(
  env: Env,
  by: { readonly event: number; readonly id: string },
  role: Role,
  now: number,
): Promise<{ url: string; code: string }> {
  const more = { kind: 'organizer' as const, role, gate: null, keyRequired: false };
  const code = await newInvitation(env, { ...by, ...more }, now);
  return { code, url: `${env.PUBLIC_URL}/console/join/${code}` };
}

export async function membersOf(env: Env, event: number): Promise<Member[]> {
  return drizzle(env.DB)
    .select({ id: member.id, event: member.event, name: member.name, role: member.role })
    .from(member)
    .where(and(eq(member.event, event), eq(member.state, 'active')))
    .orderBy(member.created_at);
}

/** Takes a member's rights away, sessions included. */
export async function revokeMember(
  env: Env,
  by: Member,
  id: string,
  now: number,
): Promise<boolean> {
  const db = env.DB;
  const orm = drizzle(db);
  const subject = `member ${id}`;
  const results = await db.batch([
    bound(
      db,
      orm
        .update(member)
        .set({ state: 'revoked' })
        .where(and(eq(member.id, id), eq(member.event, by.event)))
        .returning({ id: member.id })
        .toSQL(),
    ),
    bound(db, orm.update(session).set({ revoked_at: now }).where(eq(session.member, id)).toSQL()),
    auditOf(db, { event: by.event, at: now, actor: by.id, verb: 'revoke', subject }),
  ]);
  return (results[0]?.results.length ?? 0) > 0;
}

async function newInvitation(
  env: Env,
  what: {
    event: number;
    id: string;
    kind: 'gate' | 'organizer';
    role: Role;
    gate: number | null;
    keyRequired: boolean;
  },
  now: number,
): Promise<string> {
  const db = env.DB;
  const code = randomCode(15);
  const { event, id: made_by, kind, role, gate, keyRequired: key_required } = what;
  const times = { created_at: now, expires_at: now + INVITATION_MS };
  const row = { hash: await hashSecret(code), event, kind, role, gate, key_required, made_by };
  await db.batch([
    bound(
      db,
      drizzle(db)
        .insert(invitation)
        .values({ ...row, ...times })
        .toSQL(),
    ),
    auditOf(db, { event, at: now, actor: made_by, verb: 'invite', subject: role }),
  ]);
  return code;
}

/** A random code of so many bytes, in letters and digits that a URL and a voice can carry. */
export function randomCode(bytes: number): string {
  const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
  const random = crypto.getRandomValues(new Uint8Array(Math.ceil((bytes * 8) / 5)));
  return Array.from(random, (byte) => alphabet[byte % 32]).join('');
}
