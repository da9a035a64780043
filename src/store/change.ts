import type { PartyKind } from '../domain/kinds.ts';
import type { RegistrationStatus } from '../domain/registration.ts';
import { rowsOf, type Verb } from './batch.ts';
import {
  type RegistrationRow,
  type StoredTicket,
  TICKET_COLUMNS,
  type TicketRow,
  toTicketRow,
} from './register.ts';

/** A ticket with what passed of it. */
export interface UsedTicket extends TicketRow {
  readonly entered: number;
  readonly exited: number;
  readonly children_entered: number;
}

/** What a change starts from. */
export interface KnownRegistration
  extends Pick<
    RegistrationRow,
    'id' | 'state' | 'kind' | 'day' | 'slot' | 'adults' | 'children' | 'coaches' | 'locale'
  > {
  readonly step_free: boolean;
  /** Places that it holds, in people. */
  readonly held: number;
  readonly revision: number;
  readonly first_serial: number;
  readonly first_secret: number;
  /** The tickets that it holds, and those that it held on other days. */
  readonly tickets: readonly UsedTicket[];
  readonly retired: readonly UsedTicket[];
}

/** A registration's new state, as a whole. What it no longer needs is retired, never deleted. */
export interface ChangedRegistration {
  readonly id: string;
  readonly state: RegistrationStatus;
  readonly day: number;
  readonly slot: number;
  readonly adults: number;
  readonly children: number;
  readonly held: number;
  readonly step_free: boolean;
  /** Every serial that it holds from now on, and every other one that it ever held. */
  readonly serials: readonly number[];
  readonly retired: readonly number[];
  /** The tickets whose rows change, new ones among them. */
  readonly tickets: readonly TicketRow[];
}

/** Who asks for a change, and under which key of a form: asked twice, it is done once. */
export interface ChangeRequest {
  readonly key: string;
  readonly verb: 'change' | 'split' | 'cancel' | 'approve' | 'decline';
  readonly by: string;
}

/** `stale`: it was changed, or people moved, after it was read. `refused`: the places did not fit. */
export type Written = 'written' | 'stale' | 'refused';

/** Reads a registration with all its tickets, and whether what this key asked for is done. */
export function readKnown(
  db: D1Database,
  event: number,
  id: string,
  key: string,
): Verb<{ readonly known: KnownRegistration | null; readonly done: boolean }> {
  return {
    statements: [
      db.prepare(SELECT_KNOWN).bind(event, id, key),
      db.prepare(SELECT_TICKETS).bind(event, id),
    ],
    read: ([found, held]) => {
      const [row] = rowsOf<StoredKnown>(found);
      if (!row) return { known: null, done: false };
      const { done, serials, step_free, ...own } = row;
      const current = new Set(JSON.parse(serials) as number[]);
      const tickets = rowsOf<StoredTicket & Passed>(held).map(
        (ticket): UsedTicket => ({ ...ticket, ...toTicketRow(ticket) }),
      );
      return {
        known: {
          ...own,
          step_free: step_free === 1,
          tickets: tickets.filter((ticket) => current.has(ticket.serial)),
          retired: tickets.filter((ticket) => !current.has(ticket.serial)),
        },
        done: done === 1,
      };
    },
  };
}

type Passed = Pick<UsedTicket, 'entered' | 'exited' | 'children_entered'>;
type StoredKnown = Omit<KnownRegistration, 'tickets' | 'retired' | 'step_free'> & {
  readonly kind: PartyKind;
  readonly step_free: number;
  readonly serials: string;
  readonly done: number;
};

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
 * Writes a change in one go, on what was read of its registration and of who came by its tickets.
 * The table's triggers judge and count the places; everything after hangs on their word.
 */
export function changeRegistration(
  db: D1Database,
  event: number,
  known: KnownRegistration,
  change: ChangedRegistration,
  request: ChangeRequest,
  now: number,
): Verb<Written> {
  const { id } = change;
  const { key, verb, by } = request;
  const { tickets, ...row } = change;
  const passed = JSON.stringify(
    [...known.tickets, ...known.retired].map((one) => [
      one.serial,
      one.day,
      one.entered,
      one.exited,
    ]),
  );
  const { revision } = known;
  return {
    statements: [
      db
        .prepare(UPDATE_REGISTRATION)
        .bind(event, id, now, JSON.stringify(row), revision, passed, key),
      db.prepare(UPSERT_TICKETS).bind(event, id, key, now, JSON.stringify(tickets)),
      db.prepare(INSERT_CHANGE).bind(event, id, key, now, verb, by),
      db.prepare(INSERT_AUDIT).bind(event, id, key, now, verb, by),
      db.prepare(SELECT_STALE).bind(event, id, revision, passed),
    ],
    read: (results) => {
      if (rowsOf(results[0]).length > 0) return 'written';
      return rowsOf(results[4]).length > 0 ? 'stale' : 'refused';
    },
  };
}

