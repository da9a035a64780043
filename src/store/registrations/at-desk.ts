import { rowsOf } from '../d1/batch.ts';

/** A registration that a desk has made. */
export interface MadeAtDesk {
  readonly id: string;
  readonly people: number;
  /** ms */
  readonly created_at: number;
}

/** The newest that was made at a desk among these ids, if any since then (ms); one that was cancelled is none. */
export async function newestAtDesk(
  db: D1Database,
  event: number,
  { ids, since }: { ids: readonly string[]; since: number },
): Promise<MadeAtDesk | null> {
  const result = await db.prepare(SELECT_NEWEST).bind(event, JSON.stringify(ids), since).all();
  return rowsOf<MadeAtDesk>(result)[0] ?? null;
}

const SELECT_NEWEST = `
SELECT r.id, r.adults + r.children AS people, r.created_at FROM json_each(?2) j
CROSS JOIN registration r ON r.event = ?1 AND r.id = j.value
WHERE r.at_desk = 1 AND r.state = 'confirmed' AND r.created_at > ?3
ORDER BY r.created_at DESC LIMIT 1`;
