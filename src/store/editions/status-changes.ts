/** When an edition was published, closed for registration or archived, and by whom. */
export interface StatusChange {
  readonly verb: StatusVerb;
  /** ms */
  readonly at: number;
  /** The member's name; null for the operator. */
  readonly by: string | null;
}

/** As the audit names them, in the order of an edition's life. */
const STATUS_VERBS = ['publish', 'close_registration', 'archive'] as const;
type StatusVerb = (typeof STATUS_VERBS)[number];

/**
 * When it was published first, since opening registration again is noted by the same word; when it
 * was closed and archived last. Reads at most one row of the log for each.
 */
export async function statusChangesOf(db: D1Database, event: number): Promise<StatusChange[]> {
  const asked = STATUS_VERBS.map((verb) =>
    db.prepare(selectOne(verb === 'publish' ? 'ASC' : 'DESC')).bind(event, verb),
  );
  const found = await db.batch<StatusChange>(asked);
  return found.flatMap(({ results }) => results);
}

const selectOne = (order: 'ASC' | 'DESC') => `
SELECT a.verb, a.at, m.name AS by
FROM audit a INDEXED BY audit_verb
LEFT JOIN member m ON m.id = a.actor
WHERE a.event = ?1 AND a.verb = ?2 AND a.verb <> 'register'
ORDER BY a.at ${order}, a.id ${order} LIMIT 1`;
