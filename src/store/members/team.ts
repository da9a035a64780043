import type { Member } from './members.ts';

/** More people than an edition has in its console. */
const TEAM_MOST = 1_000;

/** Somebody with a role, and how they come in. */
export interface TeamMember extends Member {
  /** When a session of theirs was used last, in whatever edition, ms; null for never. */
  readonly last_seen: number | null;
  /** How many passkeys they have. */
  readonly passkeys: number;
}

/** Everybody with a role in an edition, in the order in which they joined. */
export async function teamOf(db: D1Database, event: number): Promise<TeamMember[]> {
  const { results } = await db.prepare(SELECT_TEAM).bind(event, TEAM_MOST).all<TeamMember>();
  return results;
}

const SELECT_TEAM = `
SELECT m.id, m.event, m.name, m.role, m.gate,
  (SELECT max(s.used_at) FROM session s WHERE s.person = m.person) AS last_seen,
  (SELECT count(*) FROM passkey p WHERE p.person = m.person) AS passkeys
FROM member m WHERE m.event = ?1 AND m.state = 'active'
ORDER BY m.created_at, m.id LIMIT ?2`;