const SELECT_KNOWN = `
SELECT r.id, r.state, r.kind, r.day, r.slot, r.adults, r.children, r.coaches, r.locale, r.step_free,
  r.held, r.revision, r.first_serial, r.first_secret, r.serials,
  EXISTS (SELECT 1 FROM registration_change c
    WHERE c.event = ?1 AND c.registration = ?2 AND c.key = ?3) AS done
FROM registration r WHERE r.event = ?1 AND r.id = ?2`;

const SELECT_TICKETS = `
SELECT ${TICKET_COLUMNS}, coalesce(a.entered, 0) AS entered, coalesce(a.exited, 0) AS exited,
  coalesce(a.children_entered, 0) AS children_entered
FROM registration r CROSS JOIN ticket t ON t.event = ?1 AND t.serial IN (
  SELECT value FROM json_each(r.serials) UNION ALL SELECT value FROM json_each(r.retired)
)
LEFT JOIN admission a ON a.event = t.event AND a.day = t.day AND a.serial = t.serial
WHERE r.event = ?1 AND r.id = ?2 ORDER BY t.serial`;

// As the trigger on INSERT asks it of a new registration.
const SELECT_HAS_ENOUGH = `
SELECT 1 FROM registration own
WHERE own.event = ?1 AND own.id = ?2 AND own.kind IN ('individual', 'family') AND (
  (SELECT count(*) FROM registration r WHERE r.event = ?1 AND r.day = ?3
    AND r.phone_hash = own.phone_hash AND r.state <> 'cancelled' AND r.id <> own.id) >= 3
  OR (SELECT count(*) FROM registration r WHERE r.event = ?1 AND r.day = ?3
    AND r.email_hash = own.email_hash AND r.state <> 'cancelled' AND r.id <> own.id) >= 3)`;

/** People who moved by its tickets after these were read: `[serial, day, entered, exited]`. */
const moved = (parameter: string) => `EXISTS (
  SELECT 1 FROM json_each(${parameter}) p LEFT JOIN admission a
    ON a.event = ?1 AND a.day = p.value ->> 1 AND a.serial = p.value ->> 0
  WHERE coalesce(a.entered, 0) <> p.value ->> 2 OR coalesce(a.exited, 0) <> p.value ->> 3
)`;

const UPDATE_REGISTRATION = `
UPDATE registration SET state = ?4 ->> 'state', day = ?4 ->> 'day', slot = ?4 ->> 'slot',
  adults = ?4 ->> 'adults', children = ?4 ->> 'children', held = ?4 ->> 'held',
  step_free = ?4 ->> 'step_free', serials = ?4 -> 'serials', retired = ?4 -> 'retired',
  revision = revision + 1, change_key = ?7, changed_at = ?3
WHERE event = ?1 AND id = ?2 AND revision = ?5 AND NOT ${moved('?6')}
RETURNING id`;

const SELECT_STALE = `
SELECT 1 FROM registration WHERE event = ?1 AND id = ?2 AND (revision <> ?3 OR ${moved('?4')})`;

/** Whether this very change was written: no other one has its key. */
const APPLIED = `EXISTS (
  SELECT 1 FROM registration r WHERE r.event = ?1 AND r.id = ?2 AND r.change_key = ?3
)`;

const UPSERT_TICKETS = `
INSERT INTO ticket (event, serial, registration, state, revision, oldest, kind, locale, adults,
  children, day, slot, step_free, secret, key_id, signature, issued_at, seq)
SELECT ?1, j.value ->> 'serial', ?2, j.value ->> 'state', j.value ->> 'revision',
  j.value ->> 'oldest', j.value ->> 'kind', j.value ->> 'locale', j.value ->> 'adults',
  j.value ->> 'children', j.value ->> 'day', j.value ->> 'slot', j.value ->> 'step_free',
  j.value ->> 'secret', j.value ->> 'key_id', j.value ->> 'signature', ?4,
  (SELECT seq FROM ledger_clock WHERE event = ?1)
FROM json_each(?5) j WHERE ${APPLIED}
ON CONFLICT (event, serial) DO UPDATE SET state = excluded.state, revision = excluded.revision,
  oldest = excluded.oldest, adults = excluded.adults, children = excluded.children,
  slot = excluded.slot, step_free = excluded.step_free, key_id = excluded.key_id,
  signature = excluded.signature, issued_at = excluded.issued_at, seq = excluded.seq`;

const INSERT_CHANGE = `
INSERT INTO registration_change (event, registration, key, verb, revision, made_by, made_at)
SELECT ?1, ?2, ?3, ?5, revision, ?6, ?4 FROM registration
WHERE event = ?1 AND id = ?2 AND ${APPLIED}`;

const INSERT_AUDIT = `
INSERT INTO audit (event, at, actor, verb, subject)
SELECT ?1, ?4, ?6, ?5, 'registration of serial ' || first_serial FROM registration
WHERE event = ?1 AND id = ?2 AND ${APPLIED}`;
