import { drizzle } from 'drizzle-orm/d1';
import type { Edition } from '../domain/edition.ts';
import { bound } from './audit.ts';
import { randomCode } from './codes.ts';
import { hashSecret } from './keys.ts';
import { group_code } from './schema.ts';

/** 120 bits: nobody finds one by trying. */
const CODE_BYTES = 15;

/** What a code of the directorate opens. */
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
 * A code that lets schools and associations register at once. Only its hash is kept. `code`, if it
 * is given, is that of a form which may be sent twice: it is one.
 */
export async function createGroupCode(
  db: D1Database,
  by: { readonly event: number; readonly id: string },
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
  const audit = `INSERT INTO audit (event, at, actor, verb, subject)
    SELECT ?1, ?3, ?4, 'group_code', ?5
    WHERE NOT EXISTS (SELECT 1 FROM group_code WHERE event = ?1 AND hash = ?2)`;
  const subject = `${people} people, ${uses} uses`;
  await db.batch([
    db.prepare(audit).bind(by.event, row.hash, now, by.id, subject),
    bound(db, drizzle(db).insert(group_code).values(row).onConflictDoNothing().toSQL()),
  ]);
  return code;
}

/** The form on which a code is typed already: of the day that is on, or comes next. */
export function groupCodeUrl(
  publicUrl: string,
  edition: Pick<Edition, 'slug' | 'days'>,
  code: string,
  now: number,
): string {
  const day = edition.days.find((one) => now < one.closes_at)?.number ?? 1;
  return `${publicUrl}/ar/${edition.slug}/days/${day}?kind=school&group_code=${code}`;
}
