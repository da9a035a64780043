import type { LookAtOne } from '../../contract/answers/person-copy.ts';
import type { GateNote } from '../../domain/gate-note.ts';
import type { Locale, PartyKind } from '../../domain/kinds.ts';
import type { MessageKind, MessageStanding } from '../../domain/message.ts';
import type { Role } from '../../domain/roles.ts';
import { query, together, type Verb } from '../d1/batch.ts';
import { inSql } from '../d1/words.ts';
import { serialHandedIn, serialOfScan } from '../erasures/remarks.ts';

/** Looks at one registration that its holder is told of. */
const LOOKS: readonly Exclude<LookAtOne, 'export_contacts' | 'open_list' | 'open_wish'>[] = [
  'open_record',
  'open_request',
  'show_contact',
  'call_coach',
  'read_name',
  'open_person',
  'give_copy',
];
/** Looks at one person that are told, the latest; and messages, which sixty changes and more can cause. */
const TOLD_MOST = 1_000;

interface OfOne {
  /** Of the registration, or of the place in a wait list. */
  readonly id: string;
}

interface RegistrationRow extends OfOne {
  readonly state: string;
  readonly kind: PartyKind;
  readonly slot: number;
  readonly adults: number;
  readonly children: number;
  readonly girls: number;
  readonly boys: number;
  readonly coaches: number;
  readonly agreed: number | null;
  readonly decline_reason: string | null;
  readonly at_desk: number;
  readonly waited: number;
  readonly step_free: number;
  readonly news: number;
  readonly locale: Locale;
  readonly contact: string | null;
  readonly first_serial: number;
  readonly first_secret: number;
  readonly created_at: number;
  readonly changed_at: number;
  readonly erased_at: number | null;
}

interface TicketRow extends OfOne {
  readonly serial: number;
  readonly secret: number;
  readonly state: string;
  readonly adults: number;
  readonly children: number;
  readonly girls: number;
  readonly step_free: number;
  readonly locale: Locale;
  readonly issued_at: number;
  readonly note: GateNote | null;
  readonly movements: string | null;
}

interface MessageRow extends OfOne {
  readonly kind: MessageKind;
  readonly revision: number;
  readonly standing: MessageStanding;
  readonly locale: Locale;
  readonly written_at: number;
  readonly channel: string | null;
  readonly reference: string | null;
  readonly box: string;
}

export interface OpeningRow extends OfOne {
  readonly at: number;
  readonly what: LookAtOne;
  readonly role: Role;
}

/** What the tables hold of registrations by these ids, still sealed. */
export function readPersonRows(db: D1Database, event: number, ids: readonly string[]) {
  const asked = JSON.stringify(ids);
  const rows = <Row extends OfOne>(sql: string) => query<Row>(db.prepare(sql).bind(event, asked));
  return together(
    rows<RegistrationRow>(SELECT_REGISTRATIONS),
    rows<TicketRow>(SELECT_TICKETS),
    rows<MessageRow>(SELECT_MESSAGES),
    rows<OfOne & { at: number }>(SELECT_BROWSERS),
    rows<OfOne & { at: number; what: string }>(SELECT_CHANGES),
    rows<OfOne & { at: number }>(SELECT_WRONG_ANSWERS),
    rows<OfOne & { at: number; gate: number; text: string }>(SELECT_REMARKS),
    readOpenings(db, event, ids),
  );
}

/**
 * Who of the team looked at these registrations or places in wait lists or at a list of theirs, and who took
 * out a file of all that has their contact in it, the latest first.
 */
export function readOpenings(
  db: D1Database,
  event: number,
  ids: readonly string[],
): Verb<OpeningRow[]> {
  const rows = (sql: string) => query<OpeningRow>(db.prepare(sql).bind(event, JSON.stringify(ids)));
  const all = together(rows(SELECT_OPENINGS), rows(SELECT_LISTS), rows(SELECT_EXPORTS));
  return {
    statements: all.statements,
    read: (results) =>
      all
        .read(results)
        .flat()
        .toSorted((a, b) => b.at - a.at),
  };
}

