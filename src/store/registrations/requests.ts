import type { Locale } from '../../domain/kinds.ts';
import { REQUEST_KINDS, type RequestKind } from '../../domain/requests.ts';
import type { Env } from '../../env.ts';
import type { By } from '../d1/audit.ts';
import { query, rowsOf, run, type Verb } from '../d1/batch.ts';
import { inSql } from '../d1/words.ts';
import type { StoredEdition } from '../editions/editions.ts';
import { type Places, readPlaces } from '../editions/places.ts';
import { openContact } from './contact-box.ts';
import { noteOpenings } from './openings.ts';

/** Requests on one page. */
export const REQUESTS_SHOWN = 50;

/** One day of a request: a registration that waits. */
export interface WaitingDay {
  readonly id: string;
  readonly day: number;
  readonly slot: number;
  /** Places that it holds meanwhile, in people. */
  readonly held: number;
}

/** Registrations that were asked for together, and are decided together. */
export interface WaitingRequest {
  /** Of its first day. */
  readonly id: string;
  readonly kind: RequestKind;
  /** On each day. */
  readonly people: number;
  readonly days: readonly WaitingDay[];
  /** Since when it waits, ms. */
  readonly since: number;
  /** Who asks: the organization, or the person where there is none; null once it was erased. */
  readonly body: string | null;
}

export interface RequestQueue {
  /** How many wait, of each kind. */
  readonly waiting: Readonly<Record<RequestKind, number>>;
  readonly shown: readonly WaitingRequest[];
  /** Whether others wait after these. */
  readonly more: boolean;
  /** Free places of every window, read together with these. */
  readonly places: ReadonlyMap<number, Places>;
}

/**
 * Requests of a kind that wait, the oldest first, at most a page of them; from the one named `after`
 * on, if it is given. Decrypts only the name of the applicant, and notes who was shown it.
 */
export async function requestQueue(
  env: Env,
  edition: StoredEdition,
  by: By,
  { kind, after, now }: { kind: RequestKind; after: string | null; now: number },
): Promise<RequestQueue> {
  const db = env.DB;
  const [counted, rows, places] = await run(
    db,
    query<{ kind: RequestKind; n: number }>(db.prepare(COUNT_WAITING).bind(edition.number)),
    query<WaitingRow>(
      db.prepare(SELECT_WAITING).bind(edition.number, kind, after, REQUESTS_SHOWN + 1),
    ),
    readPlaces(db, edition.number),
  );
  const page = rows.slice(0, REQUESTS_SHOWN);
  const shown = await Promise.all(
    page.map(async ({ contact, days, ...row }) => {
      const box = await openContact(env, edition, { id: row.id, contact, now });
      const body = box && (box.organisation || box.name);
      return { ...row, days: daysOf(days), body };
    }),
  );
  const named = shown.filter(({ body }) => body !== null).map(({ id }) => id);
  if (named.length > 0) await noteOpenings(db, by, 'read_name', named, now).run();
  const waiting = Object.fromEntries(
    REQUEST_KINDS.map((one) => [one, counted.find((row) => row.kind === one)?.n ?? 0]),
  ) as Record<RequestKind, number>;
  return { waiting, shown, more: rows.length > page.length, places };
}

interface WaitingRow extends Omit<WaitingRequest, 'days' | 'body'> {
  /** `[[id, day, slot, held]]`. */
  readonly days: string;
  readonly contact: string | null;
}

/** The days of a request, as `DAYS_WAITING` writes them. */
export function daysOf(written: string): WaitingDay[] {
  const days = JSON.parse(written) as [string, number, number, number][];
  return days
    .map(([id, day, slot, held]) => ({ id, day, slot, held }))
    .sort((a, b) => a.day - b.day || a.slot - b.slot);
}

/** A registration that belongs to a request which is to be decided. */
export interface RequestPart {
  /** The one by which it was named. */
  readonly asked: string;
  readonly id: string;
  readonly kind: RequestKind;
  readonly day: number;
  readonly locale: Locale;
  readonly waits: boolean;
  /** What this form asked for is done already. */
  readonly done: boolean;
}

/** All registrations of the requests that these ids name, whether they wait or not. One statement. */
export function readRequests(
  db: D1Database,
  event: number,
  ids: readonly string[],
  key: string,
): Verb<RequestPart[]> {
  const statement = db.prepare(SELECT_PARTS).bind(event, JSON.stringify(ids), key);
  return {
    statements: [statement],
    read: ([result]) =>
      rowsOf<Omit<RequestPart, 'waits' | 'done'> & { waits: number; done: number }>(result).map(
        (row) => ({ ...row, waits: row.waits === 1, done: row.done === 1 }),
      ),
  };
}

/** A request is shown at its first day that waits. */
const FIRST_DAY = `(r.request IS NULL OR NOT EXISTS (
  SELECT 1 FROM registration e WHERE e.event = r.event AND e.request = r.request
    AND e.state = 'pending' AND (e.day, e.id) < (r.day, r.id)))`;

/** The days of a request that wait, as JSON. */
export const DAYS_WAITING = `iif(r.request IS NULL,
  json_array(json_array(r.id, r.day, r.slot, r.held)),
  (SELECT json_group_array(json_array(e.id, e.day, e.slot, e.held)) FROM registration e
    WHERE e.event = r.event AND e.request = r.request AND e.state = 'pending'))`;

// In the order of the index, so that a page reads only its own rows.
const SELECT_WAITING = `
SELECT r.id, r.kind, r.adults + r.children AS people, r.waits_since AS since, r.contact,
  ${DAYS_WAITING} AS days
FROM registration r INDEXED BY registration_pending
WHERE r.event = ?1 AND r.kind = ?2 AND r.state = 'pending' AND ${FIRST_DAY}
  AND (r.waits_since, r.id) > (coalesce(
    (SELECT p.waits_since FROM registration p WHERE p.event = ?1 AND p.id = ?3), -1
  ), coalesce(?3, ''))
ORDER BY r.waits_since, r.id LIMIT ?4`;

const COUNT_WAITING = `
SELECT kind, count(DISTINCT coalesce(request, id)) AS n
FROM registration INDEXED BY registration_pending
WHERE event = ?1 AND state = 'pending' GROUP BY kind`;

const PART = `r.id, r.kind, r.day, r.locale, r.state = 'pending' AS waits,
  EXISTS (SELECT 1 FROM registration_change c
    WHERE c.event = ?1 AND c.registration = r.id AND c.key = ?3) AS done`;

const SELECT_PARTS = `
SELECT j.value AS asked, ${PART} FROM json_each(?2) j
CROSS JOIN registration r ON r.event = ?1 AND r.id = j.value
WHERE r.kind IN (${inSql(REQUEST_KINDS)})
UNION
SELECT j.value AS asked, ${PART} FROM json_each(?2) j
CROSS JOIN registration one ON one.event = ?1 AND one.id = j.value
CROSS JOIN registration r ON r.event = ?1 AND r.request = one.request
ORDER BY r.day, r.id`;
