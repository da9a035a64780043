import { desc, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { Edition } from '../../domain/edition.ts';
import { offsetsOf } from '../../domain/edition-times.ts';
import { auditedUpdate, auditRow, type By } from '../d1/audit.ts';
import { event } from '../d1/schema/editions.ts';
import { newDataKey, newTokenKey } from '../keys/keys.ts';
import { newSigningKey } from '../keys/rotate.ts';
import { putRows, settingsRow } from './edition-rows.ts';
import { forgetEditions } from './editions.ts';

/** An edition as it is set up: everything but its number and its keys. */
export type EditionPlan = Omit<Edition, 'number'>;

/** Words of the fixed permutation of serials in an edition's codes. */
const CODE_KEY_WORDS = 4;

/** Others may take a number or a slug between the read and the write. */
const TRIES_MAX = 4;

/** The edition with this slug: made now or before, from the same file or another one. */
export interface SetUp {
  readonly number: number;
  readonly created: boolean;
  readonly same: boolean;
}

/** Who sets up an edition, and from what. */
export interface Maker {
  readonly by: string;
  readonly fingerprint: string;
  /** The member of another edition who is the owner of this one. */
  readonly owner?: By;
}

/**
 * Sets up an edition once, however often and by how many at once it is asked for. `fingerprint`
 * distinguishes the files: under a slug that is taken, no row is written.
 */
export async function setUpEdition(
  env: { readonly DB: D1Database; readonly SECRET_KEY: string },
  plan: EditionPlan,
  { by, fingerprint, owner }: Maker,
  now: number,
): Promise<SetUp> {
  for (let tries = 1; ; tries++) {
    const existing = await drizzle(env.DB)
      .select({ number: event.number, fingerprint: event.fingerprint })
      .from(event)
      .where(eq(event.slug, plan.slug))
      .get();
    if (existing) {
      const same = existing.fingerprint === fingerprint;
      return { number: existing.number, created: false, same };
    }
    try {
      const number = await createEdition(env, plan, by, now, fingerprint, owner);
      return { number, created: true, same: true };
    } catch (error) {
      if (tries === TRIES_MAX) throw error;
    }
  }
}

/**
 * Writes a new edition with fresh keys, in one batch, and gives its number. Throws when its slug or
 * its number was taken meanwhile.
 */
export async function createEdition(
  env: { readonly DB: D1Database; readonly SECRET_KEY: string },
  plan: EditionPlan,
  by: string,
  now: number,
  fingerprint = '',
  owner: By | null = null,
): Promise<number> {
  const db = env.DB;
  const orm = drizzle(db);
  const numbers = orm.select({ number: event.number }).from(event);
  const last = await numbers.orderBy(desc(event.number)).limit(1).get();
  const number = (last?.number ?? 0) + 1;
  const { slug, days, gates, copied_from = null } = plan;
  const row = {
    ...settingsRow(plan),
    slug,
    copied_from,
    number,
    utc_offsets: offsetsOf(plan),
    data_key: await newDataKey(env.SECRET_KEY, number),
    token_key: await newTokenKey(env.SECRET_KEY, number),
    fingerprint,
    code_key: [...crypto.getRandomValues(new Uint32Array(CODE_KEY_WORDS))],
    created_at: now,
  };
  const slots = days.flatMap((day) => day.slots);
  const inserted = orm.insert(event).values(row).toSQL();
  const key = { ...(await newSigningKey(env.SECRET_KEY, number)), now };
  await db.batch([
    db.prepare(inserted.sql).bind(...inserted.params),
    db.prepare('INSERT INTO ledger_clock (event, seq) VALUES (?1, 0)').bind(number),
    ...putRows(db, number, { days, slots, gates, of: plan }).statements,
    db.prepare(INSERT_KEY).bind(number, JSON.stringify(key)),
    ...(owner ? [ownedBy(db, number, owner, now)] : []),
    auditRow(
      db,
      { by: { event: number, id: by }, at: now, verb: 'create', subject: `event ${number}` },
      {
        values: { number, days: days.length, windows: slots.length, gates: gates.length },
        found: `FROM event WHERE number = ?1 ->> 'number'`,
        after: {
          version: 'version',
          days: `?1 ->> 'days'`,
          windows: `?1 ->> 'windows'`,
          gates: `?1 ->> 'gates'`,
        },
      },
    ),
  ]);
  forgetEditions();
  return number;
}

/** Its owner is the person who has a role in the edition that they came from. */
function ownedBy(db: D1Database, number: number, owner: By, now: number): D1PreparedStatement {
  return db.prepare(INSERT_OWNER).bind(number, crypto.randomUUID(), owner.id, owner.event, now);
}

/** Moves an edition to another slug, with all its data, and closes it. */
export async function archiveEdition(
  db: D1Database,
  by: By,
  slug: string,
  now: number,
): Promise<void> {
  const number = by.event;
  await db.batch(
    auditedUpdate(
      db,
      { by, at: now, verb: 'archive', subject: `event ${number}` },
      {
        table: event,
        set: { slug: `?1 ->> 'slug'`, status: `'archived'`, version: 'version + 1' },
        where: `number = ?1 ->> 'number' AND status <> 'archived'`,
        values: { number, slug: `${slug}-${number}` },
        noted: ['slug', 'status', 'version'],
      },
    ),
  );
  forgetEditions();
}

const INSERT_OWNER = `
INSERT INTO member (id, event, person, name, role, state, created_at)
SELECT ?2, ?1, person, name, 'owner', 'active', ?5
FROM member WHERE id = ?3 AND event = ?4 AND state = 'active'`;

const INSERT_KEY = `
INSERT INTO signing_key (event, id, public_jwk, private_key, from_serial, created_at)
SELECT ?1, 1, ?2 -> 'jwk', ?2 ->> 'wrapped', 1, ?2 ->> 'now'`;
