import { drizzle } from 'drizzle-orm/d1';
import { auditOf, bound } from './audit.ts';
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

/** A fresh code that lets schools and associations register at once. Only its hash is kept. */
export async function createGroupCode(
  db: D1Database,
  by: { readonly event: number; readonly id: string },
  terms: GroupCodeTerms,
  now: number,
): Promise<string> {
  const code = randomCode(CODE_BYTES);
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
  const subject = `${people} people, ${uses} uses`;
  await db.batch([
    bound(db, drizzle(db).insert(group_code).values(row).toSQL()),
    auditOf(db, { event: by.event, at: now, actor: by.id, verb: 'group_code', subject }),
  ]);
  return code;
}
