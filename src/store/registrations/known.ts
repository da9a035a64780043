import { FAMILY_KINDS, type PartyKind } from '../../domain/kinds.ts';
import type { DeclineReason } from '../../domain/requests.ts';
import { rowsOf, type Verb } from '../d1/batch.ts';
import { inSql } from '../d1/words.ts';
import { codeOpens } from './group-codes.ts';
import {
  type NotWritten,
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
    | 'id'
    | 'state'
    | 'kind'
    | 'day'
    | 'slot'
    | 'adults'
    | 'children'
    | 'girls'
    | 'boys'
    | 'coaches'
    | 'locale'
    | 'group_code'
    | 'agreed'
    | 'waits_since'
  > {
  /** Why it was declined, and how often it was completed and sent again since. */
  readonly decline_reason: DeclineReason | null;
  readonly resent: number;
  /** Sealed. */
  readonly contact: string | null;
  /** When all that was known of its people went, ms. */
  readonly erased_at: number | null;
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

const SELECT_KNOWN = `
SELECT r.id, r.state, r.kind, r.day, r.slot, r.adults, r.children, r.girls, r.boys,
  r.coaches, r.locale, r.step_free, r.agreed,
  r.held, r.revision, r.first_serial, r.first_secret, r.serials, r.group_code,
  r.waits_since, r.decline_reason, r.contact, r.erased_at,
  (SELECT count(*) FROM registration_change c WHERE c.event = ?1 AND c.registration = ?2
    AND c.verb = 'resend') AS resent,
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
