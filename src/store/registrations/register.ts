import type { InferInsertModel } from 'drizzle-orm';
import { FAMILY_KINDS } from '../../domain/kinds.ts';
import type { RegistrationStatus } from '../../domain/registration.ts';
import { auditRow, type Deed } from '../d1/audit.ts';
import { rowsOf, type Verb, write } from '../d1/batch.ts';
import {
  type Columns,
  columnOf,
  EVENT,
  namesOf,
  rowsIn,
  rowsJson,
  valuesOf,
} from '../d1/json-rows.ts';
import type { registration, ticket } from '../d1/schema/registrations.ts';
import { inSql } from '../d1/words.ts';
import { codeOpens } from './group-codes.ts';

type Registration = InferInsertModel<typeof registration>;
type Ticket = InferInsertModel<typeof ticket>;

/** Known in the batch alone: whose row it is, which serials it drew, what is still to come. */
type OfTheBatch = 'event' | 'first_serial' | 'first_secret' | 'serials' | 'changed_at';
type LaterOn =
  | 'link'
  | 'retired'
  | 'revision'
  | 'change_key'
  | 'decline_reason'
  | 'erased_at'
  | 'at_desk'
  | 'waited';

/**
 * A registration ready to be written: its contact sealed, null where the desk asked for none. The table
 * says what it is made of.
 */
export type RegistrationRow = Readonly<Required<Omit<Registration, OfTheBatch | LaterOn>>> & {
  /** Keyed hashes of the words of its name. */
  readonly words: readonly string[];
  /** The member who registers it at the desk; null for a visitor. */
  readonly by: string | null;
};

/** A ticket as it is written; `signature` is base64. */
export type TicketRow = Readonly<Required<Omit<Ticket, 'event' | 'issued_at' | 'seq'>>>;

/** The serial and the secret digits of a registration's reference: those of its first ticket. */
export interface Reference {
  readonly serial: number;
  readonly secret: number;
}

/** A group that waits for approval has a reference, and no ticket yet. */
export interface NewRegistration {
  readonly registration: RegistrationRow;
  readonly reference: Reference;
  readonly tickets: readonly TicketRow[];
  /** It comes from the wait list: it takes the places that were kept for it. */
  readonly waited?: boolean;
}

/**
 * What the database holds under a registration's id after the batch, from this batch or an earlier
 * one.
 */
export interface WrittenRegistration {
  readonly id: string;
  readonly fingerprint: string;
  readonly state: RegistrationStatus;
  readonly first_serial: number;
  /** The secret digits of its reference: the code of its first serial. */
  readonly first_secret: number;
  readonly tickets: readonly TicketRow[];
}

/**
 * Registers parties, each judged by itself by the table's triggers and checks: one that does not
 * fit is left out and does not fail the others. Four statements, whatever the number of parties, and
 * one for each member who registers some of them at a desk.
 * Throws when a ticket cannot be written: a party is never registered without it.
 */
export function register(
  db: D1Database,
  event: number,
  items: readonly NewRegistration[],
  now: number,
): Verb<void> {
  const registrations = rowsJson(
    REGISTRATION,
    items.map(({ registration, reference, tickets, waited = false }) => ({
      ...registration,
      at_desk: registration.by != null,
      waited,
      first_serial: reference.serial,
      first_secret: reference.secret,
      serials: tickets.map((ticket) => ticket.serial),
    })),
  );
  const tickets = rowsJson(
    TICKET,
    items.flatMap((item) => item.tickets),
  );
  const written = items.map(({ registration, reference }) => [
    registration.id,
    reference.serial,
    registration.words,
  ]);
  return write(
    db.prepare(INSERT_REGISTRATIONS).bind(event, registrations),
    db.prepare(INSERT_TICKETS).bind(event, tickets, now),
    db.prepare(INSERT_NAME_WORDS).bind(event, JSON.stringify(written)),
    // One row for the whole group: what each party asked for is in its own row.
    auditRow(
      db,
      { by: { event, id: 'registrar' }, at: now, verb: 'register', subject: 'registration' },
      {
        values: { event, written: written.map(([id, serial]) => [id, serial]) },
        found: `${newlyWritten(`?1 ->> 'event'`, `?1 -> 'written'`)} HAVING count(*) > 0`,
        after: { serials: 'json_group_array(r.first_serial)' },
      },
    ),
    ...atDesks(db, event, items, now),
  );
}

