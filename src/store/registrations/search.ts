import type { PartyKind } from '../../domain/kinds.ts';
import type { RegistrationStatus } from '../../domain/registration.ts';
import { rowsOf, type Verb } from '../d1/batch.ts';

/** Hits on one page. */
const HITS_SHOWN = 20;

/**
 * Rows that a search by name may read before it stops, at any size of the edition. Each registration
 * that it considers costs three of them or more: they are at most 800.
 */
const ROWS_MOST = 2_400;
/** Of them, what finding the words of up to four beginnings reads. */
const ROWS_OF_WORDS = 300;

/** A registration that was found, its contact sealed. */
export interface StoredHit {
  readonly id: string;
  readonly state: RegistrationStatus;
  readonly kind: PartyKind;
  readonly day: number;
  readonly slot: number;
  readonly adults: number;
  readonly children: number;
  readonly contact: string | null;
}

/** A page of hits. */
export interface Found {
  readonly hits: readonly StoredHit[];
  /** From which key on to search for more; null where there is nothing more. */
  readonly next: string | null;
  /** Whether it stopped since too many have such a name: there may be more. */
  readonly capped: boolean;
}

/** What narrows a search. */
export interface Narrowed {
  readonly day: number | null;
  readonly slot: number | null;
  /** The kinds that may be seen; null for all of them. */
  readonly kinds: readonly PartyKind[] | null;
  /** The key at which the page before ended. */
  readonly after: string | null;
}

const NOTHING_BEFORE = '';

/**
 * Registrations whose name has all of these words (keyed hashes); of several in one place, one of
 * them. The lists of the words, each in the order of the key, are walked together: each in its turn
 * leads to its next registration from the furthest that another has reached, so that the rarest word
 * sets the pace and none is read in full. A window is one more such list.
 */
export function findByName(
  db: D1Database,
  event: number,
  words: readonly (string | readonly string[])[],
  { day, slot, kinds, after }: Narrowed,
): Verb<Found> {
  const asked = JSON.stringify({ words, lists: words.length + (slot === null ? 0 : 1) });
  const most = words.every((one) => typeof one === 'string')
    ? ROWS_MOST
    : ROWS_MOST - ROWS_OF_WORDS;
  const from = after === null ? NOTHING_BEFORE : justAfter(after);
  return pageOf(
    db
      .prepare(WALK_NAMES)
      .bind(event, asked, slot, day, kinds && JSON.stringify(kinds), from, most),
  );
}

/** Registrations of a telephone number or an e-mail address, by its keyed hash. */
export function findByContact(
  db: D1Database,
  event: number,
  contact: { readonly of: 'phone' | 'email'; readonly hash: string },
  { kinds, after }: Narrowed,
): Verb<Found> {
  const sql = selectByContact(contact.of);
  return pageOf(db.prepare(sql).bind(event, contact.hash, after, kinds && JSON.stringify(kinds)));
}

/**
 * The registration of a ticket that it holds or held, or of a request that has only its reference.
 * `secret`: the four digits beside the serial; null where the serial is proven in another way.
 */
export function findBySerial(
  db: D1Database,
  event: number,
  { serial, secret }: { readonly serial: number; readonly secret: number | null },
  { kinds }: Narrowed,
): Verb<Found> {
  return pageOf(
    db.prepare(SELECT_BY_SERIAL).bind(event, serial, secret, kinds && JSON.stringify(kinds)),
  );
}

/** A key that no registration has, after this one and before every other: ids are of one length. */
function justAfter(id: string): string {
  return `${id} `;
}

type Row = { readonly [Name in keyof StoredHit]: StoredHit[Name] | null } & {
  /** Set where the walk was ended: the key that it reached. */
  readonly reached?: string | null;
};

function pageOf(statement: D1PreparedStatement): Verb<Found> {
  return {
    statements: [statement],
    read: ([result]) => {
      const rows = rowsOf<Row>(result);
      const found = rows.filter(isHit);
      const hits = found.slice(0, HITS_SHOWN);
      const more = found.length > HITS_SHOWN;
      const reached = rows.find((row) => row.reached)?.reached ?? null;
      const capped = !more && reached !== null;
      return { hits, capped, next: more ? (hits.at(-1)?.id ?? null) : reached };
    },
  };
}

function isHit(row: Row): row is Row & StoredHit {
  return row.id !== null;
}

const COLUMNS = 'r.id, r.state, r.kind, r.day, r.slot, r.adults, r.children, r.contact';

