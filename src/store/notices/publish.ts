import type { AuditVerb } from '../../domain/audited.ts';
import type { NoticeContent } from '../../domain/notice.ts';
import { NOTICES_MAX, REVISIONS_MAX } from '../../domain/notice.ts';
import { auditedUpdate, auditRow, type By } from '../d1/audit.ts';
import { rowsOf } from '../d1/batch.ts';
import { notice } from '../d1/schema/editions.ts';

/** A version to be written, by the form that asks for it. */
export interface Version {
  readonly form: string;
  readonly content: NoticeContent;
}

/**
 * Publishes a notice under the next number of its edition, once by its form. Gives its number; null
 * where the edition has no number left.
 */
export async function addNotice(
  db: D1Database,
  by: By,
  version: Version,
  now: number,
): Promise<number | null> {
  const number = `(SELECT coalesce(max(number), 0) + 1 FROM notice WHERE event = ?1 ->> 'event')`;
  const written = await insert(db, { by, now, verb: 'publish_notice' }, version, {
    values: {},
    number,
    revision: '1',
    found: `WHERE NOT ${IS_WRITTEN} AND ${number} <= ${NOTICES_MAX}`,
  });
  return written?.number ?? null;
}

/**
 * Puts a new text in the place of a version, once by its form. Null where that version is not the
 * latest any more, or is withdrawn.
 */
export async function reviseNotice(
  db: D1Database,
  by: By,
  { number, base }: { readonly number: number; readonly base: number },
  version: Version,
  now: number,
): Promise<{ readonly number: number; readonly revision: number } | null> {
  return insert(db, { by, now, verb: 'correct_notice' }, version, {
    values: { number, base },
    number: `(?1 ->> 'number')`,
    revision: `(?1 ->> 'base') + 1`,
    found: `FROM notice o WHERE o.event = ?1 ->> 'event' AND o.number = ?1 ->> 'number'
      AND o.revision = ?1 ->> 'base' AND o.revision < ${REVISIONS_MAX}
      AND o.withdrawn_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM notice l WHERE l.event = o.event AND l.number = o.number
          AND l.revision > o.revision
      ) AND NOT ${IS_WRITTEN}`,
  });
}

/** Withdraws the latest version of a notice; one that is withdrawn stays as it is. */
export async function withdrawVersion(
  db: D1Database,
  by: By,
  number: number,
  now: number,
): Promise<void> {
  const values = { event: by.event, number, by: by.id, now };
  await db.batch(
    auditedUpdate(
      db,
      { by, at: now, verb: 'withdraw_notice', subject: `notice ${number}` },
      {
        table: notice,
        set: { withdrawn_at: `max(published_at, ?1 ->> 'now')`, withdrawn_by: `?1 ->> 'by'` },
        where: `event = ?1 ->> 'event' AND number = ?1 ->> 'number' AND withdrawn_at IS NULL
          AND revision = (SELECT max(revision) FROM notice
            WHERE event = ?1 ->> 'event' AND number = ?1 ->> 'number')`,
        values,
        noted: ['withdrawn_at'],
      },
    ),
  );
}

/** What a form has written already. */
const IS_WRITTEN = `EXISTS (SELECT 1 FROM notice WHERE event = ?1 ->> 'event' AND form = ?1 ->> 'form')`;

interface Place {
  readonly values: Readonly<Record<string, number>>;
  /** SQL of both. */
  readonly number: string;
  readonly revision: string;
  /** From where, and on which condition. */
  readonly found: string;
}

/** The audit row and the version, on one condition, and what is written under its form then. */
async function insert(
  db: D1Database,
  { by, now, verb }: { readonly by: By; readonly now: number; readonly verb: AuditVerb },
  { form, content }: Version,
  { values, number, revision, found }: Place,
): Promise<{ readonly number: number; readonly revision: number } | null> {
  const row = { ...values, ...content, event: by.event, form, by: by.id, now };
  const subject = { kind: 'notice', sql: number } as const;
  const [, , result] = await db.batch([
    auditRow(
      db,
      { by, at: now, verb, subject },
      { values: row, found, after: { ...NOTED, revision } },
    ),
    db
      .prepare(`${INSERT} SELECT ?1 ->> 'event', ${number}, ${revision}, ${TYPED} ${found}`)
      .bind(JSON.stringify(row)),
    db
      .prepare('SELECT number, revision FROM notice WHERE event = ?1 AND form = ?2')
      .bind(by.event, form),
  ]);
  const [written] = rowsOf<{ number: number; revision: number }>(result);
  return written ?? null;
}

// The words stay in their row, which is readable for ever: the audit notes by which form.
const NOTED = {
  form: `?1 ->> 'form'`,
  template: `?1 ->> 'template'`,
  gate: `?1 ->> 'gate'`,
  until: `?1 ->> 'until'`,
  pinned: `?1 ->> 'pinned'`,
};

const INSERT = `
INSERT INTO notice (event, number, revision, form, kind, template, pinned, gate, until, text, parts,
  published_by, published_at)`;

const TYPED = `?1 ->> 'form', ?1 ->> 'kind', ?1 ->> 'template', ?1 ->> 'pinned', ?1 ->> 'gate',
  ?1 ->> 'until', ?1 -> 'text', nullif(?1 -> 'parts', 'null'), ?1 ->> 'by', ?1 ->> 'now'`;