/** Which member registered which party: a row for each, beside the row of the group. */
function atDesks(
  db: D1Database,
  event: number,
  items: readonly NewRegistration[],
  now: number,
): D1PreparedStatement[] {
  const byMember = Map.groupBy(items, ({ registration }) => registration.by);
  return [...byMember].flatMap(([id, own]) => {
    if (id === null) return [];
    const written = own.map(({ registration, reference }) => [registration.id, reference.serial]);
    const subject = { kind: 'registration of serial', sql: 'r.first_serial' } as const;
    const found = newlyWritten(`?1 ->> 'event'`, `?1 -> 'written'`);
    const after = { slot: 'r.slot', adults: 'r.adults', children: 'r.children' };
    const deed: Deed = { by: { event, id }, at: now, verb: 'register_at_desk', subject };
    return [auditRow(db, deed, { values: { event, written }, found, after })];
  });
}

/**
 * Reads the registrations with these ids, with the tickets of each. Two statements. Those that the
 * same batch has written (`drawn`, by registration) are taken from memory: only what differs from it
 * is read.
 */
export function readWritten(
  db: D1Database,
  event: number,
  ids: readonly string[],
  drawn: ReadonlyMap<string, NewRegistration> = new Map(),
): Verb<Map<string, WrittenRegistration>> {
  // An id that is asked for twice would bring its tickets twice.
  const wanted = JSON.stringify(
    [...new Set(ids)].map((id) => [id, drawn.get(id)?.reference.serial ?? null]),
  );
  return {
    statements: [
      db.prepare(SELECT_STANDING).bind(event, wanted),
      db.prepare(SELECT_STANDING_TICKETS).bind(event, wanted),
    ],
    read: ([found, held]) => {
      const tickets = Map.groupBy(rowsOf<StoredTicket>(held), (row) => row.registration);
      const standing = new Map([...drawn].map(([id, one]) => [id, asWritten(one)]));
      for (const row of rowsOf<Standing>(found)) {
        if (row.first_serial === null) standing.delete(row.id);
        else
          standing.set(row.id, { ...row, tickets: (tickets.get(row.id) ?? []).map(toTicketRow) });
      }
      return standing;
    },
  };
}

/** What is there instead of what was drawn: an older registration, or none. */
type Standing =
  | Omit<WrittenRegistration, 'tickets'>
  | { readonly id: string; readonly first_serial: null };

function asWritten({ registration, reference, tickets }: NewRegistration): WrittenRegistration {
  const { id, fingerprint, state } = registration;
  return {
    id,
    fingerprint,
    state,
    first_serial: reference.serial,
    first_secret: reference.secret,
    tickets,
  };
}

/** Why the table refused a party that its window has room for. */
export type NotWritten = 'already_registered' | 'too_many_people' | 'group_code_invalid';

/**
 * Which of these parties were not written, and why: their contact holds three already on that day,
 * or asks for more people than may be registered without a code, or their code does not allow this.
 */
export function readNotWritten(
  db: D1Database,
  event: number,
  rows: readonly RegistrationRow[],
): Verb<Map<string, NotWritten>> {
  const wanted = rows.map((row) => [
    row.id,
    row.day,
    row.phone_hash,
    row.email_hash,
    row.kind,
    row.group_code,
    row.adults + row.children,
    row.created_at,
  ]);
  return {
    statements: [db.prepare(SELECT_NOT_WRITTEN).bind(event, JSON.stringify(wanted))],
    read: ([result]) =>
      new Map(rowsOf<{ id: string; why: NotWritten }>(result).map(({ id, why }) => [id, why])),
  };
}

