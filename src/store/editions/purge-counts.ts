import { PURGED, type PurgeCounts, type Purged } from '../../domain/erasure.ts';
import { rowsOf } from '../d1/batch.ts';

// The indexes of contacts are named, since they hold only rows that are still to be cleared: an
// erased edition is never scanned again. A name without phone and e-mail has an index of its own.
const PHONES = 'registration INDEXED BY registration_phone WHERE phone_hash IS NOT NULL AND event';
const EMAILS = 'registration INDEXED BY registration_email WHERE email_hash IS NOT NULL AND event';
const NAMES = `registration INDEXED BY registration_unhashed
  WHERE contact IS NOT NULL AND phone_hash IS NULL AND email_hash IS NULL AND event`;
const REMARKS = `scan INDEXED BY scan_override WHERE override IS NOT NULL AND override <> '' AND event`;
const REMARKS_BEFORE = `scan_history WHERE override <> '' AND event`;
// What nobody could read may say anything.
const REMARKS_APART = `handed_in
  WHERE (asked ->> 'override' <> '' OR asked ->> 'unread' <> '') AND event`;

/** Where each of them lies, in one or more tables: what follows FROM, up to the edition's number. */
const PLACES: Readonly<Record<Purged, readonly string[]>> = {
  contacts: [PHONES, `${EMAILS} = ?1 AND phone_hash IS NULL AND event`, NAMES],
  words: ['name_word WHERE event'],
  messages: ['message WHERE event'],
  waits: ['wait WHERE event'],
  browsers: ['push_subscription WHERE event'],
  codes: ['find_code WHERE event'],
  remarks: [REMARKS, REMARKS_BEFORE, REMARKS_APART],
  notes: ['ticket INDEXED BY ticket_noted WHERE note IS NOT NULL AND event'],
  wishes: ['wish WHERE box IS NOT NULL AND event'],
};

/** How many rows of each there are. One question each: gates pass between them. */
export async function countPersonal(db: D1Database, event: number): Promise<PurgeCounts> {
  const counts = { ...NONE };
  for (const what of PURGED) {
    const sums = PLACES[what].map((place) => `(SELECT count(*) FROM ${place} = ?1)`);
    const counted = await db
      .prepare(`SELECT ${sums.join(' + ')} AS n`)
      .bind(event)
      .all();
    counts[what] = rowsOf<{ n: number }>(counted)[0]?.n ?? 0;
  }
  return counts;
}

const NONE: Record<Purged, number> = {
  ...{ contacts: 0, words: 0, messages: 0, waits: 0, browsers: 0, codes: 0, remarks: 0 },
  ...{ notes: 0, wishes: 0 },
};

/** Whether any of it is left, of the edition that an expression names. */
export function anyLeft(number: string): string {
  const places = PURGED.flatMap((what) => PLACES[what]);
  return places
    .map((place) => `EXISTS (SELECT 1 FROM ${place.replaceAll('?1', number)} = ${number})`)
    .join('\n  OR ');
}

const CLEAR_CONTACTS = `
UPDATE registration SET contact = NULL, phone_hash = NULL, email_hash = NULL, fingerprint = ''
WHERE event = ?1 AND id IN (
  SELECT id FROM (SELECT id FROM ${PHONES} = ?1 LIMIT ?2 / 2)
  UNION SELECT id FROM (SELECT id FROM ${EMAILS} = ?1 LIMIT ?2 / 2)
  UNION SELECT id FROM (SELECT id FROM ${NAMES} = ?1 LIMIT ?2 / 2)
)`;

const CLEAR_WORDS = `
DELETE FROM name_word WHERE event = ?1 AND (hash, registration) IN (
  SELECT hash, registration FROM name_word WHERE event = ?1 LIMIT ?2
)`;

const CLEAR_MESSAGES = `
DELETE FROM message WHERE event = ?1 AND (registration, kind, revision) IN (
  SELECT registration, kind, revision FROM message WHERE event = ?1 LIMIT ?2
)`;

const CLEAR_WAITS = `
DELETE FROM wait WHERE event = ?1 AND id IN (SELECT id FROM wait WHERE event = ?1 LIMIT ?2)`;

const CLEAR_SUBSCRIPTIONS = `
DELETE FROM push_subscription WHERE event = ?1 AND (registration, id) IN (
  SELECT registration, id FROM push_subscription WHERE event = ?1 LIMIT ?2
)`;

const CLEAR_CODES = `
DELETE FROM find_code WHERE event = ?1 AND id IN (
  SELECT id FROM find_code WHERE event = ?1 LIMIT ?2)`;

// That something was typed is counted, and stays.
const CLEAR_REMARKS = `
UPDATE scan SET override = '' WHERE event = ?1 AND id IN (SELECT id FROM ${REMARKS} = ?1 LIMIT ?2)`;
const CLEAR_REMARKS_BEFORE = `
UPDATE scan_history SET override = '' WHERE event = ?1 AND (id, seq) IN (
  SELECT id, seq FROM ${REMARKS_BEFORE} = ?1 LIMIT ?2)`;
const CLEAR_REMARKS_APART = `
UPDATE handed_in SET asked = json_replace(asked, '$.override', '', '$.unread', '')
WHERE event = ?1 AND (device, scan) IN (SELECT device, scan FROM ${REMARKS_APART} = ?1 LIMIT ?2)`;

const CLEAR_NOTES = `
UPDATE ticket SET note = NULL WHERE event = ?1 AND serial IN (
  SELECT serial FROM ticket INDEXED BY ticket_noted WHERE note IS NOT NULL AND event = ?1 LIMIT ?2)`;

/** What clears some rows of each (`?1` the edition, `?2` how many). Wishes go by a job of their own. */
export const CLEARING: readonly string[] = [
  CLEAR_CONTACTS,
  CLEAR_WORDS,
  CLEAR_MESSAGES,
  CLEAR_WAITS,
  CLEAR_SUBSCRIPTIONS,
  CLEAR_CODES,
  CLEAR_REMARKS,
  CLEAR_REMARKS_BEFORE,
  CLEAR_REMARKS_APART,
  CLEAR_NOTES,
];
