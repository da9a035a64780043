import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { Role } from '../../domain/roles.ts';
import { auditedUpdate, type By } from '../d1/audit.ts';
import { rowsOf } from '../d1/batch.ts';
import { invitation, member } from '../d1/schema/members.ts';
import type { InvitationKind } from '../d1/words.ts';
import { MAKER_STANDS } from './invite.ts';

/** More than a site hands out at once. */
const LISTED_MOST = 500;

/** An invitation that can still be used. Its code is in the link alone. */
export interface OpenInvitation {
  /** Identifies it for those who may withdraw it; it is not the code. */
  readonly id: string;
  readonly kind: InvitationKind;
  readonly role: Role;
  /** The number of the gate, for a phone. */
  readonly gate: number | null;
  /** What is printed on the phone's card; null where there is none. */
  readonly card: string | null;
  /** For whom it is, as its maker has written; null where nothing is. */
  readonly label: string | null;
  /** The member who made it; null for the operator. */
  readonly made_by: string | null;
  /** An instant, ms. */
  readonly expires_at: number;
}

/**
 * The unused invitations of an edition that are valid at `now` (ms): those to the console first, all of
 * them, then those of phones; the oldest of each first.
 */
export async function openInvitations(
  db: D1Database,
  event: number,
  now: number,
): Promise<OpenInvitation[]> {
  const rows = await drizzle(db)
    .select({
      hash: invitation.hash,
      kind: invitation.kind,
      role: invitation.role,
      gate: invitation.gate,
      card: invitation.card,
      label: invitation.label,
      made_by: member.name,
      expires_at: invitation.expires_at,
    })
    .from(invitation)
    .leftJoin(member, eq(member.id, invitation.made_by))
    .where(
      and(
        eq(invitation.event, event),
        isNull(invitation.used_at),
        gt(invitation.expires_at, now),
        sql.raw(MAKER_STANDS),
      ),
    )
    .orderBy(
      desc(invitation.kind),
      asc(invitation.created_at),
      asc(invitation.card),
      asc(invitation.gate),
      asc(invitation.label),
      asc(invitation.hash),
    )
    .limit(LISTED_MOST);
  return rows.map(({ hash, ...row }) => ({ ...row, id: idOf(hash) }));
}

/** Withdraws an invitation; false when it was used, withdrawn or over before. */
export async function withdrawInvitation(
  db: D1Database,
  by: By,
  id: string,
  now: number,
): Promise<boolean> {
  const [noted] = await db.batch(
    auditedUpdate(
      db,
      { by, at: now, verb: 'withdraw', subject: { kind: 'invitation', sql: 'role' } },
      {
        table: invitation,
        set: { expires_at: `?1 ->> 'now'`, label: 'NULL' },
        where: `hash = ?1 ->> 'hash' AND event = ?1 ->> 'event'
          AND used_at IS NULL AND expires_at > ?1 ->> 'now'`,
        values: { event: by.event, hash: hashOf(id), now },
        noted: ['expires_at'],
      },
    ),
  );
  return rowsOf(noted).length > 0;
}

/** Who has used an invitation to the console: their name, and whether they still have that role. */
export interface UsedBy {
  readonly name: string;
  readonly isMember: boolean;
}

/** Who has used this invitation of an edition; null for one that nobody has, or a phone's. */
export async function usedBy(db: D1Database, event: number, id: string): Promise<UsedBy | null> {
  const row = await drizzle(db)
    .select({ name: member.name, state: member.state })
    .from(invitation)
    .innerJoin(member, eq(member.id, invitation.used_by))
    .where(and(eq(invitation.hash, hashOf(id)), eq(invitation.event, event)))
    .get();
  return row ? { name: row.name, isMember: row.state === 'active' } : null;
}

/** Forgets for whom the links were that nobody has used in their time. */
export async function forgetLabels(db: D1Database, now: number): Promise<void> {
  await db.prepare(FORGET_LABELS).bind(now).run();
}

const FORGET_LABELS = `
UPDATE invitation SET label = NULL WHERE label IS NOT NULL AND expires_at <= ?1`;

/**
 * The hash of a code of 120 random bits reveals nothing of the code; in letters that a path
 * carries.
 */
export function idOf(hash: string): string {
  return hash.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The hash that such an id encodes. */
export function hashOf(id: string): string {
  return `${id.replaceAll('-', '+').replaceAll('_', '/')}=`;
}