/** The highest serial given out; 0 when there is none. */
export function readLastSerial(db: D1Database, event: number): Verb<number> {
  const sql = `SELECT max((SELECT coalesce(max(serial), 0) FROM ticket WHERE event = ?1),
    (SELECT coalesce(max(last_serial), 0) FROM ledger_clock WHERE event = ?1)) AS last`;
  return {
    statements: [db.prepare(sql).bind(event)],
    read: ([result]) => rowsOf<{ last: number }>(result)[0]?.last ?? 0,
  };
}

export type StoredTicket = Omit<TicketRow, 'step_free' | 'former'> & {
  readonly step_free: number;
  readonly former: string;
};

export function toTicketRow(row: StoredTicket): TicketRow {
  return { ...row, step_free: row.step_free === 1, former: JSON.parse(row.former) as number[] };
}

// CROSS JOIN, here and below: SQLite then keeps the order written. Left to itself it walks every
// registration of the event and reads the JSON anew for each.
type NewRow = Omit<RegistrationRow, 'words' | 'by'> &
  Required<Pick<Registration, 'at_desk' | 'waited' | 'first_serial' | 'first_secret' | 'serials'>>;

const REGISTRATION: Columns<NewRow> = {
  id: '->>',
  state: '->>',
  kind: '->>',
  day: '->>',
  slot: '->>',
  adults: '->>',
  children: '->>',
  girls: '->>',
  boys: '->>',
  coaches: '->>',
  held: '->>',
  step_free: '->>',
  at_desk: '->>',
  waited: '->>',
  locale: '->>',
  news: '->>',
  contact: '->>',
  phone_hash: '->>',
  email_hash: '->>',
  fingerprint: '->>',
  first_serial: '->>',
  first_secret: '->>',
  serials: '->',
  group_code: '->>',
  request: '->>',
  agreed: '->>',
  waits_since: '->>',
  created_at: '->>',
};

export const TICKET: Columns<TicketRow> = {
  serial: '->>',
  registration: '->>',
  state: '->>',
  revision: '->>',
  oldest: '->>',
  kind: '->>',
  locale: '->>',
  adults: '->>',
  children: '->>',
  girls: '->>',
  day: '->>',
  slot: '->>',
  step_free: '->>',
  secret: '->>',
  former: '->',
  note: '->>',
  key_id: '->>',
  signature: '->>',
};

/** A ticket's own columns, of the table `t`. */
export const TICKET_COLUMNS = Object.keys(TICKET)
  .map((name) => `t.${name}`)
  .join(', ');

const INSERT_REGISTRATIONS = `
${rowsIn('?2')}
INSERT OR IGNORE INTO registration (event, changed_at, ${namesOf(REGISTRATION)})
SELECT ?1, ${columnOf(REGISTRATION, 'created_at')}, ${valuesOf(REGISTRATION)}
FROM j`;

// A row of this group is known by its first serial: an older registration under the same id has
// another one, and its tickets stay as they are. From here on nothing is ignored: a registration
// stands with all that belongs to it, or its group fails and is halved until it stands alone.
const INSERT_TICKETS = `
${rowsIn('?2')}
INSERT INTO ticket (event, issued_at, seq, ${namesOf(TICKET)})
SELECT ?1, ?3, (SELECT seq FROM ledger_clock WHERE event = ?1), ${valuesOf(TICKET)}
FROM j CROSS JOIN registration r ON r.event = ${EVENT} AND r.id = ${columnOf(TICKET, 'registration')}
WHERE EXISTS (SELECT 1 FROM json_each(r.serials) s WHERE s.value = ${columnOf(TICKET, 'serial')})`;

