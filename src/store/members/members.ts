import { and, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { Role } from '../../domain/roles.ts';
import type { Env } from '../../env.ts';
import { auditedUpdate, type By } from '../d1/audit.ts';
import { rowsOf } from '../d1/batch.ts';
import { member } from '../d1/schema/members.ts';

/** The role of a person in an edition. */
export interface Member {
  readonly id: string;
  readonly event: number;
  readonly name: string;
  readonly role: Role;
  /** The one gate that a supervisor is bound to, by its number; null for every other role. */
  readonly gate: number | null;
}

/** Everybody with a role in an edition, in the order in which they joined. */
export async function membersOf(env: Env, event: number): Promise<Member[]> {
  return drizzle(env.DB)
    .select({
      id: member.id,
      event: member.event,
      name: member.name,
      role: member.role,
      gate: member.gate,
    })
    .from(member)
    .where(and(eq(member.event, event), eq(member.state, 'active')))
    .orderBy(member.created_at, member.id);
}

/**
 * Takes a role away; false when there was none, and for the last owner, however many take each
 * other's at once. A person without any role left is signed out everywhere.
 */
export async function revokeMember(env: Env, by: By, id: string, now: number): Promise<boolean> {
  const db = env.DB;
  const [noted] = await db.batch([
    ...auditedUpdate(
      db,
      { by, at: now, verb: 'revoke', subject: `member ${id}` },
      {
        table: member,
        set: { state: `'revoked'` },
        where: `id = ?1 ->> 'id' AND event = ?1 ->> 'event' AND (role <> 'owner' OR EXISTS (
          SELECT 1 FROM member o WHERE o.event = ?1 ->> 'event' AND o.id <> ?1 ->> 'id'
            AND o.role = 'owner' AND o.state = 'active'))`,
        values: { id, event: by.event },
        noted: ['state'],
      },
    ),
    db.prepare(END_SESSIONS).bind(id, by.event, now),
  ]);
  return rowsOf(noted).length > 0;
}

const END_SESSIONS = `
UPDATE session SET revoked_at = ?3 WHERE revoked_at IS NULL AND person = (
  SELECT person FROM member WHERE id = ?1 AND event = ?2 AND state = 'revoked')
AND NOT EXISTS (SELECT 1 FROM member m WHERE m.person = session.person AND m.state = 'active')`;

/** Whether somebody had a role in an edition that was taken away since, by the id of the role. */
export async function wasMember(db: D1Database, event: number, id: string): Promise<boolean> {
  const row = await drizzle(db)
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.id, id), eq(member.event, event), eq(member.state, 'revoked')))
    .get();
  return row !== undefined;
}
