import type { Locale } from '../../domain/kinds.ts';
import { HOLDER } from '../../domain/registration-change.ts';
import {
  CODE_MS,
  FOUND_MS,
  OPEN_OF_CONTACT,
  OPEN_OF_EDITION,
} from '../../domain/ticket-finding.ts';
import { auditRow } from '../d1/audit.ts';
import { query, type Verb, write } from '../d1/batch.ts';

/** Rows that are dropped at once: nobody waits for the statement. */
const DROPPED_AT_ONCE = 200;

/** Somebody asks for a code, by the id of their browser. */
export interface AskedCode {
  readonly id: string;
  /** A keyed hash. */
  readonly contact: string;
  readonly by_phone: boolean;
  /** A keyed hash; null where nothing is known of it. */
  readonly network: string | null;
  readonly locale: Locale;
  /** The message, sealed. */
  readonly box: string;
}

/**
 * Writes that a code was asked for, in the same statements for every contact: whether it is registered is
 * not asked here. The same id writes nothing a second time. What it was not asked for lately ends, so
 * that no flood makes many rows.
 */
export function askCode(db: D1Database, event: number, asked: AskedCode, now: number): Verb<void> {
  const { contact, network } = asked;
  return write(
    db.prepare(DROP_OVER).bind(now),
    db.prepare(INSERT).bind(event, JSON.stringify(asked), now, now + CODE_MS),
    db.prepare(END_OLDER).bind(event, contact, network, now),
    db.prepare(END_OLDEST).bind(event, now),
  );
}

/** Digits that were typed at a browser. */
export interface CodeTry {
  /** Of the browser. */
  readonly id: string;
  /** A hash of the form and its digits. */
  readonly attempt: string;
  readonly isRight: boolean;
  /** Of the browser from then on. */
  readonly next: string;
}

/** What a browser that looks for a ticket has. */
export interface CodeStanding {
  readonly contact: string;
  readonly expires_at: number;
  /** How often other digits were typed. */
  readonly tries: number;
  /** What was typed that opened it; null as long as nothing did. */
  readonly opened_by: string | null;
  /** ms; null as long as it is not open. */
  readonly open_until: number | null;
}

/**
 * Counts a try and opens where it is the right one, in one statement: of tries that come together each
 * is counted, and none beyond the last. A code that was not sent is never right. Gives how it stands
 * then; undefined for a browser that has none.
 */
export function tryCode(
  db: D1Database,
  event: number,
  { id, attempt, isRight, next }: CodeTry,
  now: number,
): Verb<CodeStanding | undefined> {
  const values = { event, id, attempt, right: Number(isRight), next, now, until: now + FOUND_MS };
  const rows = query<CodeStanding>(db.prepare(SELECT_STANDING).bind(event, id));
  const note = auditRow(
    db,
    {
      by: { event, id: HOLDER },
      at: now,
      verb: 'find_ticket',
      subject: { kind: 'registration', sql: 'r.id' },
    },
    {
      values,
      found: `FROM find_code f CROSS JOIN registration r
        ON r.event = f.event AND r.id IN (${OF_CONTACT}) WHERE ${OPENS} ${SHOWN}`,
    },
  );
  return {
    statements: [note, db.prepare(TRY).bind(JSON.stringify(values)), ...rows.statements],
    read: (results) => rows.read(results.slice(2))[0],
  };
}

/** How a browser's code stands; undefined where it has none. */
export function readStanding(
  db: D1Database,
  event: number,
  id: string,
): Verb<CodeStanding | undefined> {
  const rows = query<CodeStanding>(db.prepare(SELECT_STANDING).bind(event, id));
  return { statements: rows.statements, read: (results) => rows.read(results)[0] };
}

/** The contact whose tickets a browser is shown, and until when, ms; undefined where it is shown none. */
export function readOpened(
  db: D1Database,
  event: number,
  id: string,
  now: number,
): Verb<Pick<CodeStanding, 'contact' | 'open_until'> | undefined> {
  const rows = query<CodeStanding>(db.prepare(SELECT_OPENED).bind(event, id, now));
  return { statements: rows.statements, read: (results) => rows.read(results)[0] };
}

