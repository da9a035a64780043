import { HOUR_MS } from '../../domain/time.ts';
import { auditRow, type By, type Deed } from '../d1/audit.ts';

/** An open page asks for itself again, and is gone back to: within this, ms, it is one opening. */
const ONE_LOOK_MS = HOUR_MS;

/** What of a registration a member looked at. */
type Look =
  | 'open_record'
  | 'open_request'
  | 'show_contact'
  | 'call_coach'
  | 'read_name'
  | 'open_person'
  | 'give_copy';

/** Notes which registrations a member looked at, and what of them: once an hour each. */
export function noteOpenings(
  db: D1Database,
  by: By,
  verb: Look,
  ids: readonly string[],
  now: number,
): D1PreparedStatement {
  const found = `FROM json_each(?1, '$.ids') j WHERE NOT EXISTS (
    SELECT 1 FROM audit a INDEXED BY audit_registration
    WHERE a.event = ?2 AND a.subject = 'registration ' || j.value AND a.at > ?1 ->> 'since'
      AND a.subject GLOB 'registration *' AND a.actor = ?4 AND a.verb = ?5)`;
  const deed: Deed = { by, at: now, verb, subject: { kind: 'registration', sql: 'j.value' } };
  return auditRow(db, deed, { values: { ids, since: now - ONE_LOOK_MS }, found });
}
