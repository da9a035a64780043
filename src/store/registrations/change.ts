import type { ChangeReason } from '../../domain/change-reason.ts';
import { peopleOf, type RegistrationStatus } from '../../domain/registration.ts';
import type { DeclineReason } from '../../domain/requests.ts';
import { auditRow, type Figures, type Subject } from '../d1/audit.ts';
import { rowsOf, type Verb, write } from '../d1/batch.ts';
import { columnOf, namesOf, replaced, rowsIn, rowsJson, valuesOf } from '../d1/json-rows.ts';
import { messageOfChange, type NewMessage } from '../messages/outbox.ts';
import type { KnownRegistration } from './known.ts';
import { TICKET, type TicketRow } from './register.ts';

/** A registration's new state, as a whole. What it no longer needs is retired, never deleted. */
export interface ChangedRegistration {
  readonly id: string;
  readonly state: RegistrationStatus;
  readonly day: number;
  readonly slot: number;
  readonly adults: number;
  readonly children: number;
  /** Of the children of a school. */
  readonly girls: number;
  readonly boys: number;
  readonly coaches: number;
  readonly held: number;
  readonly step_free: boolean;
  /** Hash of the code that confirms it. */
  readonly group_code: string | null;
  /** The secret digits of its reference. */
  readonly first_secret: number;
  /** People for whom a group was approved or vouched for. */
  readonly agreed: number | null;
  readonly waits_since: number | null;
  readonly decline_reason: DeclineReason | null;
  /** Its sealed contact, where that is another one from now on. */
  readonly contact: string | null;
  /** Every serial that it holds from now on, and every other one that it ever held. */
  readonly serials: readonly number[];
  readonly retired: readonly number[];
  /** The tickets whose rows change, new ones among them. */
  readonly tickets: readonly TicketRow[];
}

/** The actor of a change, and the key of the form: asked twice, it is done once. */
export interface ChangeRequest {
  readonly key: string;
  readonly verb:
    | 'change'
    | 'split'
    | 'cancel'
    | 'approve'
    | 'decline'
    | 'resend'
    | 'vouch'
    | 'reissue'
    | 'note'
    | 'coaches'
    | 'cancel_coach'
    | 'call';
  readonly by: string;
  /** Why a member asked for it. */
  readonly reason?: ChangeReason;
}

/** `stale`: it was changed, or people moved, after it was read. `refused`: the places did not fit. */
export type Written = 'written' | 'stale' | 'refused';

/**
 * Writes a change in one batch, with the message that tells its holder, on what was read of its registration and of the people who came by
 * its tickets. The table's triggers judge and count the places; everything after depends on their
 * decision.
 */
export function changeRegistration(
  db: D1Database,
  event: number,
  known: KnownRegistration,
  change: ChangedRegistration,
  request: ChangeRequest,
  now: number,
  message: NewMessage | null = null,
): Verb<Written> {
  const { id } = change;
  const { key, verb, by } = request;
  const { tickets, ...row } = change;
  const passed = passedOf(known);
  const { revision } = known;
  return {
    statements: [
      db
        .prepare(UPDATE_REGISTRATION)
        .bind(event, id, now, JSON.stringify(row), revision, passed, key),
      db.prepare(UPSERT_TICKETS).bind(event, id, key, now, rowsJson(TICKET, tickets)),
      db.prepare(INSERT_CHANGE).bind(event, id, key, now, verb, by),
      auditOf(db, event, known, change, request, now),
      db.prepare(SELECT_STALE).bind(event, id, revision, passed),
      db.prepare(COUNT_VOUCHED).bind(event, id, key, peopleOf(change) - peopleOf(known)),
      ...(verb === 'reissue' ? [db.prepare(FORGET_TRIES).bind(event, id, key)] : []),
      // What its holder was told is not what a note for the gate is about, nor whom to call.
      ...(verb === 'note' || verb === 'call'
        ? []
        : messageOfChange(db, event, { registration: id, key }, message, now).statements),
    ],
    read: (results) => {
      if (rowsOf(results[0]).length > 0) return 'written';
      return rowsOf(results[4]).length > 0 ? 'stale' : 'refused';
    },
  };
}

/** Its audit row: where it was written, the values before and after. */
function auditOf(
  db: D1Database,
  event: number,
  known: KnownRegistration,
  change: ChangedRegistration,
  { key, verb, by, reason }: ChangeRequest,
  now: number,
): D1PreparedStatement {
  const subject: Subject = `registration of serial ${known.first_serial}`;
  return auditRow(
    db,
    { by: { event, id: by }, at: now, verb, subject },
    {
      values: { event, id: known.id, key, before: noted(known), after: noted(change), reason },
      found: `FROM registration WHERE event = ?1 ->> 'event' AND id = ?1 ->> 'id'
        AND change_key = ?1 ->> 'key'`,
      before: figuresOf('before'),
      after: { ...figuresOf('after'), ...(reason && { reason: "?1 ->> 'reason'" }) },
    },
  );
}

const NOTED = ['state', 'day', 'slot', 'adults', 'children', 'held', 'decline_reason'] as const;

const noted = (row: Pick<KnownRegistration, (typeof NOTED)[number]>) =>
  Object.fromEntries(NOTED.map((name) => [name, row[name]]));

