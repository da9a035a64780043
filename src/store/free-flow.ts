import { and, eq, isNull } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { FreeFlow } from '../domain/scan.ts';
import { auditOf, bound } from './audit.ts';
import type { By } from './holds.ts';
import { free_flow } from './schema.ts';

/** Lets a gate, or all of them, flow freely, with the audit row beside. */
export async function addFreeFlow(
  db: D1Database,
  by: By,
  added: FreeFlow,
  now: number,
): Promise<void> {
  const row = { ...added, event: by.event, set_by: by.id };
  const subject = added.gate === null ? 'site' : `gate ${added.gate}`;
  await db.batch([
    bound(db, drizzle(db).insert(free_flow).values(row).toSQL()),
    auditOf(db, { event: by.event, at: now, actor: by.id, verb: 'free_flow', subject }),
  ]);
}

/** Ends the free flow of one gate, or the one of the whole site; false when there is none. */
export async function closeFreeFlow(
  db: D1Database,
  by: By,
  gate: number | null,
  now: number,
): Promise<boolean> {
  const where = gate === null ? isNull(free_flow.gate) : eq(free_flow.gate, gate);
  const ended = drizzle(db)
    .update(free_flow)
    .set({ ends_at: now, ended_by: by.id })
    .where(and(eq(free_flow.event, by.event), where, isNull(free_flow.ends_at)))
    .returning({ id: free_flow.id });
  const subject = gate === null ? 'site' : `gate ${gate}`;
  const results = await db.batch([
    bound(db, ended.toSQL()),
    auditOf(db, { event: by.event, at: now, actor: by.id, verb: 'end_free_flow', subject }),
  ]);
  return (results[0]?.results.length ?? 0) > 0;
}

/** Every free flow of an edition, those that ended too: a phone that was cut off learns of the end. */
export async function loadFreeFlow(db: D1Database, event: number): Promise<FreeFlow[]> {
  return drizzle(db)
    .select({
      id: free_flow.id,
      gate: free_flow.gate,
      starts_at: free_flow.starts_at,
      ends_at: free_flow.ends_at,
    })
    .from(free_flow)
    .where(eq(free_flow.event, event));
}
