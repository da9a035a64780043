import { FAMILY_KINDS, type PartyKind } from '../../domain/kinds.ts';
import { peopleOf, type RegistrationStatus } from '../../domain/registration.ts';
import { auditRow, type Figures } from '../d1/audit.ts';
import { rowsOf, type Verb } from '../d1/batch.ts';
import { namesOf, replaced, valuesOf } from '../d1/json-rows.ts';
import { inSql } from '../d1/words.ts';
import { codeOpens } from './group-codes.ts';
import {
  type NotWritten,
  type RegistrationRow,
  type StoredTicket,
  TICKET,
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
    | 'id'
    | 'state'
    | 'kind'
    | 'day'
    | 'slot'
    | 'adults'
    | 'children'
    | 'coaches'
    | 'locale'
    | 'group_code'
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
  /** Hash of the code that confirms it. */
  readonly group_code: string | null;
  /** Every serial that it holds from now on, and every other one that it ever held. */
  readonly serials: readonly number[];
  readonly retired: readonly number[];
  /** The tickets whose rows change, new ones among them. */
  readonly tickets: readonly TicketRow[];
}

/** The actor of a change, and the key of the form: asked twice, it is done once. */
export interface ChangeRequest {
  readonly key: string;
  readonly verb: 'change' | 'split' | 'cancel' | 'approve' | 'decline' | 'vouch';
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

/**
 * Why a registration cannot have so many people on a day; null when it can. The rules are those of
 * a new registration: its contact has enough on that day, or its code does not allow that many.
 */
export function readBarred(
  db: D1Database,
  event: number,
  id: string,
  { day, people }: { readonly day: number; readonly people: number },
): Verb<NotWritten | null> {
  return {
    statements: [db.prepare(SELECT_BARRED).bind(event, id, day, people)],
    read: ([result]) => rowsOf<{ why: NotWritten | null }>(result)[0]?.why ?? null,
  };
}

/** Whether a code (its hash) allows this many more people on a day, at an instant (ms). */
export function readVouches(
  db: D1Database,
  event: number,
  hash: string,
  { day, people, now }: { readonly day: number; readonly people: number; readonly now: number },
): Verb<boolean> {
  return {
    statements: [db.prepare(SELECT_VOUCHES).bind(event, hash, now, people, day)],
    read: ([result]) => rowsOf<{ opens: number }>(result)[0]?.opens === 1,
  };
}

/**
 * Writes a change in one batch, on what was read of its registration and of the people who came by
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
      auditOf(db, event, known, change, request, now),
      db.prepare(SELECT_STALE).bind(event, id, revision, passed),
      db.prepare(COUNT_VOUCHED).bind(event, id, key, peopleOf(change) - peopleOf(known)),
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
  { key, verb, by }: ChangeRequest,
  now: number,
): D1PreparedStatement {
  const subject = `registration of serial ${known.first_serial}`;
  return auditRow(
    db,
    { by: { event, id: by }, at: now, verb, subject },
    {
      values: { event, id: known.id, key, before: noted(known), after: noted(change) },
      found: `FROM registration WHERE event = ?1 ->> 'event' AND id = ?1 ->> 'id'
        AND change_key = ?1 ->> 'key'`,
      before: figuresOf('before'),
      after: figuresOf('after'),
    },
  );
}

const NOTED = ['state', 'day', 'slot', 'adults', 'children', 'held'] as const;

const noted = (row: Pick<KnownRegistration, (typeof NOTED)[number]>) =>
  Object.fromEntries(NOTED.map((name) => [name, row[name]]));

function figuresOf(which: 'before' | 'after'): Figures {
  return Object.fromEntries(NOTED.map((name) => [name, `?1 ->> '$.${which}.${name}'`]));
}

const SELECT_KNOWN = `
SELECT r.id, r.state, r.kind, r.day, r.slot, r.adults, r.children, r.coaches, r.locale, r.step_free,
  r.held, r.revision, r.first_serial, r.first_secret, r.serials, r.group_code,
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

/** What others of the same contact have on that day. */
const othersBy = (what: string, column: string, more = '') => `(
  SELECT ${what} FROM registration r WHERE r.event = ?1 AND r.day = ?3
    AND r.${column} = own.${column} AND r.state <> 'cancelled' AND r.id <> own.id ${more})`;
const PEOPLE = 'coalesce(sum(r.adults + r.children), 0)';
const UNVOUCHED = 'AND r.group_code IS NULL';

// As the trigger on INSERT tests a new registration.
const SELECT_BARRED = `
SELECT CASE
  WHEN own.group_code IS NOT NULL THEN iif(EXISTS (
    SELECT 1 FROM group_code g WHERE g.event = ?1 AND g.hash = own.group_code
      AND g.people + max(0, ?4 - own.adults - own.children) <= g.people_max
      AND (g.days IS NULL OR EXISTS (SELECT 1 FROM json_each(g.days) d WHERE d.value = ?3))
  ), NULL, 'group_code_invalid')
  WHEN own.kind IN (${inSql(FAMILY_KINDS)}) THEN iif(
    ${othersBy('count(*)', 'phone_hash')} >= 3 OR ${othersBy('count(*)', 'email_hash')} >= 3,
    'already_registered', NULL)
  ELSE iif(${othersBy(PEOPLE, 'phone_hash', UNVOUCHED)} + ?4 > 1000
    OR ${othersBy(PEOPLE, 'email_hash', UNVOUCHED)} + ?4 > 1000, 'too_many_people', NULL)
END AS why
FROM registration own WHERE own.event = ?1 AND own.id = ?2`;

const SELECT_VOUCHES = `SELECT ${codeOpens({
  event: '?1',
  hash: '?2',
  at: '?3',
  people: '?4',
  day: '?5',
})} AS opens`;

/** People who moved by its tickets after these were read: `[serial, day, entered, exited]`. */
const moved = (parameter: string) => `EXISTS (
  SELECT 1 FROM json_each(${parameter}) p LEFT JOIN admission a
    ON a.event = ?1 AND a.day = p.value ->> 1 AND a.serial = p.value ->> 0
  WHERE coalesce(a.entered, 0) <> p.value ->> 2 OR coalesce(a.exited, 0) <> p.value ->> 3
)`;

const UPDATE_REGISTRATION = `
UPDATE registration SET state = ?4 ->> 'state', day = ?4 ->> 'day', slot = ?4 ->> 'slot',
  adults = ?4 ->> 'adults', children = ?4 ->> 'children', held = ?4 ->> 'held',
  step_free = ?4 ->> 'step_free', group_code = ?4 ->> 'group_code', serials = ?4 -> 'serials', retired = ?4 -> 'retired',
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
INSERT INTO ticket (event, issued_at, seq, ${namesOf(TICKET)})
SELECT ?1, ?4, (SELECT seq FROM ledger_clock WHERE event = ?1), ${valuesOf(TICKET)}
FROM json_each(?5) j WHERE ${APPLIED} AND j.value ->> 'registration' = ?2
ON CONFLICT (event, serial) DO UPDATE SET issued_at = excluded.issued_at, seq = excluded.seq,
  ${replaced(TICKET, 'serial', 'registration', 'kind', 'locale', 'day', 'secret')}`;

const INSERT_CHANGE = `
INSERT INTO registration_change (event, registration, key, verb, revision, made_by, made_at)
SELECT ?1, ?2, ?3, ?5, revision, ?6, ?4 FROM registration
WHERE event = ?1 AND id = ?2 AND ${APPLIED}`;

// People who are added need the code's permission too; nothing is given back to the code, as when a
// group is cancelled.
const COUNT_VOUCHED = `
UPDATE group_code SET people = people + ?4
WHERE event = ?1 AND ?4 > 0 AND hash = (
  SELECT r.group_code FROM registration r WHERE r.event = ?1 AND r.id = ?2 AND r.change_key = ?3)`;