function figuresOf(which: 'before' | 'after'): Figures {
  return Object.fromEntries(NOTED.map((name) => [name, `?1 ->> '$.${which}.${name}'`]));
}

/**
 * Whether a registration was changed, or people moved by its tickets, after it was read: what was
 * worked out on it is worked out again.
 */
export function readStale(db: D1Database, event: number, known: KnownRegistration): Verb<boolean> {
  const bound = [event, known.id, known.revision, passedOf(known)];
  return {
    statements: [db.prepare(SELECT_STALE).bind(...bound)],
    read: ([result]) => rowsOf(result).length > 0,
  };
}

/** How often people passed by its tickets, as it was read. */
function passedOf({ tickets, retired }: KnownRegistration): string {
  const all = [...tickets, ...retired];
  return JSON.stringify(
    all.map(({ serial, day, entered, exited }) => [serial, day, entered, exited]),
  );
}

/** People who moved by its tickets after these were read: `[serial, day, entered, exited]`. */
const moved = (parameter: string) => `EXISTS (
  SELECT 1 FROM json_each(${parameter}) p LEFT JOIN admission a
    ON a.event = ?1 AND a.day = p.value ->> 1 AND a.serial = p.value ->> 0
  WHERE coalesce(a.entered, 0) <> p.value ->> 2 OR coalesce(a.exited, 0) <> p.value ->> 3
)`;

const UPDATE_REGISTRATION = `
UPDATE registration SET state = ?4 ->> 'state', day = ?4 ->> 'day', slot = ?4 ->> 'slot',
  adults = ?4 ->> 'adults', children = ?4 ->> 'children', girls = ?4 ->> 'girls',
  boys = ?4 ->> 'boys', coaches = ?4 ->> 'coaches', agreed = ?4 ->> 'agreed', held = ?4 ->> 'held',
  step_free = ?4 ->> 'step_free', group_code = ?4 ->> 'group_code',
  first_secret = ?4 ->> 'first_secret', waits_since = ?4 ->> 'waits_since',
  decline_reason = ?4 ->> 'decline_reason', contact = coalesce(?4 ->> 'contact', contact),
  serials = ?4 -> 'serials', retired = ?4 -> 'retired',
  revision = revision + 1, change_key = ?7, changed_at = ?3
WHERE event = ?1 AND id = ?2 AND revision = ?5 AND NOT ${moved('?6')}
RETURNING id`;

const SELECT_STALE = `
SELECT 1 FROM registration WHERE event = ?1 AND id = ?2 AND (revision <> ?3 OR ${moved('?4')})`;

/** Whether this very change was written: no other one has its key. */
const APPLIED = `EXISTS (
  SELECT 1 FROM registration r WHERE r.event = ?1 AND r.id = ?2 AND r.change_key = ?3
)`;

/** A ticket that says what it said, such as beside a note for the gate, is as old as it was. */
const UPSERT_TICKETS = `
${rowsIn('?5')}
INSERT INTO ticket (event, issued_at, seq, ${namesOf(TICKET)})
SELECT ?1, ?4, (SELECT seq FROM ledger_clock WHERE event = ?1), ${valuesOf(TICKET)}
FROM j WHERE ${APPLIED} AND ${columnOf(TICKET, 'registration')} = ?2
ON CONFLICT (event, serial) DO UPDATE SET seq = excluded.seq,
  issued_at = iif(signature IS excluded.signature, issued_at, excluded.issued_at),
  ${replaced(TICKET, 'serial', 'registration', 'kind', 'locale', 'day')}`;

/** The answers about a ticket that was given out anew are of no use for the next one. */
const FORGET_TRIES = `
DELETE FROM reissue_try WHERE event = ?1 AND registration = ?2 AND ${APPLIED}`;

const INSERT_CHANGE = `
INSERT INTO registration_change (event, registration, key, verb, revision, made_by, made_at)
SELECT ?1, ?2, ?3, ?5, revision, ?6, ?4 FROM registration
WHERE event = ?1 AND id = ?2 AND ${APPLIED}`;

/** Fails its batch unless each of these changes was written in it: all of them, or none. */
export function holdTogether(
  db: D1Database,
  event: number,
  changes: readonly { readonly id: string; readonly key: string }[],
): Verb<void> {
  const wanted = JSON.stringify(changes.map(({ id, key }) => [id, key]));
  return write(db.prepare(HOLD_TOGETHER).bind(event, wanted));
}

const HOLD_TOGETHER = `
INSERT INTO fence (epoch, ground, request)
SELECT 1, 1, 0 FROM json_each(?2) j WHERE NOT EXISTS (
  SELECT 1 FROM registration r
  WHERE r.event = ?1 AND r.id = j.value ->> 0 AND r.change_key = j.value ->> 1)`;

// People who are added need the code's permission too; nothing is given back to the code, as when a
// group is cancelled.
const COUNT_VOUCHED = `
UPDATE group_code SET people = people + ?4
WHERE event = ?1 AND ?4 > 0 AND hash = (
  SELECT r.group_code FROM registration r WHERE r.event = ?1 AND r.id = ?2 AND r.change_key = ?3)`;