/** The registrations that this batch has written; `event` and `written` as SQL. */
const newlyWritten = (event: string, written: string) => `
FROM json_each(${written}) j
CROSS JOIN registration r ON r.event = ${event} AND r.id = j.value ->> 0
  AND r.first_serial = j.value ->> 1`;

/** Fails its batch unless each of these was registered in it: all of them, or none. */
export function holdRegistered(
  db: D1Database,
  event: number,
  items: readonly NewRegistration[],
): Verb<void> {
  const wanted = items.map(({ registration, reference }) => [registration.id, reference.serial]);
  return write(db.prepare(HOLD_REGISTERED).bind(event, JSON.stringify(wanted)));
}

const HOLD_REGISTERED = `
INSERT INTO fence (epoch, ground, request)
SELECT 1, 1, 0 FROM json_each(?2) j WHERE NOT EXISTS (
  SELECT 1 FROM registration r
  WHERE r.event = ?1 AND r.id = j.value ->> 0 AND r.first_serial = j.value ->> 1)`;

const INSERT_NAME_WORDS = `
INSERT INTO name_word (event, hash, registration)
SELECT ?1, w.value, r.id ${newlyWritten(EVENT, '?2')} CROSS JOIN json_each(j.value, '$[2]') w`;

const SELECT_STANDING = `
SELECT j.value ->> 0 AS id, r.fingerprint, r.state, r.first_serial, r.first_secret
FROM json_each(?2) j LEFT JOIN registration r ON r.event = ${EVENT} AND r.id = j.value ->> 0
WHERE r.first_serial IS NOT j.value ->> 1`;

const SELECT_STANDING_TICKETS = `
SELECT ${TICKET_COLUMNS}
FROM json_each(?2) j CROSS JOIN registration r ON r.event = ${EVENT} AND r.id = j.value ->> 0
  AND r.first_serial IS NOT j.value ->> 1
CROSS JOIN json_each(r.serials) s
CROSS JOIN ticket t ON t.event = ${EVENT} AND t.serial = s.value
ORDER BY t.serial`;

/** Parties, or people, that a contact holds on a day already. As the trigger tests it. */
const heldBy = (what: string, column: string, at: number, more = '') => `(
  SELECT ${what} FROM registration r WHERE r.event = ?1 AND r.day = j.value ->> 1
    AND r.${column} = j.value ->> ${at} AND r.state <> 'cancelled' ${more})`;
const PEOPLE = 'coalesce(sum(r.adults + r.children), 0)';
const UNVOUCHED = 'AND r.group_code IS NULL';

const VOUCHED_FOR = codeOpens({
  event: '?1',
  hash: 'j.value ->> 5',
  at: 'j.value ->> 7',
  people: '(j.value ->> 6)',
  day: 'j.value ->> 1',
});

const SELECT_NOT_WRITTEN = `
SELECT id, why FROM (
  SELECT j.value ->> 0 AS id, CASE
    WHEN j.value ->> 5 IS NOT NULL THEN iif(${VOUCHED_FOR}, NULL, 'group_code_invalid')
    WHEN j.value ->> 4 IN (${inSql(FAMILY_KINDS)}) THEN iif(
      ${heldBy('count(*)', 'phone_hash', 2)} >= 3 OR ${heldBy('count(*)', 'email_hash', 3)} >= 3,
      'already_registered', NULL)
    ELSE iif(${heldBy(PEOPLE, 'phone_hash', 2, UNVOUCHED)} + (j.value ->> 6) > 1000
      OR ${heldBy(PEOPLE, 'email_hash', 3, UNVOUCHED)} + (j.value ->> 6) > 1000,
      'too_many_people', NULL)
  END AS why
  FROM json_each(?2) j
  WHERE NOT EXISTS (SELECT 1 FROM registration r WHERE r.event = ?1 AND r.id = j.value ->> 0)
) WHERE why IS NOT NULL`;
