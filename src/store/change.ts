import type { RegistrationStatus } from '../domain/registration.ts';
import { rowsOf, type Verb } from './batch.ts';
import type { RegistrationRow, TicketRow } from './register.ts';

/** A registration's new state, as a whole. What it no longer needs is retired, never deleted. */
export interface ChangedRegistration {
  readonly id: string;
  readonly state: RegistrationStatus;
  readonly day: number;
  readonly slot: number;
  readonly adults: number;
  readonly children: number;
  readonly step_free: boolean;
  /** Every ticket that it holds from now on, new ones among them. */
  readonly tickets: readonly TicketRow[];
  /** Serials that are cancelled with this change. */
  readonly retired: readonly number[];
  readonly verb: 'change' | 'split' | 'cancel' | 'approve' | 'decline';
  readonly by: string;
}

/** What a change starts from. */
export type KnownRegistration = Pick<
  RegistrationRow,
  'id' | 'state' | 'kind' | 'day' | 'slot' | 'adults' | 'children' | 'coaches' | 'locale'
>;

export function readKnown(
  db: D1Database,
  event: number,
  id: string,
): Verb<KnownRegistration | null> {
  const sql = `SELECT id, state, kind, day, slot, adults, children, coaches, locale
    FROM registration WHERE event = ?1 AND id = ?2`;
  return {
    statements: [db.prepare(sql).bind(event, id)],
    read: ([result]) => rowsOf<KnownRegistration>(result)[0] ?? null,
  };
}

/** Whether the holder of a registration has as many others on a day as one may have. */
export function readHasEnough(
  db: D1Database,
  event: number,
  id: string,
  day: number,
): Verb<boolean> {
  return {
    statements: [db.prepare(SELECT_HAS_ENOUGH).bind(event, id, day)],
    read: ([result]) => rowsOf(result).length > 0,
  };
}

/**
 * Writes a change in one go; false when it did not fit its window, or when a newer change came
 * first. The table's triggers judge and count the places; everything after hangs on their word.
 */
export function changeRegistration(
  db: D1Database,
  event: number,
  change: ChangedRegistration,
  now: number,
): Verb<boolean> {
  const { id, tickets, retired } = change;
  const { tickets: _tickets, retired: _retired, ...own } = change;
  const row = JSON.stringify({ ...own, serials: tickets.map((ticket) => ticket.serial) });
  return {
    statements: [
      db.prepare(UPDATE_REGISTRATION).bind(event, id, now, row),
      db.prepare(UPSERT_TICKETS).bind(event, id, now, JSON.stringify(tickets)),
      db.prepare(RETIRE_TICKETS).bind(event, id, now, JSON.stringify(retired)),
      db.prepare(INSERT_AUDIT).bind(event, id, now, change.by, change.verb),
    ],
    read: ([updated]) => rowsOf(updated).length > 0,
  };
}

// As the trigger on INSERT asks it of a new registration.
const SELECT_HAS_ENOUGH = `
SELECT 1 FROM registration own
WHERE own.event = ?1 AND own.id = ?2 AND own.kind IN ('individual', 'family') AND (
  (SELECT count(*) FROM registration r WHERE r.event = ?1 AND r.day = ?3
    AND r.phone_hash = own.phone_hash AND r.state <> 'cancelled' AND r.id <> own.id) >= 3
  OR (SELECT count(*) FROM registration r WHERE r.event = ?1 AND r.day = ?3
    AND r.email_hash = own.email_hash AND r.state <> 'cancelled' AND r.id <> own.id) >= 3)`;

const UPDATE_REGISTRATION = `
UPDATE registration SET state = ?4 ->> 'state', day = ?4 ->> 'day', slot = ?4 ->> 'slot',
  adults = ?4 ->> 'adults', children = ?4 ->> 'children',
  held = iif(?4 ->> 'state' = 'cancelled', 0, (?4 ->> 'adults') + (?4 ->> 'children')), step_free = ?4 ->> 'step_free',
  serials = ?4 -> 'serials', changed_at = ?3
WHERE event = ?1 AND id = ?2 AND state <> 'cancelled' AND changed_at < ?3
RETURNING id`;

const APPLIED = `EXISTS (
  SELECT 1 FROM registration r WHERE r.event = ?1 AND r.id = ?2 AND r.changed_at = ?3
)`;
const SEQ = '(SELECT seq FROM ledger_clock WHERE event = ?1)';

const UPSERT_TICKETS = `
INSERT INTO ticket (event, serial, registration, state, revision, oldest, kind, locale, adults,
  children, day, slot, step_free, secret, key_id, signature, issued_at, seq)
SELECT ?1, j.value ->> 'serial', ?2, j.value ->> 'state', j.value ->> 'revision',
  j.value ->> 'oldest', j.value ->> 'kind', j.value ->> 'locale', j.value ->> 'adults',
  j.value ->> 'children', j.value ->> 'day', j.value ->> 'slot', j.value ->> 'step_free',
  j.value ->> 'secret', j.value ->> 'key_id', j.value ->> 'signature', ?3, ${SEQ}
FROM json_each(?4) j WHERE ${APPLIED}
ON CONFLICT (event, serial) DO UPDATE SET state = excluded.state, revision = excluded.revision,
  oldest = excluded.oldest, adults = excluded.adults, children = excluded.children,
  slot = excluded.slot, step_free = excluded.step_free, key_id = excluded.key_id,
  signature = excluded.signature, issued_at = excluded.issued_at, seq = excluded.seq`;

const RETIRE_TICKETS = `
UPDATE ticket SET state = 'cancelled', seq = ${SEQ}
WHERE event = ?1 AND registration = ?2 AND serial IN (SELECT value FROM json_each(?4))
  AND ${APPLIED}`;

const INSERT_AUDIT = `
INSERT INTO audit (event, at, actor, verb, subject)
SELECT ?1, ?3, ?4, ?5, 'registration of serial ' || first_serial FROM registration
WHERE event = ?1 AND id = ?2 AND ${APPLIED}`;