/** A browser is shown nothing any more. */
export function closeFound(db: D1Database, event: number, id: string, now: number): Verb<void> {
  return write(db.prepare(CLOSE).bind(event, id, now));
}

/** Drops what is over, of every edition. */
export function dropOver(db: D1Database, now: number): Verb<void> {
  return write(db.prepare(DROP_OVER).bind(now));
}

const DROP_OVER = `
DELETE FROM find_code WHERE (event, id) IN (
  SELECT event, id FROM find_code INDEXED BY find_code_end WHERE kept_until <= ?1
  LIMIT ${DROPPED_AT_ONCE})`;

const INSERT = `
INSERT INTO find_code (event, id, contact, by_phone, network, locale, box, made_at, expires_at, kept_until)
VALUES (?1, ?2 ->> 'id', ?2 ->> 'contact', ?2 ->> 'by_phone', ?2 ->> 'network', ?2 ->> 'locale',
  ?2 ->> 'box', ?3, ?4, ?4)
ON CONFLICT (event, id) DO NOTHING`;

/** Of one contact, for one network: those of others stay. A request that began earlier may be written later. */
const END_OLDER = `
UPDATE find_code SET expires_at = max(made_at, ?4), kept_until = iif(told = 1, kept_until, ?4)
WHERE event = ?1 AND id IN (
  SELECT id FROM find_code INDEXED BY find_code_contact
  WHERE event = ?1 AND contact = ?2 AND network = ?3 AND expires_at > ?4
  ORDER BY expires_at DESC LIMIT -1 OFFSET ${OPEN_OF_CONTACT})`;

const END_OLDEST = `
UPDATE find_code SET expires_at = max(made_at, ?2), kept_until = iif(told = 1, kept_until, ?2)
WHERE event = ?1 AND id IN (
  SELECT id FROM find_code INDEXED BY find_code_open WHERE event = ?1 AND expires_at > ?2
  ORDER BY expires_at DESC LIMIT -1 OFFSET ${OPEN_OF_EDITION})`;

/** The registrations of a contact, as `f` names it. */
export const OF_CONTACT = `
SELECT id FROM registration INDEXED BY registration_phone
WHERE event = f.event AND f.by_phone = 1 AND phone_hash = f.contact
UNION ALL SELECT id FROM registration INDEXED BY registration_email
WHERE event = f.event AND f.by_phone = 0 AND email_hash = f.contact`;

/** Which of them are shown: those that are cancelled come last. */
export const SHOWN = `ORDER BY r.state = 'cancelled', r.day, r.slot, r.id LIMIT 60`;

const TRIED = `EXISTS (SELECT 1 FROM json_each(f.tried) WHERE value = ?1 ->> 'attempt')`;

/** Whether a try counts: the code is alive, has tries left, and this very try was not made before. */
const COUNTS = `f.event = ?1 ->> 'event' AND f.id = ?1 ->> 'id' AND f.opened IS NULL
  AND f.expires_at > ?1 ->> 'now' AND json_array_length(f.tried) < 5 AND NOT ${TRIED}`;

const IS_RIGHT = `?1 ->> 'right' = 1 AND f.told = 1`;
const OPENS = `${COUNTS} AND ${IS_RIGHT}`;

const TRY = `
UPDATE find_code AS f SET
  tried = json_insert(f.tried, '$[#]', ?1 ->> 'attempt'),
  opened_by = iif(${IS_RIGHT}, ?1 ->> 'attempt', NULL),
  opened = iif(${IS_RIGHT}, ?1 ->> 'next', NULL),
  open_until = iif(${IS_RIGHT}, ?1 ->> 'until', NULL)
WHERE ${COUNTS} RETURNING 1`;

const STANDING = `contact, expires_at, opened_by, open_until,
  json_array_length(tried) - (opened IS NOT NULL) AS tries`;

const SELECT_STANDING = `SELECT ${STANDING} FROM find_code WHERE event = ?1 AND id = ?2`;

const SELECT_OPENED = `
SELECT ${STANDING} FROM find_code INDEXED BY find_code_opened
WHERE event = ?1 AND opened = ?2 AND open_until > ?3`;

const CLOSE = `
UPDATE find_code SET open_until = ?3
WHERE event = ?1 AND opened = ?2 AND opened IS NOT NULL AND open_until > ?3`;
