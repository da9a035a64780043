import type { Locale } from '../../domain/kinds.ts';
import type { MediaDetails } from '../../domain/media-details.ts';
import type { Party } from '../../domain/registration.ts';
import type { RequestKind } from '../../domain/requests.ts';
import type { Env } from '../../env.ts';
import type { By } from '../d1/audit.ts';
import { query, run } from '../d1/batch.ts';
import type { StoredEdition } from '../editions/editions.ts';
import { type Places, readPlaces } from '../editions/places.ts';
import { openContact } from './contact-box.ts';
import { noteOpenings } from './openings.ts';
import { DAYS_WAITING, daysOf, type WaitingRequest } from './requests.ts';

/** A request with what its applicant answered. */
export interface OpenedRequest extends WaitingRequest {
  readonly party: Party;
  readonly step_free: boolean;
  /** The language in which the applicant reads. */
  readonly locale: Locale;
  /** Null once it was erased. */
  readonly answers: {
    readonly name: string;
    readonly organisation: string | null;
    readonly media: MediaDetails | null;
    /** What was added when it was sent again. */
    readonly details: string | null;
  } | null;
  /** How to reach the applicant, where that was asked for. */
  readonly contact: { readonly phone: string | null; readonly email: string | null } | null;
  /** Free places of every window, read together with it. */
  readonly places: ReadonlyMap<number, Places>;
}

interface Opening {
  readonly id: string;
  readonly by: By;
  readonly verb: 'open_request' | 'show_contact';
  /** The kinds that may be opened. */
  readonly kinds: readonly RequestKind[];
  readonly now: number;
}

/**
 * Opens the request of a registration that waits, and notes by whom; null when it waits no more,
 * `other_kind` when it is of a kind that may not be opened.
 */
export async function openWaiting(
  env: Env,
  edition: StoredEdition,
  { id, by, verb, kinds, now }: Opening,
): Promise<OpenedRequest | 'other_kind' | null> {
  const db = env.DB;
  const [[row], places] = await run(
    db,
    query<OpenedRow>(db.prepare(SELECT_ONE).bind(edition.number, id)),
    readPlaces(db, edition.number),
  );
  if (!row) return null;
  const { kind } = row;
  if (!kinds.includes(kind)) return 'other_kind';
  const opened = await asOpened(env, edition, row, { places, now });
  await noteOpenings(db, by, verb, [id], now).run();
  return verb === 'show_contact' ? opened : { ...opened, contact: null };
}

/**
 * Opens those of these registrations that wait, in their order and without how to reach anybody;
 * each is noted, once an hour. The caller has asked whether their kinds may be opened.
 */
export async function openSeveral(
  env: Env,
  edition: StoredEdition,
  { ids, by, now }: { readonly ids: readonly string[]; readonly by: By; readonly now: number },
): Promise<OpenedRequest[]> {
  const db = env.DB;
  const [rows, places] = await run(
    db,
    query<OpenedRow>(db.prepare(SELECT_SEVERAL).bind(edition.number, JSON.stringify(ids))),
    readPlaces(db, edition.number),
  );
  const found = rows.map(({ id }) => id);
  if (found.length > 0) await noteOpenings(db, by, 'open_request', found, now).run();
  const opened = rows.map((row) => asOpened(env, edition, row, { places, now }));
  return (await Promise.all(opened)).map((one) => ({ ...one, contact: null }));
}

async function asOpened(
  env: Env,
  edition: StoredEdition,
  { id, kind, days, ...row }: OpenedRow,
  { places, now }: { readonly places: ReadonlyMap<number, Places>; readonly now: number },
): Promise<OpenedRequest> {
  const box = await openContact(env, edition, { id, contact: row.contact, now });
  const { adults, children, girls, boys, coaches } = row;
  const { organisation = null, media = null, details = null } = box ?? {};
  return {
    id,
    kind,
    people: adults + children,
    days: daysOf(days),
    since: row.since,
    body: box && (organisation || box.name),
    party: { adults, children, girls, boys, coaches },
    step_free: row.step_free === 1,
    locale: row.locale,
    answers: box && { name: box.name, organisation, media, details },
    contact: box && { phone: box.phone, email: box.email },
    places,
  };
}

interface OpenedRow extends Party {
  readonly id: string;
  readonly kind: RequestKind;
  readonly step_free: number;
  readonly locale: Locale;
  readonly since: number;
  readonly contact: string | null;
  readonly days: string;
}

const COLUMNS = `r.id, r.kind, r.adults, r.children, r.girls, r.boys, r.coaches, r.step_free,
  r.locale, r.waits_since AS since, r.contact, ${DAYS_WAITING} AS days`;

const SELECT_ONE = `
SELECT ${COLUMNS} FROM registration r
WHERE r.event = ?1 AND r.id = ?2 AND r.state = 'pending'`;

const SELECT_SEVERAL = `
SELECT ${COLUMNS} FROM json_each(?2) j
CROSS JOIN registration r ON r.event = ?1 AND r.id = j.value AND r.state = 'pending'
ORDER BY j.key`;