const OF_KINDS = (parameter: string) =>
  `(${parameter} IS NULL OR r.kind IN (SELECT value FROM json_each(${parameter})))`;

const wordAt = (list: string) => `'$.words[' || (${list}) || ']'`;

/** The next registration that has a word, from the key `from` on. One row. */
const nextWith = (hash: string, from: string) => `
  SELECT w.registration FROM name_word w
  WHERE w.event = ?1 AND w.hash = ${hash} AND w.registration >= ${from}
  ORDER BY w.registration LIMIT 1`;

/** The next one of a list. One row for a word, one for each of several, up to three for a window. */
const nextOf = (list: string, from: string) => `
  CASE WHEN json_type(?2, ${wordAt(list)}) = 'text' THEN (
    ${nextWith(`json_extract(?2, ${wordAt(list)})`, from)}
  ) WHEN ${list} < json_array_length(?2, '$.words') THEN (
    SELECT min((${nextWith('h.value', from)})) FROM json_each(?2, ${wordAt(list)}) h
  ) ELSE (
    SELECT min(s.id) FROM (${['confirmed', 'pending', 'cancelled']
      .map(
        (state) => `
      SELECT (SELECT o.id FROM registration o INDEXED BY registration_window
        WHERE o.event = ?1 AND o.slot = ?3 AND o.state = '${state}' AND o.id >= ${from}
        ORDER BY o.id LIMIT 1) AS id`,
      )
      .join(' UNION ALL ')}) s
  ) END`;

/** How many lists in a row have led to the same registration, the last one among them. */
const AGREED = 'iif(w.found = w.start, w.agreed + 1, 1)';
const ALL_AGREE = `${AGREED} = ?2 ->> 'lists'`;
const START = `iif(${ALL_AGREE}, w.found || ' ', w.found)`;
const NEXT_LIST = `(w.list + 1) % (?2 ->> 'lists')`;

/** Rows that one look reads, that of the walk itself among them. */
const PRICE = (list: string) => `
  CASE json_type(?2, ${wordAt(list)}) WHEN 'text' THEN 2
    WHEN 'array' THEN 1 + 2 * json_array_length(?2, ${wordAt(list)}) ELSE 4 END`;

// Each row is one look into one list. `spent`: rows read so far, those of this look among them. A
// registration that all lists have is read as well, and no other one.
const WALK_NAMES = `
WITH RECURSIVE walk (spent, start, agreed, list, found) AS (
  SELECT 2, ?6, 0, 0, ${nextOf('0', '?6')}
  UNION ALL
  SELECT w.spent + ${PRICE(NEXT_LIST)} + (${ALL_AGREE}),
    ${START}, iif(${ALL_AGREE}, 0, ${AGREED}), ${NEXT_LIST}, ${nextOf(NEXT_LIST, START)}
  FROM walk w WHERE w.found IS NOT NULL AND w.spent < ?7
)
SELECT ${COLUMNS}, iif(w.spent >= ?7, w.found, NULL) AS reached
FROM walk w LEFT JOIN registration r ON r.event = ?1 AND r.id = iif(${ALL_AGREE}, w.found, NULL)
  AND (?4 IS NULL OR r.day = ?4) AND ${OF_KINDS('?5')}
WHERE r.id IS NOT NULL OR w.spent >= ?7
LIMIT ${HITS_SHOWN + 1}`;

const selectByContact = (of: 'phone' | 'email') => `
SELECT ${COLUMNS} FROM registration r INDEXED BY registration_${of}
WHERE r.event = ?1 AND r.${of}_hash = ?2 AND (?3 IS NULL OR (r.day, r.state, r.id) > (
  SELECT p.day, p.state, p.id FROM registration p WHERE p.event = ?1 AND p.id = ?3))
  AND ${OF_KINDS('?4')}
ORDER BY r.day, r.state, r.id LIMIT ${HITS_SHOWN + 1}`;

const SELECT_BY_SERIAL = `
SELECT ${COLUMNS} FROM ticket t JOIN registration r ON r.event = t.event AND r.id = t.registration
WHERE t.event = ?1 AND t.serial = ?2 AND (?3 IS NULL OR t.secret = ?3) AND ${OF_KINDS('?4')}
UNION ALL
SELECT ${COLUMNS} FROM registration r INDEXED BY registration_ticketless
WHERE r.event = ?1 AND r.first_serial = ?2 AND r.serials = '[]'
  AND (?3 IS NULL OR r.first_secret = ?3) AND ${OF_KINDS('?4')}`;
