import {
  CODE_COUNTED_MS,
  CODES_FROM_NETWORK,
  CODES_SHARE,
  CODES_TO_CONTACT,
  CODES_TO_CONTACT_FROM_NETWORK,
} from '../../domain/ticket-finding.ts';
import { query, type Verb, write } from '../d1/batch.ts';
import { OF_CONTACT } from './find-codes.ts';

/** Contacts that nobody registered with, looked up in one statement. */
const UNKNOWN_AT_ONCE = 500;
/** Registered ones, each judged after the one before it. */
const KNOWN_AT_ONCE = 16;

/** Whether somebody asked for a code that nothing was done about yet. */
export function isCodeAsked(db: D1Database, event: number): Verb<boolean> {
  const rows = query(db.prepare(SELECT_ASKED).bind(event));
  return { statements: rows.statements, read: (results) => rows.read(results).length > 0 };
}

/**
 * Looks up who asked for codes, in the order in which they did, and makes the messages of those who are
 * registered ready: as many as the budgets of their contact, of where they ask from, and of their channel
 * leave. Nothing is said to the others.
 */
export function tellCodes(db: D1Database, event: number, now: number): Verb<void> {
  return write(
    db.prepare(PASS_OVER).bind(event),
    ...Array.from({ length: KNOWN_AT_ONCE }, () => db.prepare(TELL_NEXT).bind(event, now)),
    db.prepare(INSERT_MESSAGES).bind(event, now),
    db.prepare(CLEAR_BOXES).bind(event),
  );
}

const IS_KNOWN = `(
  EXISTS (${OF_CONTACT})
  OR EXISTS (SELECT 1 FROM wait INDEXED BY wait_phone WHERE event = f.event AND f.by_phone = 1
    AND phone_hash = f.contact AND state IN ('waiting', 'offered'))
  OR EXISTS (SELECT 1 FROM wait INDEXED BY wait_email WHERE event = f.event AND f.by_phone = 0
    AND email_hash = f.contact AND state IN ('waiting', 'offered')))`;

const told = (index: string, of: string, ms: number) => `
  (SELECT count(*) FROM find_code t INDEXED BY ${index}
    WHERE t.event = f.event AND ${of} AND t.told = 1 AND t.made_at > f.made_at - ${ms})`;

const CONTACT = 't.contact = f.contact';
const NETWORK = 't.network = f.network';

const IN_BUDGET = [
  ...CODES_TO_CONTACT.map(({ most, ms }) => `${told('find_code_told', CONTACT, ms)} < ${most}`),
  ...CODES_TO_CONTACT_FROM_NETWORK.map(
    ({ most, ms }) => `${told('find_code_told', `${CONTACT} AND ${NETWORK}`, ms)} < ${most}`,
  ),
  ...CODES_FROM_NETWORK.map(
    ({ most, ms }) => `${told('find_code_told_network', NETWORK, ms)} < ${most}`,
  ),
].join(' AND ');

/** Its channel is on, and codes have not had their part of its day. */
const HAS_CHANNEL = `EXISTS (
  SELECT 1 FROM channel c WHERE c.event = f.event AND c.channel = iif(f.by_phone = 1, 'sms', 'email')
    AND c.state = 'on' AND ${told('find_code_told_all', 't.by_phone = f.by_phone', CODE_COUNTED_MS)}
      < (c.per_day + ${CODES_SHARE - 1}) / ${CODES_SHARE})`;

const IS_TOLD = `(f.expires_at > ?2 AND ${IS_KNOWN} AND ${IN_BUDGET} AND ${HAS_CHANNEL})`;

const SELECT_ASKED = `
SELECT 1 FROM find_code INDEXED BY find_code_asked WHERE event = ?1 AND box IS NOT NULL LIMIT 1`;

const PASS_OVER = `
UPDATE find_code SET told = 0, box = NULL WHERE event = ?1 AND id IN (
  SELECT f.id FROM find_code f INDEXED BY find_code_asked
  WHERE f.event = ?1 AND f.box IS NOT NULL AND f.told IS NULL AND NOT ${IS_KNOWN}
  ORDER BY f.made_at LIMIT ${UNKNOWN_AT_ONCE})`;

const TELL_NEXT = `
UPDATE find_code AS f SET told = ${IS_TOLD},
  kept_until = iif(${IS_TOLD}, f.made_at + ${CODE_COUNTED_MS}, f.kept_until)
WHERE f.event = ?1 AND f.id = (
  SELECT id FROM find_code INDEXED BY find_code_asked
  WHERE event = ?1 AND box IS NOT NULL AND told IS NULL ORDER BY made_at LIMIT 1)`;

const INSERT_MESSAGES = `
INSERT INTO message (event, registration, kind, revision, locale, box, worth_until, by_email, by_phone,
  due_at, written_at, state)
SELECT event, id, 'code', 0, locale, box, expires_at, 1 - by_phone, by_phone, made_at, ?2, 'ready'
FROM find_code INDEXED BY find_code_asked WHERE event = ?1 AND box IS NOT NULL AND told = 1
ON CONFLICT (event, registration, kind, revision) DO NOTHING`;

const CLEAR_BOXES = `
UPDATE find_code SET box = NULL WHERE event = ?1 AND box IS NOT NULL AND told IS NOT NULL`;