/** The sealed contact of a registration, or of a place in a wait list; null once it is erased. */
export function readSealedContact(db: D1Database, event: number, id: string): Verb<string | null> {
  const rows = query<{ contact: string | null }>(db.prepare(SELECT_CONTACT).bind(event, id));
  return {
    statements: rows.statements,
    read: (results) => rows.read(results)[0]?.contact ?? null,
  };
}

/**
 * Everything that has a contact in common with a registration or a place in a wait list, and the other days
 * of its request; by their ids, itself among them while it is there.
 */
export function readSamePerson(db: D1Database, event: number, id: string) {
  return query<OfOne>(db.prepare(SELECT_SAME_PERSON).bind(event, id));
}

const ASKED = 'json_each(?2) j CROSS JOIN registration r ON r.event = ?1 AND r.id = j.value';

const SELECT_REGISTRATIONS = `
SELECT r.id, r.state, r.kind, r.slot, r.adults, r.children, r.girls, r.boys, r.coaches, r.agreed,
  r.decline_reason, r.at_desk, r.waited, r.step_free, r.news, r.locale, r.contact, r.first_serial,
  r.first_secret, r.created_at, r.changed_at, r.erased_at
FROM ${ASKED} ORDER BY r.created_at, r.id`;

const SERIALS = `SELECT value FROM json_each(r.serials)
  UNION ALL SELECT value FROM json_each(r.retired)`;

const SELECT_TICKETS = `
SELECT r.id, t.serial, t.secret, t.state, t.adults, t.children, t.girls, t.step_free, t.locale,
  t.issued_at, t.note, a.movements
FROM ${ASKED} CROSS JOIN ticket t ON t.event = ?1 AND t.serial IN (${SERIALS})
LEFT JOIN admission a ON a.event = t.event AND a.day = t.day AND a.serial = t.serial
ORDER BY t.serial`;

const SELECT_MESSAGES = `
SELECT m.registration AS id, m.kind, m.revision, coalesce(m.dropped_for, m.state) AS standing,
  m.locale, m.written_at, m.channel, m.reference, m.box
FROM json_each(?2) j CROSS JOIN message m ON m.event = ?1 AND m.registration = j.value
ORDER BY m.written_at LIMIT ${TOLD_MOST}`;

const SELECT_BROWSERS = `
SELECT p.registration AS id, p.at
FROM json_each(?2) j CROSS JOIN push_subscription p ON p.event = ?1 AND p.registration = j.value
ORDER BY p.at LIMIT ${TOLD_MOST}`;

const SELECT_CHANGES = `
SELECT c.registration AS id, c.made_at AS at, c.verb AS what
FROM json_each(?2) j CROSS JOIN registration_change c ON c.event = ?1 AND c.registration = j.value
ORDER BY c.made_at LIMIT ${TOLD_MOST}`;

const SELECT_WRONG_ANSWERS = `
SELECT y.registration AS id, y.made_at AS at
FROM json_each(?2) j CROSS JOIN reissue_try y ON y.event = ?1 AND y.registration = j.value
ORDER BY y.made_at LIMIT ${TOLD_MOST}`;

const remarks = (what: string, serial: string, from: string, condition: string) => `
SELECT r.id, ${what} AS text FROM ${from}
CROSS JOIN ticket t ON t.event = ?1 AND t.serial = ${serial}
CROSS JOIN registration r ON r.event = ?1 AND r.id = t.registration
WHERE ${condition} AND r.id IN (SELECT value FROM json_each(?2))`;

