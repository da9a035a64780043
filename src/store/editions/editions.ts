import { and, asc, desc, eq, gte, inArray, lt, ne } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { UtcOffset } from '../../domain/calendar.ts';
import { DEFAULT_POLICY, type Edition } from '../../domain/edition.ts';
import { offsetsOf, withInstants } from '../../domain/edition-times.ts';
import { readableEdition } from '../../domain/other-language.ts';
import { keyOf, type TicketKey } from '../../domain/ticket-key.ts';
import { HOUR_MS } from '../../domain/time.ts';
import type { Env } from '../../env.ts';
import { auditedUpdate } from '../d1/audit.ts';
import { Memo } from '../d1/memo.ts';
import { day, event, gate, signing_key, slot } from '../d1/schema/editions.ts';
import { message_cause } from '../d1/schema/messages.ts';
import { slotRows } from './slot-rows.ts';

/** An edition with what only the server knows of it. */
export interface StoredEdition extends Edition {
  readonly data_key: string | null;
  readonly erased_at: number | null;
  readonly token_key: string;
  readonly code_key: readonly number[];
  /** Raised by each edit. */
  readonly version: number;
  readonly keys: readonly TicketKey[];
  /** Offsets of the zone by which the instants are derived. */
  readonly utc_offsets: readonly UtcOffset[];
  /** The stored instants are those of an older law. */
  readonly stale: boolean;
}

/** How long an isolate uses what it read of an edition, while that has no later version, ms. */
const FRESH_MS = 5_000;
/** How long an edit that was made elsewhere may be unknown here, ms: then one small read asks. */
const VERSION_MS = 1_000;
/**
 * After a quiet time many come at once, ms: one of them asks, and the others go by what was known.
 * Whatever is decided is judged by the writers' own version.
 */
const QUIET_MS = HOUR_MS;
const MOST = 500;
const versions = new Memo<number | null>(VERSION_MS, MOST, QUIET_MS);
/** By number and version: what was read under an older one is found no more. */
const byVersion = new Memo<StoredEdition | null>(FRESH_MS, MOST, QUIET_MS);
const numbers = new Memo<number | null>(FRESH_MS, MOST, QUIET_MS);
const anew = new Memo<StoredEdition | null>(1_000);

export async function editionBySlug(
  env: Env,
  slug: string,
  now: number,
): Promise<StoredEdition | null> {
  const number = await numbers.get(slug, now, () => numberOf(env.DB, slug));
  return number === null ? null : editionByNumber(env, number, now);
}

/** An edition for a reader, as it is, or was a second ago: with something to read in every language. */
export async function editionByNumber(
  env: Env,
  number: number,
  now: number,
): Promise<StoredEdition | null> {
  const version = await versions.get(String(number), now, () => versionOf(env.DB, number));
  if (version === null) return null;
  return byVersion.get(`${number} ${version}`, now, async () => {
    const edition = await loadEdition(env.DB, number);
    return edition && readableEdition(edition);
  });
}

/**
 * The key that a ticket must be signed with. A key that this isolate does not have may be new: the
 * edition is then read past the memo, once a second at most.
 */
export async function ticketKeyOf(
  env: Env,
  edition: Pick<StoredEdition, 'number' | 'keys'>,
  ticket: { readonly keyId: number; readonly serial: number },
  now: number,
): Promise<TicketKey | undefined> {
  if (edition.keys.some(({ id }) => id === ticket.keyId)) return keyOf(edition.keys, ticket);
  const { number } = edition;
  const renewed = await anew.get(String(number), now, () => loadEdition(env.DB, number));
  return renewed ? keyOf(renewed.keys, ticket) : undefined;
}

/**
 * An edition for an edit, read past the memo. By its slug; without one, the edition of the front
 * page at `now` (ms).
 */
export async function findEdition(
  db: D1Database,
  slug: string | undefined,
  now = 0,
): Promise<StoredEdition | null> {
  const number = await (slug === undefined ? currentNumber(db, now) : numberOf(db, slug));
  return number === null ? null : loadEdition(db, number);
}

/** The edition of the front page: the one under way or next, else the latest. */
export async function currentEdition(env: Env, now: number): Promise<StoredEdition | null> {
  const number = await numbers.get('', now, () => currentNumber(env.DB, now));
  return number === null ? null : editionByNumber(env, number, now);
}

/** Drops what this isolate remembers, after this isolate changed an edition. */
export function forgetEditions(): void {
  versions.forget();
  byVersion.forget();
  anew.forget();
  numbers.forget();
}

/** Slugs that begin with these letters. */
export async function slugsLike(db: D1Database, begin: string): Promise<ReadonlySet<string>> {
  const rows = await drizzle(db)
    .select({ slug: event.slug })
    .from(event)
    .where(and(gte(event.slug, begin), lt(event.slug, `${begin}~`)));
  return new Set(rows.map(({ slug }) => slug));
}

async function numberOf(db: D1Database, slug: string): Promise<number | null> {
  const row = await drizzle(db)
    .select({ number: event.number })
    .from(event)
    .where(eq(event.slug, slug))
    .get();
  return row?.number ?? null;
}

async function versionOf(db: D1Database, number: number): Promise<number | null> {
  const row = await drizzle(db)
    .select({ version: event.version })
    .from(event)
    .where(eq(event.number, number))
    .get();
  return row?.version ?? null;
}

