import { rowsOf } from '../d1/batch.ts';

/** The names of the supervisors of each gate, by its number. */
export async function supervisorsOf(
  db: D1Database,
  event: number,
): Promise<Map<number, readonly string[]>> {
  const result = await db.prepare(SELECT).bind(event).all<{ gate: number; names: string }>();
  return new Map(
    rowsOf<{ gate: number; names: string }>(result).map((row) => [row.gate, JSON.parse(row.names)]),
  );
}

const SELECT = `
SELECT gate, json_group_array(name) AS names FROM member INDEXED BY member_event
WHERE event = ?1 AND role = 'gate' AND state = 'active' AND gate IS NOT NULL GROUP BY gate`;
