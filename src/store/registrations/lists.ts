import type { ListKind } from '../../domain/lists/columns.ts';
import type { RegistrationStatus } from '../../domain/registration.ts';
import { auditedInsert, type By } from '../d1/audit.ts';
import { query, rowsOf, run } from '../d1/batch.ts';
import { group_code } from '../d1/schema/registrations.ts';
import { hashOf, idOf } from '../members/invitations.ts';
import { type StoredTicket, TICKET_COLUMNS, type TicketRow, toTicketRow } from './register.ts';
import type { Passed } from './tickets.ts';

/** The ids among these under which something is registered, and its state. One statement. */
export async function registeredAmong(
  db: D1Database,
  event: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RegistrationStatus | 'erased'>> {
  const sql = `SELECT r.id, iif(r.erased_at IS NULL, r.state, 'erased') AS state FROM json_each(?2) j
    CROSS JOIN registration r ON r.event = ?1 AND r.id = j.value`;
  const [rows] = await run(
    db,
    query<{ id: string; state: RegistrationStatus | 'erased' }>(
      db.prepare(sql).bind(event, JSON.stringify(ids)),
    ),
  );
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** A group of a day that was not cancelled; its contact is still sealed. */
export interface GroupOfDay {
  readonly id: string;
  readonly state: Exclude<RegistrationStatus, 'cancelled'>;
  readonly contact: string | null;
}

/** Groups of a kind on a day, from after this id on, in the order of their ids. One statement. */
export async function groupsOfDay(
  db: D1Database,
  event: number,
  { kind, day, after, most }: { kind: ListKind; day: number; after: string; most: number },
): Promise<GroupOfDay[]> {
  const result = await db.prepare(SELECT_OF_DAY).bind(event, kind, day, after, most).all();
  return rowsOf<GroupOfDay>(result);
}

const SELECT_OF_DAY = `
SELECT id, state, contact FROM registration INDEXED BY registration_group
WHERE event = ?1 AND kind IN ('school', 'association') AND kind = ?2 AND day = ?3 AND id > ?4
  AND state <> 'cancelled'
ORDER BY id LIMIT ?5`;

/** A list that is being imported: the code that its rows are registered with, and what it may hold. */
export interface OpenedList {
  /** Hash of the code. */
  readonly hash: string;
  readonly rows: number;
  readonly people: number;
  /** Until when rows of it are taken, ms. */
  readonly until: number;
}

/** Opens a list: a group code that nobody is told, with its audit row. Again: nothing is written. */
export async function openList(
  db: D1Database,
  by: By,
  { hash, rows, people, until }: OpenedList,
  now: number,
): Promise<void> {
  const row = {
    event: by.event,
    hash,
    people_max: people,
    people: 0,
    uses_max: rows,
    uses: 0,
    days: null,
    made_by: by.id,
    created_at: now,
    expires_at: until,
  };
  await db.batch(
    auditedInsert(
      db,
      { by, at: now, verb: 'import_list', subject: `group code ${idOf(hash)}` },
      {
        table: group_code,
        row,
        unless: `EXISTS (SELECT 1 FROM group_code
          WHERE event = ?1 ->> 'event' AND hash = ?1 ->> 'hash')`,
        noted: ['uses_max', 'people_max'],
      },
    ),
  );
}

/** A list that was imported, or begun. */
export interface ImportedList {
  readonly id: string;
  /** When it was begun, ms. */
  readonly at: number;
  /** Rows that are in, and those that were to be. */
  readonly done: number;
  readonly rows: number;
}

/** Lists shown, the latest first. */
const SHOWN = 20;

/** The latest lists of an edition. */
export async function latestLists(db: D1Database, event: number): Promise<ImportedList[]> {
  const result = await db.prepare(`${SELECT_LISTS} LIMIT ${SHOWN}`).bind(event, null).all();
  return rowsOf<ImportedList>(result);
}

/** One list; null for an unknown one. */
export async function listById(
  db: D1Database,
  event: number,
  id: string,
): Promise<ImportedList | null> {
  const result = await db.prepare(SELECT_LISTS).bind(event, id).all();
  return rowsOf<ImportedList>(result)[0] ?? null;
}

// The audit says which codes are lists, and `idOf` is how it names them.
const SELECT_LISTS = `
SELECT substr(a.subject, 12) AS id, a.at, g.uses AS done, g.uses_max AS rows
FROM audit a CROSS JOIN group_code g ON g.event = a.event
  AND g.hash = replace(replace(substr(a.subject, 12), '-', '+'), '_', '/') || '='
WHERE a.event = ?1 AND a.verb = 'import_list' AND a.verb <> 'register'
  AND (?2 IS NULL OR a.subject = 'group code ' || ?2)
ORDER BY a.at DESC`;

/** A group of a list, with its tickets; its contact is still sealed. */
export interface ListedGroup {
  readonly id: string;
  readonly state: RegistrationStatus;
  readonly slot: number;
  readonly day: number;
  readonly contact: string | null;
  readonly first_serial: number;
  readonly first_secret: number;
  readonly link: number;
  readonly tickets: readonly (TicketRow & Passed)[];
}

/** Groups of a list in the order of their serials, from after this serial on. Two statements. */
export async function groupsOf(
  db: D1Database,
  event: number,
  { id, after, most }: { id: string; after: number; most: number },
): Promise<ListedGroup[]> {
  const given = [event, hashOf(id), after, most] as const;
  const [groups, tickets] = await run(
    db,
    query<Omit<ListedGroup, 'tickets'>>(db.prepare(SELECT_GROUPS).bind(...given)),
    query<StoredTicket & Passed>(db.prepare(SELECT_TICKETS).bind(...given)),
  );
  const own = Map.groupBy(tickets, ({ registration }) => registration);
  return groups.map((one) => ({
    ...one,
    tickets: (own.get(one.id) ?? []).map((row) => ({ ...row, ...toTicketRow(row) })),
  }));
}

/** The first serial of each group of a list, in order. */
export async function serialsOf(db: D1Database, event: number, id: string): Promise<number[]> {
  const sql = `SELECT r.first_serial AS serial FROM registration r INDEXED BY registration_code
    WHERE r.event = ?1 AND r.group_code = ?2 ORDER BY r.first_serial`;
  const rows = rowsOf<{ serial: number }>(await db.prepare(sql).bind(event, hashOf(id)).all());
  return rows.map(({ serial }) => serial);
}

const OF_LIST = `
FROM registration r INDEXED BY registration_code
WHERE r.event = ?1 AND r.group_code = ?2 AND r.first_serial > ?3
ORDER BY r.first_serial LIMIT ?4`;

const SELECT_GROUPS = `
SELECT r.id, r.state, r.slot, r.day, r.contact, r.first_serial, r.first_secret, r.link ${OF_LIST}`;

const SELECT_TICKETS = `
SELECT ${TICKET_COLUMNS}, t.issued_at, NULL AS entered, NULL AS exited
FROM (SELECT r.serials AS serials ${OF_LIST}) o
CROSS JOIN json_each(o.serials) s CROSS JOIN ticket t ON t.event = ?1 AND t.serial = s.value
ORDER BY t.serial`;