async function currentNumber(db: D1Database, now: number): Promise<number | null> {
  const orm = drizzle(db);
  const shown = inArray(event.status, ['open', 'closed']);
  const next = await orm
    .select({ number: event.number })
    .from(event)
    .innerJoin(day, eq(day.event, event.number))
    .where(and(shown, gte(day.closes_at, now)))
    .orderBy(asc(day.opens_at))
    .get();
  if (next) return next.number;
  const last = await orm
    .select({ number: event.number })
    .from(event)
    .where(and(shown, ne(event.status, 'draft')))
    .orderBy(desc(event.number))
    .get();
  return last?.number ?? null;
}

/** Numbers of the editions that are published, the newest first, at most this many. */
export async function shownEditions(db: D1Database, most: number): Promise<number[]> {
  const rows = await drizzle(db)
    .select({ number: event.number })
    .from(event)
    .where(inArray(event.status, ['open', 'closed']))
    .orderBy(desc(event.number))
    .limit(most);
  return rows.map(({ number }) => number);
}

/** Reads an edition in one batch, past every cache. */
export async function loadEdition(db: D1Database, number: number): Promise<StoredEdition | null> {
  const orm = drizzle(db);
  const [events, days, slots, gates, keys, calledOff] = await orm.batch([
    orm.select().from(event).where(eq(event.number, number)),
    orm.select().from(day).where(eq(day.event, number)).orderBy(day.date),
    orm
      .select({
        number: slot.number,
        day: slot.day,
        from: slot.from_time,
        to: slot.to_time,
        starts_at: slot.starts_at,
        ends_at: slot.ends_at,
        capacity: slot.capacity,
        closed: slot.closed,
        moved: slot.moved,
      })
      .from(slot)
      .where(eq(slot.event, number))
      .orderBy(slot.starts_at, slot.number),
    orm.select().from(gate).where(eq(gate.event, number)).orderBy(gate.number),
    orm
      .select({
        id: signing_key.id,
        jwk: signing_key.public_jwk,
        from_serial: signing_key.from_serial,
        to_serial: signing_key.to_serial,
      })
      .from(signing_key)
      .where(eq(signing_key.event, number))
      .orderBy(signing_key.id),
    orm
      .select({ day: message_cause.revision })
      .from(message_cause)
      .where(and(eq(message_cause.event, number), eq(message_cause.kind, 'called_off'))),
  ]);
  const found = events[0];
  if (!found) return null;
  const {
    registration_opens: opens,
    registration_closes: closes,
    registration_opens_at: opens_at,
    registration_closes_at: closes_at,
    created_at,
    ...rest
  } = found;
  return asOfLaw({
    ...rest,
    // An edition that is older than a setting has none.
    policy: { ...DEFAULT_POLICY, ...rest.policy },
    registration: { opens, closes, opens_at, closes_at },
    stale: false,
    days: days.map(({ event: _, ...one }) => ({
      ...one,
      called_off: calledOff.some((off) => off.day === one.number),
      slots: slots.filter((slot) => slot.day === one.number),
    })),
    gates: gates.map(({ event: _, latitude, longitude, ...one }) => ({
      ...one,
      position: latitude === null || longitude === null ? null : { latitude, longitude },
    })),
    keys,
  });
}

/**
 * The edition by the present law: where the offsets of its zone differ from those by which its
 * instants were derived, they are derived again from its local times.
 */
function asOfLaw(edition: StoredEdition): StoredEdition {
  const utc_offsets = offsetsOf(edition);
  if (JSON.stringify(utc_offsets) === JSON.stringify(edition.utc_offsets)) return edition;
  return { ...withInstants(edition), utc_offsets, stale: true };
}

/**
 * Reads an edition for a writer that starts, past every cache. Instants that a new law has moved
 * are corrected as they are read, under a new version: what was judged by the old ones is judged
 * again.
 */
export async function loadForWriter(db: D1Database, number: number): Promise<StoredEdition | null> {
  const edition = await loadEdition(db, number);
  if (!edition?.stale) return edition;
  const { registration, days, utc_offsets } = edition;
  const slots = slotRows(
    edition,
    days.flatMap((one) => one.slots),
  );
  await db.batch([
    ...auditedUpdate(
      db,
      {
        by: { event: number, id: 'service' },
        at: Date.now(),
        verb: 'correct_instants',
        subject: `event ${number}`,
      },
      {
        table: event,
        set: CORRECTED,
        // Of two writers that start at once, one has done it.
        where: `number = ?1 ->> 'number' AND utc_offsets IS NOT ?1 -> 'utc_offsets'`,
        values: { number, utc_offsets, ...registration },
        noted: ['registration_opens_at', 'registration_closes_at', 'version'],
      },
    ),
    db.prepare(CORRECT_DAYS).bind(number, JSON.stringify(days)),
    db.prepare(CORRECT_SLOTS).bind(number, JSON.stringify(slots)),
  ]);
  forgetEditions();
  return loadEdition(db, number);
}

const CORRECTED = {
  registration_opens_at: `?1 ->> 'opens_at'`,
  registration_closes_at: `?1 ->> 'closes_at'`,
  utc_offsets: `?1 -> 'utc_offsets'`,
  version: 'version + 1',
};

const CORRECT_DAYS = `
UPDATE day SET opens_at = j.value ->> 'opens_at', closes_at = j.value ->> 'closes_at'
FROM json_each(?2) j WHERE day.event = ?1 AND day.number = j.value ->> 'number'`;

const CORRECT_SLOTS = `
UPDATE slot SET starts_at = j.value ->> 'starts_at', ends_at = j.value ->> 'ends_at',
  openings = j.value -> 'openings'
FROM json_each(?2) j WHERE slot.event = ?1 AND slot.number = j.value ->> 'number'`;
