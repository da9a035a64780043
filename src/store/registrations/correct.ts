import { auditRow } from '../d1/audit.ts';
import { rowsOf, type Verb } from '../d1/batch.ts';
import { keepFromOthers } from '../messages/outbox.ts';
import type { SealedContact } from './contact-box.ts';

/** A contact that replaces the one of a registration. */
export interface Correction extends SealedContact {
  /** The revision on which it was worked out, and the keyed hashes of the name's words then. */
  readonly revision: number;
  readonly words_before: readonly string[];
  /** What of it is another one: the audit says that, and nothing of either. */
  readonly changes: readonly ('name' | 'phone' | 'email')[];
}

/** Of a registration, what a correction needs to know. */
export interface CorrectableRegistration {
  readonly revision: number;
  readonly first_serial: number;
  readonly state: string;
  /** Whether what this key asked for is done. */
  readonly done: boolean;
}

/** Reads what a correction of a registration needs; null for an unknown or an erased one. */
export function readCorrectable(
  db: D1Database,
  event: number,
  id: string,
  key: string,
): Verb<CorrectableRegistration | null> {
  return {
    statements: [db.prepare(SELECT_CORRECTABLE).bind(event, id, key)],
    read: ([result]) => {
      const [row] = rowsOf<Omit<CorrectableRegistration, 'done'> & { done: number }>(result);
      return row ? { ...row, done: row.done === 1 } : null;
    },
  };
}

/**
 * Replaces the contact, the hashes by which it is found and the words of its name. Another phone or
 * e-mail makes another private link: the one before opens nothing from then on. Reads whether it was
 * written: it is not where the registration was changed after it was read.
 */
export function correctContact(
  db: D1Database,
  event: number,
  { id, first_serial }: { readonly id: string; readonly first_serial: number },
  correction: Correction,
  { key, by }: { readonly key: string; readonly by: string },
  now: number,
): Verb<boolean> {
  const { contact, phone_hash, email_hash, words, words_before, revision, changes } = correction;
  const renews = changes.some((what) => what !== 'name');
  const row = JSON.stringify({ contact, phone_hash, email_hash, renews });
  return {
    statements: [
      db.prepare(UPDATE_CONTACT).bind(event, id, now, row, revision, key),
      db.prepare(DELETE_WORDS).bind(event, id, key, JSON.stringify(words_before)),
      db.prepare(INSERT_WORDS).bind(event, id, key, JSON.stringify(words)),
      db.prepare(INSERT_CHANGE).bind(event, id, key, now, by),
      auditRow(
        db,
        {
          by: { event, id: by },
          at: now,
          verb: 'correct_contact',
          subject: `registration of serial ${first_serial}`,
        },
        {
          values: { event, id, key, changed: changes },
          found: `FROM registration WHERE event = ?1 ->> 'event' AND id = ?1 ->> 'id'
            AND change_key = ?1 ->> 'key'`,
          after: { changed: `?1 -> 'changed'`, new_link: renews ? '1' : '0' },
        },
      ),
      ...(renews ? keepFromOthers(db, event, { registration: id, key }).statements : []),
    ],
    read: ([updated]) => rowsOf(updated).length > 0,
  };
}

const SELECT_CORRECTABLE = `
SELECT r.revision, r.first_serial, r.state, EXISTS (SELECT 1 FROM registration_change c
  WHERE c.event = ?1 AND c.registration = ?2 AND c.key = ?3) AS done
FROM registration r WHERE r.event = ?1 AND r.id = ?2 AND r.erased_at IS NULL`;

const UPDATE_CONTACT = `
UPDATE registration SET contact = ?4 ->> 'contact', phone_hash = ?4 ->> 'phone_hash',
  email_hash = ?4 ->> 'email_hash', link = link + (?4 ->> 'renews'), revision = revision + 1,
  change_key = ?6, changed_at = ?3
WHERE event = ?1 AND id = ?2 AND revision = ?5 RETURNING id`;

/** Whether this very correction was written: no other one has its key. */
const APPLIED = `EXISTS (
  SELECT 1 FROM registration r WHERE r.event = ?1 AND r.id = ?2 AND r.change_key = ?3
)`;

// By the words as they were: a registration's words cannot be found by its id.
const DELETE_WORDS = `
DELETE FROM name_word WHERE event = ?1 AND registration = ?2
  AND hash IN (SELECT value FROM json_each(?4)) AND ${APPLIED}`;

const INSERT_WORDS = `
INSERT OR IGNORE INTO name_word (event, hash, registration)
SELECT ?1, w.value, ?2 FROM json_each(?4) w WHERE ${APPLIED}`;

const INSERT_CHANGE = `
INSERT INTO registration_change (event, registration, key, verb, revision, made_by, made_at)
SELECT ?1, ?2, ?3, 'correct', revision, ?5, ?4 FROM registration
WHERE event = ?1 AND id = ?2 AND ${APPLIED}`;
