/** The audit row that stands beside a change in its batch. Holds nothing about visitors. */
export function auditOf(
  db: D1Database,
  entry: { event: number; at: number; actor: string; verb: string; subject: string },
): D1PreparedStatement {
  const sql = 'INSERT INTO audit (event, at, actor, verb, subject) VALUES (?1, ?2, ?3, ?4, ?5)';
  return db.prepare(sql).bind(entry.event, entry.at, entry.actor, entry.verb, entry.subject);
}

/** A drizzle query as a statement of a batch. */
export function bound(
  db: D1Database,
  built: { sql: string; params: unknown[] },
): D1PreparedStatement {
  return db.prepare(built.sql).bind(...built.params);
}
