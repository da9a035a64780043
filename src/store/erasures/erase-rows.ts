import { serialHandedIn, serialOfScan } from './remarks.ts';

/** What is erased of an edition, with one instant: all statements below have it as their one parameter, as JSON. */
export interface ErasedRows {
  readonly event: number;
  /** ms: the same however often it is carried out. */
  readonly at: number;
  /** Registrations, and places in wait lists: whoever got a place from there has one id for both. */
  readonly ids: readonly string[];
  /** Keyed hashes of the words of their names; null where they are looked for by their registrations. */
  readonly words: readonly string[] | null;
}

const IDS = `(SELECT value FROM json_each(?1 -> 'ids'))`;
const OWN = `event = ?1 ->> 'event' AND id IN ${IDS} AND erased_at IS NULL`;
const OF_REGISTRATION = `event = ?1 ->> 'event' AND registration IN ${IDS}`;

/** Codes of contacts that nobody else has registered or waits with, nor they themselves elsewhere. */
const lastOf = (by: 'phone' | 'email') => `
  SELECT f.id FROM (
    SELECT ${by}_hash AS hash FROM registration WHERE ${OWN} AND ${by}_hash IS NOT NULL
    UNION SELECT ${by}_hash FROM wait WHERE ${OWN} AND ${by}_hash IS NOT NULL
  ) c CROSS JOIN find_code f INDEXED BY find_code_contact
    ON f.event = ?1 ->> 'event' AND f.contact = c.hash
  WHERE NOT EXISTS (SELECT 1 FROM registration r
      WHERE r.event = f.event AND r.${by}_hash = f.contact AND r.id NOT IN ${IDS})
    AND NOT EXISTS (SELECT 1 FROM wait w WHERE w.event = f.event AND w.${by}_hash = f.contact
      AND w.state IN ('waiting', 'offered') AND w.id NOT IN ${IDS})`;
const CODES = `(${lastOf('phone')} UNION ${lastOf('email')})`;

/** Every serial that they ever held. */
const SERIALS = `(
  SELECT s.value FROM registration r CROSS JOIN json_each(r.serials) s
  WHERE r.event = ?1 ->> 'event' AND r.id IN ${IDS}
  UNION SELECT s.value FROM registration r CROSS JOIN json_each(r.retired) s
  WHERE r.event = ?1 ->> 'event' AND r.id IN ${IDS})`;

/** Days that are over keep what was booked for them: their reports would change, and no place is of use. */
const dayIsOpen = (of: string) => `EXISTS (SELECT 1 FROM day d
  WHERE d.event = ${of}.event AND d.number = ${of}.day AND d.closes_at > ?1 ->> 'at')`;

/** People who used places of it. */
const CAME = `(
  SELECT coalesce(sum(min(coalesce(a.entered, 0), t.adults + t.children)), 0)
  FROM json_each(registration.serials) s
  CROSS JOIN ticket t ON t.event = registration.event AND t.serial = s.value
  LEFT JOIN admission a ON a.event = t.event AND a.day = t.day AND a.serial = t.serial)`;

/**
 * All that is known of people by these registrations and places in wait lists, in the order in which it
 * goes: what is found by their contacts first, and they themselves last. Their tickets stop, places of
 * people who never came are free, and everything that was counted stays. Carried out twice, they change
 * nothing the second time.
 */
export function erasingRows(hasWords: boolean): readonly string[] {
  return [
    DROP_CODE_MESSAGES,
    DROP_CODES,
    DROP_MESSAGES,
    DROP_BROWSERS,
    DROP_TRIES,
    hasWords ? DROP_WORDS : DROP_WORDS_ONE_BY_ONE,
    STOP_TICKETS,
    CLEAR_NOTES,
    CLEAR_OVERRIDES,
    CLEAR_OVERRIDES_BEFORE,
    CLEAR_HANDED_IN,
    ERASE_WAITS,
    ERASE_REGISTRATIONS,
  ];
}

/** A trigger counts what had not left as stopped, or as unknown where its carrier may have it. */
const LEAVING = `RETURNING state = 'sending' AND handed_at IS NOT NULL AS leaving`;

const DROP_CODE_MESSAGES = `
DELETE FROM message WHERE event = ?1 ->> 'event' AND kind = 'code' AND registration IN ${CODES}
${LEAVING}`;

const DROP_CODES = `
DELETE FROM find_code WHERE event = ?1 ->> 'event' AND id IN ${CODES}`;

const DROP_MESSAGES = `DELETE FROM message WHERE ${OF_REGISTRATION} ${LEAVING}`;
const DROP_BROWSERS = `DELETE FROM push_subscription WHERE ${OF_REGISTRATION}`;
const DROP_TRIES = `DELETE FROM reissue_try WHERE ${OF_REGISTRATION}`;

/** By the words themselves: those of a registration cannot be found by its id without reading all of them. */
const DROP_WORDS = `
DELETE FROM name_word WHERE ${OF_REGISTRATION} AND hash IN (SELECT value FROM json_each(?1 -> 'words'))`;
const DROP_WORDS_ONE_BY_ONE = `DELETE FROM name_word WHERE ${OF_REGISTRATION}`;

/** The ledger's cursor was moved by the same batch. */
const STOP_TICKETS = `
UPDATE ticket SET state = 'cancelled', seq = (SELECT seq FROM ledger_clock c WHERE c.event = ticket.event)
WHERE event = ?1 ->> 'event' AND serial IN ${SERIALS} AND state <> 'cancelled'
  AND ${dayIsOpen('ticket')}`;

/** Phones that have it with a ticket that is cancelled already are told. */
const CLEAR_NOTES = `
UPDATE ticket SET note = NULL, seq = (SELECT seq FROM ledger_clock c WHERE c.event = ticket.event)
WHERE event = ?1 ->> 'event' AND serial IN ${SERIALS} AND note IS NOT NULL`;

/** What somebody at a gate has typed about them; that they did is counted. */
const CLEAR_OVERRIDES = `
UPDATE scan SET override = '' WHERE event = ?1 ->> 'event' AND override IS NOT NULL AND override <> ''
  AND ${serialOfScan('scan')} IN ${SERIALS}`;

/** And as the log had it before it was written over. */
const CLEAR_OVERRIDES_BEFORE = `
UPDATE scan_history SET override = '' WHERE event = ?1 ->> 'event' AND override <> ''
  AND ${serialOfScan('scan_history')} IN ${SERIALS}`;

/** The same of a scan of a phone that is out of service, which waits for a decision. */
const CLEAR_HANDED_IN = `
UPDATE handed_in SET asked = json_set(asked, '$.override', '')
WHERE event = ?1 ->> 'event' AND asked ->> 'override' <> ''
  AND ${serialHandedIn('handed_in')} IN ${SERIALS}`;

const ERASE_WAITS = `
UPDATE wait SET state = iif(state IN ('waiting', 'offered'), 'left', state), party = NULL,
  phone_hash = NULL, email_hash = NULL, fingerprint = '', changed_at = ?1 ->> 'at',
  erased_at = ?1 ->> 'at'
WHERE ${OWN}`;

const ERASE_REGISTRATIONS = `
UPDATE registration SET contact = NULL, phone_hash = NULL, email_hash = NULL, fingerprint = '', news = 0,
  state = iif(${dayIsOpen('registration')}, 'cancelled', state),
  held = iif(${dayIsOpen('registration')}, min(held, ${CAME}), held),
  change_key = NULL, changed_at = ?1 ->> 'at', erased_at = ?1 ->> 'at'
WHERE ${OWN}`;
