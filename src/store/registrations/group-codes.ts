import { and, asc, desc, eq, gt, isNull, lt } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { Edition } from '../../domain/edition.ts';
import { Problem } from '../../domain/problem.ts';
import { auditedInsert, auditedUpdate, type By, type Subject } from '../d1/audit.ts';
import { rowsOf } from '../d1/batch.ts';
import { group_code } from '../d1/schema/registrations.ts';
import { randomCode } from '../keys/codes.ts';
import { hashSecret } from '../keys/keys.ts';
import { hashOf, idOf } from '../members/invitations.ts';

/** What is asked of a code, as expressions of SQL: `at` in ms, `people` to be added. */
interface AskedOfCode {
  readonly event: string;
  readonly hash: string;
  readonly at: string;
  readonly people: string;
  readonly day: string;
}

/**
 * Whether a code allows this, in SQL: as the table of registrations tests it when it is written.
 */
export function codeOpens({ event, hash, at, people, day }: AskedOfCode): string {
  return `EXISTS (
    SELECT 1 FROM group_code g WHERE g.event = ${event} AND g.hash = ${hash}
      AND g.withdrawn_at IS NULL AND g.expires_at > ${at} AND g.uses < g.uses_max
      AND g.people + ${people} <= g.people_max
      AND (g.days IS NULL OR EXISTS (SELECT 1 FROM json_each(g.days) d WHERE d.value = ${day})))`;
}

/** 120 bits: they cannot be found by trying. */
const CODE_BYTES = 15;

/** What a code of the directorate allows. */
export interface GroupCodeTerms {
  /** People of all registrations together, and how many registrations. */
  readonly people: number;
  readonly uses: number;
  /** Numbers of the days; null for every day. */
  readonly days: readonly number[] | null;
  /** When it ends, ms. */
  readonly expires_at: number;
}

/**
 * Codes of an edition that can be used at once: more than a region has directorates. The team's page
 * lists all of them: one that it did not list could be withdrawn by nobody.
 */
export const OPEN_CODES_MOST = 200;

/** Those that can still be used, in SQL. */
const OPEN_CODES = `SELECT count(*) FROM group_code WHERE event = ?1 ->> 'event'
  AND withdrawn_at IS NULL AND expires_at > ?1 ->> 'created_at' AND uses < uses_max`;

/**
 * A code with which schools and associations register at once. Only its hash is kept. `code`, if it
 * is given, is that of a form which may be sent twice: it is one. Throws `too_many_changes` where too
 * many can be used already.
 */
export async function createGroupCode(
  db: D1Database,
  by: By,
  terms: GroupCodeTerms,
  now: number,
  code: string = randomCode(CODE_BYTES),
): Promise<string> {
  const { people, uses, days, expires_at } = terms;
  const row = {
    event: by.event,
    hash: await hashSecret(code),
    people_max: people,
    people: 0,
    uses_max: uses,
    uses: 0,
    days: days === null ? null : [...days],
    made_by: by.id,
    created_at: now,
    expires_at,
  };
  const subject: Subject = `group code ${idOf(row.hash)}`;
  const results = await db.batch([
    ...auditedInsert(
      db,
      { by, at: now, verb: 'group_code', subject },
      {
        table: group_code,
        row,
        unless: `EXISTS (SELECT 1 FROM group_code
          WHERE event = ?1 ->> 'event' AND hash = ?1 ->> 'hash')
          OR (${OPEN_CODES}) >= ${OPEN_CODES_MOST}`,
        noted: ['people_max', 'uses_max', 'days', 'expires_at'],
      },
    ),
    db.prepare(SELECT_CODE).bind(by.event, row.hash),
  ]);
  if (rowsOf(results.at(-1)).length === 0) {
    const detail = `An edition can have ${OPEN_CODES_MOST} codes that are open at once.`;
    throw new Problem('too_many_changes', { detail });
  }
  return code;
}

const SELECT_CODE = 'SELECT 1 FROM group_code WHERE event = ?1 AND hash = ?2';

/** The form with the code filled in: of the current or next day among those that it allows. */
export function groupCodeUrl(
  publicUrl: string,
  edition: Pick<Edition, 'slug' | 'days'>,
  { code, days }: { readonly code: string; readonly days: GroupCodeTerms['days'] },
  now: number,
): string {
  const opened = edition.days.filter(({ number }) => days?.includes(number) ?? true);
  const day = opened.find((one) => now < one.closes_at)?.number ?? opened[0]?.number ?? 1;
  return `${publicUrl}/ar/${edition.slug}/days/${day}?kind=school&group_code=${code}`;
}

/** A code that can still be used, and how far it was used. */
export interface OpenGroupCode {
  /** Identifies it for those who may withdraw it; it is not the code. */
  readonly id: string;
  readonly people: number;
  readonly people_max: number;
  readonly uses: number;
  readonly uses_max: number;
  /** Numbers of the days; null for every day. */
  readonly days: readonly number[] | null;
  /** ms. */
  readonly expires_at: number;
}

/** With those of lists that are being imported, each for two hours. */
const LISTED_MOST = 2 * OPEN_CODES_MOST;

/** The codes of an edition that are valid at `now` (ms) and are not used up, the latest first. */
export async function openGroupCodes(
  db: D1Database,
  event: number,
  now: number,
): Promise<OpenGroupCode[]> {
  const rows = await drizzle(db)
    .select({
      hash: group_code.hash,
      people: group_code.people,
      people_max: group_code.people_max,
      uses: group_code.uses,
      uses_max: group_code.uses_max,
      days: group_code.days,
      expires_at: group_code.expires_at,
    })
    .from(group_code)
    .where(
      and(
        eq(group_code.event, event),
        isNull(group_code.withdrawn_at),
        gt(group_code.expires_at, now),
        lt(group_code.uses, group_code.uses_max),
      ),
    )
    .orderBy(desc(group_code.created_at), asc(group_code.hash))
    .limit(LISTED_MOST);
  return rows.map(({ hash, ...row }) => ({ ...row, id: idOf(hash) }));
}

/** Withdraws a code; registrations that it has confirmed stay confirmed. */
export async function withdrawGroupCode(
  db: D1Database,
  by: By,
  id: string,
  now: number,
): Promise<void> {
  await db.batch(
    auditedUpdate(
      db,
      { by, at: now, verb: 'withdraw', subject: `group code ${id}` },
      {
        table: group_code,
        set: { withdrawn_at: `?1 ->> 'now'` },
        where: `event = ?1 ->> 'event' AND hash = ?1 ->> 'hash' AND withdrawn_at IS NULL`,
        values: { event: by.event, hash: hashOf(id), now },
        noted: ['withdrawn_at'],
      },
    ),
  );
}
