import type { Audience, BulkTexts } from '../../domain/bulk.ts';
import type { ToldWindow } from '../../domain/editing/edits.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { MessageStanding } from '../../domain/message.ts';
import { auditedUpdate, auditRow, type By } from '../d1/audit.ts';
import { query, rowsOf, type Verb } from '../d1/batch.ts';
import { bulk } from '../d1/schema/messages.ts';
import { dropBulk } from './many.ts';

/** Texts of the office that an edition can have, and that its page shows. */
const BULKS_MAX = 200;
const SHOWN = 10;

/** What the office writes to many. */
export interface NewBulk {
  /** The form that asks for it. */
  readonly form: string;
  readonly texts: BulkTexts;
  readonly audience: Audience;
  readonly of_visit: boolean;
  /** ms: nothing that it says is of use from then on. */
  readonly worth_until: number;
  /** Whose holders are told, in order. */
  readonly windows: readonly ToldWindow[];
  readonly registrations: number;
  readonly people: number;
  /** Of its texts, for the log. */
  readonly fingerprint: string;
}

/** A text of the office, and how far it has come. */
export interface StoredBulk {
  readonly number: number;
  readonly texts: BulkTexts;
  readonly audience: Audience;
  readonly registrations: number;
  /** ms */
  readonly worth_until: number;
  readonly made_at: number;
  readonly stopped_at: number | null;
  /** Whether all of its messages are written, or none will be any more. */
  readonly done: boolean;
  /** Messages that are written, and holders whom nothing reaches. */
  readonly written: number;
  readonly unreachable: number;
}

/** Where its messages stand. */
export interface BulkCount {
  readonly number: number;
  readonly locale: Locale;
  readonly standing: MessageStanding;
  readonly messages: number;
}

/**
 * Writes a text of the office under the next number of its edition, once by its form, with the cause of
 * its messages. Gives its number; null where the edition has as many as it can have.
 */
export async function addBulk(
  db: D1Database,
  by: By,
  { fingerprint, people, windows, ...asked }: NewBulk,
  now: number,
): Promise<number | null> {
  const values = { ...asked, fingerprint, people, windows, event: by.event, by: by.id, now };
  const json = JSON.stringify(values);
  const results = await db.batch([
    auditRow(
      db,
      { by, at: now, verb: 'send_bulk', subject: { kind: 'bulk', sql: NEXT } },
      {
        values,
        found: IS_NEW,
        after: {
          registrations: `?1 ->> 'registrations'`,
          people: `?1 ->> 'people'`,
          until: `?1 ->> 'worth_until'`,
          text: `?1 ->> 'fingerprint'`,
        },
      },
    ),
    db.prepare(INSERT_BULK).bind(json),
    db.prepare(INSERT_CAUSE).bind(json),
    db.prepare('SELECT number FROM bulk WHERE event = ?1 AND form = ?2').bind(by.event, asked.form),
  ]);
  const [written] = rowsOf<{ number: number }>(results.at(-1));
  return written?.number ?? null;
}

/**
 * Stops a text of the office: no message of it is written or leaves from then on. One that is stopped,
 * or of which everything is written and sent, stays as it is.
 */
export async function stopBulk(db: D1Database, by: By, number: number, now: number): Promise<void> {
  const values = { event: by.event, number, by: by.id, now };
  await db.batch([
    ...auditedUpdate(
      db,
      { by, at: now, verb: 'stop_bulk', subject: `bulk ${number}` },
      {
        table: bulk,
        set: { stopped_at: `?1 ->> 'now'`, stopped_by: `?1 ->> 'by'` },
        where: `event = ?1 ->> 'event' AND number = ?1 ->> 'number' AND stopped_at IS NULL
          AND ${MAY_LEAVE}`,
        values,
        noted: ['stopped_at'],
      },
    ),
    db.prepare(END_CAUSE).bind(by.event, number, now),
    ...dropBulk(db, by.event, number).statements,
  ]);
}

/** The newest texts of the office, or one of them. */
export function readBulks(
  db: D1Database,
  event: number,
  number: number | null = null,
): Verb<StoredBulk[]> {
  const rows = query<
    Omit<StoredBulk, 'texts' | 'audience' | 'done'> & {
      texts: string;
      audience: string;
      done: number;
    }
  >(db.prepare(SELECT_BULKS).bind(event, number, SHOWN));
  return {
    statements: rows.statements,
    read: (results) =>
      rows.read(results).map((row) => ({
        ...row,
        texts: JSON.parse(row.texts) as BulkTexts,
        audience: JSON.parse(row.audience) as Audience,
        done: row.done === 1,
      })),
  };
}

/** Where the messages of the newest texts of the office stand: a few rows, however many they are. */
export function readBulkCounts(db: D1Database, event: number): Verb<BulkCount[]> {
  return query(db.prepare(SELECT_COUNTS).bind(event, BULKS_MAX));
}

const NEXT = `(SELECT coalesce(max(number), 0) + 1 FROM bulk WHERE event = ?1 ->> 'event')`;
const IS_NEW = `WHERE NOT EXISTS (
  SELECT 1 FROM bulk WHERE event = ?1 ->> 'event' AND form = ?1 ->> 'form'
) AND ${NEXT} <= ${BULKS_MAX}`;

const INSERT_BULK = `
INSERT INTO bulk (event, number, form, texts, audience, of_visit, registrations, worth_until, made_by,
  made_at)
SELECT ?1 ->> 'event', ${NEXT}, ?1 ->> 'form', ?1 -> 'texts', ?1 -> 'audience', ?1 ->> 'of_visit',
  ?1 ->> 'registrations', ?1 ->> 'worth_until', ?1 ->> 'by', ?1 ->> 'now'
${IS_NEW}`;

const INSERT_CAUSE = `
INSERT INTO message_cause (event, kind, revision, windows, people, made_by, at)
SELECT event, 'bulk', number, ?1 -> 'windows', ?1 ->> 'people', made_by, made_at
FROM bulk WHERE event = ?1 ->> 'event' AND form = ?1 ->> 'form'
ON CONFLICT (event, kind, revision) DO NOTHING`;

/** Whether a message of it is still to be written, or has not left. */
const MAY_LEAVE = `(
  EXISTS (SELECT 1 FROM message_cause c WHERE c.event = ?1 ->> 'event' AND c.kind = 'bulk'
    AND c.revision = ?1 ->> 'number' AND c.done_at IS NULL)
  OR EXISTS (SELECT 1 FROM message_count n WHERE n.event = ?1 ->> 'event' AND n.kind = 'bulk'
    AND n.bulk = ?1 ->> 'number' AND n.standing IN ('ready', 'sending', 'no_channel')
    AND n.messages > 0))`;

const END_CAUSE = `
UPDATE message_cause SET done_at = ?3
WHERE event = ?1 AND kind = 'bulk' AND revision = ?2 AND done_at IS NULL`;

const SELECT_BULKS = `
SELECT b.number, b.texts, b.audience, b.registrations, b.worth_until, b.made_at, b.stopped_at,
  c.done_at IS NOT NULL AS done, c.messages AS written, c.unreachable
FROM bulk b JOIN message_cause c ON c.event = b.event AND c.kind = 'bulk' AND c.revision = b.number
WHERE b.event = ?1 AND (?2 IS NULL OR b.number = ?2) ORDER BY b.number DESC LIMIT ?3`;

const SELECT_COUNTS = `
SELECT bulk AS number, locale, standing, messages FROM message_count
WHERE event = ?1 AND kind = 'bulk' AND messages > 0 LIMIT ?2 * 40`;
