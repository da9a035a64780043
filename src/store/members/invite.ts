import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { Role } from '../../domain/roles.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import type { Env } from '../../env.ts';
import { auditedInsert, auditRow, type By } from '../d1/audit.ts';
import { invitation } from '../d1/schema/members.ts';
import type { InvitationKind } from '../d1/words.ts';
import { derivedCode, randomCode } from '../keys/codes.ts';
import { hashSecret } from '../keys/keys.ts';

/** A link is used on the day it is given, and is useless when found in a chat weeks later. */
export const INVITATION_MS = DAY_MS;

/**
 * A condition on an `invitation`: that whoever made it has the role still in which they made it. They
 * may have kept the link, and would come back by it under another name.
 */
export const MAKER_STANDS = `NOT EXISTS (SELECT 1 FROM member maker
  WHERE maker.id = invitation.made_by AND maker.state = 'revoked')`;

export interface Invitation {
  readonly event: number;
  readonly role: Role;
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
        sql.raw(MAKER_STANDS),
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
const CARDS_MS = 48 * HOUR_MS;

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
  const wanted = JSON.stringify(hashes);
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
    db.prepare(INSERT_CARDS).bind(by.event, wanted, gate, by.id, now, expires_at),
    db.prepare(SELECT_CARDS).bind(wanted),
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