// By the index of overrides, of which a whole edition has few. With what the log had before it was written
// over, and what a phone that is out of service has brought.
const SELECT_REMARKS = `${remarks(
  's.at AS at, s.gate AS gate, s.override',
  serialOfScan('s'),
  'scan s INDEXED BY scan_override',
  `s.event = ?1 AND s.override IS NOT NULL AND s.override <> ''`,
)}
UNION ${remarks('s.at, s.gate, s.override', serialOfScan('s'), 'scan_history s', `s.event = ?1 AND s.override <> ''`)}
UNION ${remarks(
  `h.asked ->> 'at', d.gate, h.asked ->> 'override'`,
  serialHandedIn('h'),
  'handed_in h CROSS JOIN device d ON d.event = ?1 AND d.id = h.device',
  `h.event = ?1 AND h.state <> 'accepted' AND h.asked ->> 'override' <> ''`,
)}
ORDER BY at LIMIT ${TOLD_MOST}`;

const SELECT_OPENINGS = `
SELECT j.value AS id, a.at, a.verb AS what, m.role
FROM json_each(?2) j CROSS JOIN audit a INDEXED BY audit_registration
  ON a.event = ?1 AND a.subject GLOB 'registration *' AND a.subject = 'registration ' || j.value
CROSS JOIN member m ON m.id = a.actor
WHERE a.verb IN (${inSql(LOOKS)}) ORDER BY a.at DESC, a.id DESC LIMIT ${TOLD_MOST}`;

// A list of groups is opened as one: its audit row names the list, by its code as an address has it.
const SELECT_LISTS = `
SELECT r.id, a.at, a.verb AS what, m.role
FROM ${ASKED} CROSS JOIN audit a INDEXED BY audit_subject
  ON a.event = ?1 AND a.verb <> 'register' AND a.verb = 'open_list' AND a.subject = 'group code '
    || rtrim(replace(replace(r.group_code, '+', '-'), '/', '_'), '=')
  AND a.at >= r.created_at AND (r.erased_at IS NULL OR a.at < r.erased_at)
CROSS JOIN member m ON m.id = a.actor
ORDER BY a.at DESC, a.id DESC LIMIT ${TOLD_MOST}`;

// A file that was begun may be whole in somebody's hands, with who registered while it was written. It has
// no place of a wait list.
const SELECT_EXPORTS = `
SELECT r.id, f.made_at AS at, 'export_contacts' AS what, m.role
FROM ${ASKED} CROSS JOIN export_file f ON f.event = ?1 AND f.contacts = 1 AND f.attempts > 0
  AND coalesce(f.ended_at, f.seen_at, f.made_at) >= r.created_at AND (r.erased_at IS NULL OR f.made_at < r.erased_at)
CROSS JOIN member m ON m.id = f.made_by
ORDER BY f.made_at DESC LIMIT ${TOLD_MOST}`;

const SELECT_CONTACT = `
SELECT contact FROM registration WHERE event = ?1 AND id = ?2
UNION ALL SELECT party ->> 'contact' FROM wait WHERE event = ?1 AND id = ?2 LIMIT 1`;

const PERSON_IDS_MAX = 200;

const SELECT_SAME_PERSON = `
WITH own AS (
  SELECT id, phone_hash, email_hash, request FROM registration WHERE event = ?1 AND id = ?2
  UNION ALL SELECT id, phone_hash, email_hash, NULL FROM wait WHERE event = ?1 AND id = ?2)
SELECT id FROM own
UNION SELECT r.id FROM own CROSS JOIN registration r INDEXED BY registration_phone
  ON r.event = ?1 AND r.phone_hash = own.phone_hash AND r.phone_hash IS NOT NULL
UNION SELECT r.id FROM own CROSS JOIN registration r INDEXED BY registration_email
  ON r.event = ?1 AND r.email_hash = own.email_hash AND r.email_hash IS NOT NULL
UNION SELECT r.id FROM own CROSS JOIN registration r INDEXED BY registration_request
  ON r.event = ?1 AND r.request = own.request AND r.request IS NOT NULL
UNION SELECT w.id FROM own CROSS JOIN wait w ON w.event = ?1
  AND (w.phone_hash = own.phone_hash OR w.email_hash = own.email_hash)
ORDER BY id LIMIT ${PERSON_IDS_MAX}`;
