import type { Hold } from '../../domain/edition.ts';
import { query, run } from '../d1/batch.ts';

/** Holds that a report lists; more of them on one day point to another fault. */
const LISTED = 200;

/** Holds of a span: the earliest of them as they were, and how many there were in all. */
export interface HoldsOf {
  readonly listed: readonly Hold[];
  readonly total: number;
}

/** Holds and closings that lasted at some time of a span (ms), the earliest first. */
export async function readHoldsOf(
  db: D1Database,
  event: number,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<HoldsOf> {
  const [listed, [count]] = await run(
    db,
    query<Hold>(db.prepare(SELECT).bind(event, from, to, LISTED)),
    query<{ total: number }>(db.prepare(COUNT).bind(event, from, to)),
  );
  return { listed, total: count?.total ?? listed.length };
}

const LASTED = 'event = ?1 AND starts_at < ?3 AND coalesce(ends_at, ?3) > ?2';

const SELECT = `
SELECT id, gate, kind, starts_at, ends_at, reason, until, send_to FROM hold
WHERE ${LASTED} ORDER BY starts_at, id LIMIT ?4`;

const COUNT = `SELECT count(*) AS total FROM hold WHERE ${LASTED}`;
