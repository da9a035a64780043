import type { Hold } from '../../domain/edition.ts';

/** Holds that a report lists; more of them on one day point to another fault. */
const LISTED = 200;

/** Holds and closings that lasted at some time of a span (ms), the earliest first. */
export async function readHoldsOf(
  db: D1Database,
  event: number,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Hold[]> {
  const { results } = await db.prepare(SELECT).bind(event, from, to, LISTED).all<Hold>();
  return results;
}

const SELECT = `
SELECT id, gate, kind, starts_at, ends_at, reason, until, send_to FROM hold
WHERE event = ?1 AND starts_at < ?3 AND coalesce(ends_at, ?3) > ?2
ORDER BY starts_at, id LIMIT ?4`;
