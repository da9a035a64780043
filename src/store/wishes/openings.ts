import { HOUR_MS } from '../../domain/time.ts';
import { auditRow, type By } from '../d1/audit.ts';
import { query, type Verb } from '../d1/batch.ts';
import type { OpeningRow } from '../held/person-rows.ts';

/** Openings that are told, the latest. */
const TOLD_MOST = 1_000;
/** A copy that is taken twice within this, ms, is noted once. */
const ONE_COPY_MS = HOUR_MS;

/** Who opened a wish, the latest first. */
export function readWishOpenings(
  db: D1Database,
  event: number,
  { id, number }: { readonly id: string; readonly number: number },
): Verb<OpeningRow[]> {
  return query<OpeningRow>(db.prepare(SELECT_OPENINGS).bind(event, id, `wish ${number}`));
}

/** Notes that its guardian took a copy of a wish. */
export function noteWishCopy(
  db: D1Database,
  by: By,
  number: number,
  now: number,
): D1PreparedStatement {
  const subject = `wish ${number}` as const;
  const found = `WHERE NOT EXISTS (SELECT 1 FROM audit a INDEXED BY audit_subject
    WHERE a.event = ?2 AND a.verb <> 'register' AND a.subject = '${subject}' AND a.verb = 'give_copy'
      AND a.at > ?1 ->> 'since')`;
  const deed = { by, at: now, verb: 'give_copy', subject } as const;
  return auditRow(db, deed, { values: { since: now - ONE_COPY_MS }, found });
}

const SELECT_OPENINGS = `
SELECT ?2 AS id, a.at, a.verb AS what, m.role
FROM audit a INDEXED BY audit_subject CROSS JOIN member m ON m.id = a.actor
WHERE a.event = ?1 AND a.verb <> 'register' AND a.subject = ?3 AND a.verb = 'open_wish'
ORDER BY a.at DESC, a.id DESC LIMIT ${TOLD_MOST}`;
