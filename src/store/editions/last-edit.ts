import { type Untouched, untouched } from '../../domain/editing/untouched.ts';
import type { By } from '../d1/audit.ts';

/**
 * The texts that the last edit of an edition corrected in some languages alone; none where somebody
 * else made it. One statement, over its own index.
 */
export async function lastUntouched(db: D1Database, by: By): Promise<Untouched[]> {
  const row = await db
    .prepare(SELECT_LAST)
    .bind(by.event)
    .first<{ actor: string; detail: string }>();
  if (!row || row.actor !== by.id) return [];
  const { before, after } = JSON.parse(row.detail) as Noted;
  return untouched(before?.fields ?? {}, after?.fields ?? {});
}

/** As `writeEdit` notes it. */
interface Noted {
  readonly before?: { readonly fields?: Readonly<Record<string, unknown>> };
  readonly after?: { readonly fields?: Readonly<Record<string, unknown>> };
}

const SELECT_LAST = `
SELECT actor, detail FROM audit
WHERE event = ?1 AND verb = 'edit_edition' AND verb <> 'register' ORDER BY at DESC, id DESC LIMIT 1`;
