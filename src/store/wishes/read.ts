import type { Locale } from '../../domain/kinds.ts';
import { Problem } from '../../domain/problem.ts';
import type { WishState } from '../../domain/wish.ts';
import type { WishAnswer } from '../../domain/wish-answer.ts';
import { auditRow, type By } from '../d1/audit.ts';
import { query, rowsOf, type Verb } from '../d1/batch.ts';
import { openText, type WishKeys } from '../keys/keys.ts';
import { isOfErased, isReader } from './desk.ts';
import { type WishBox, wishContext } from './send.ts';

/** A wish without what is sealed. Instants in ms. */
export interface WishRow {
  readonly number: number;
  readonly id: string;
  readonly state: WishState;
  readonly locale: Locale;
  readonly received_at: number;
  /** `YYYY-MM-DD` */
  readonly answer_by: string;
  readonly passages: readonly number[];
  readonly answered_at: number | null;
  readonly erased_at: number | null;
  readonly erase_at: number | null;
  readonly revision: number;
}

/** The same as it is stored; what is due to be erased is not read any more, whether it is gone or not. */
export interface StoredWish extends WishRow {
  readonly box: string | null;
  readonly answer: string | null;
}

/** A wish as its reader or its guardian sees it. */
export interface OpenedWish extends WishRow {
  /** Null once it is erased. */
  readonly sent: WishBox | null;
  /** Null while there is none, and once it is erased. */
  readonly said: WishAnswer | null;
}

/** Wishes on one page. */
const WISHES_SHOWN = 50;

/**
 * A place in the queue. Not the wish that stood in it: one that is answered between two pages stands
 * elsewhere, and what was behind it would be passed over.
 */
export interface WishPlace {
  readonly is_open: boolean;
  /** `YYYY-MM-DD` */
  readonly answer_by: string;
  readonly number: number;
}

/** What a queue shows, and how things stand. */
export interface WishQueue {
  /** Those that wait for an answer first, by their deadline. */
  readonly shown: readonly WishRow[];
  /** The place after which the next page begins; null on the last. */
  readonly next: WishPlace | null;
  /** How many wait, and the nearest deadline of them. */
  readonly open: number;
  readonly nearest: string | null;
}

/** The queue of an edition, from behind the place `after` on, for a member who is named. */
export async function readQueue(
  db: D1Database,
  by: By,
  after: WishPlace | null,
): Promise<WishQueue | null> {
  const [named, rows, counts] = await db.batch([
    db.prepare(`SELECT 1 WHERE ${isReader('?1', '?2')}`).bind(by.event, by.id),
    db.prepare(SELECT_QUEUE).bind(by.event, after && JSON.stringify(after), WISHES_SHOWN + 1),
    db.prepare(SELECT_COUNTS).bind(by.event),
  ]);
  if (rowsOf(named).length === 0) return null;
  const found = rowsOf<RawRow>(rows).map(rowOf);
  const shown = found.slice(0, WISHES_SHOWN);
  const last = found.length > shown.length ? shown.at(-1) : undefined;
  const [standing] = rowsOf<{ open: number; nearest: string | null }>(counts);
  return {
    shown,
    next: last ? placeOf(last) : null,
    open: standing?.open ?? 0,
    nearest: standing?.nearest ?? null,
  };
}

/** Whether a wish waits for its answer. */
export function isWaiting({ state, erased_at }: Pick<WishRow, 'state' | 'erased_at'>): boolean {
  return (state === 'received' || state === 'reading') && erased_at === null;
}

function placeOf(wish: WishRow): WishPlace {
  const { answer_by, number } = wish;
  return { is_open: isWaiting(wish), answer_by, number };
}

/** How many wishes wait for an answer that is due by a date, `YYYY-MM-DD`. */
export async function countWishesDue(db: D1Database, event: number, by: string): Promise<number> {
  const row = await db.prepare(COUNT_DUE).bind(event, by).first<{ n: number }>();
  return row?.n ?? 0;
}

/**
 * Opens a wish for a member who is named, which is noted each time; the first time it is being read from
 * then on. Throws `forbidden` for one who is not named (any more), `not_found`.
 */
export async function openForReader(
  db: D1Database,
  by: By,
  number: number,
  now: number,
): Promise<StoredWish> {
  const values = { event: by.event, by: by.id, number, now };
  const own = `event = ?1 ->> 'event' AND number = ?1 ->> 'number' AND box IS NOT NULL
    AND (erase_at IS NULL OR erase_at > ?1 ->> 'now') AND NOT ${isOfErased(`?1 ->> 'event'`)}
    AND ${isReader(`?1 ->> 'event'`, `?1 ->> 'by'`)}`;
  const [named, , , rows] = await db.batch([
    db.prepare(`SELECT 1 WHERE ${isReader('?1', '?2')}`).bind(by.event, by.id),
    auditRow(
      db,
      { by, at: now, verb: 'open_wish', subject: `wish ${number}` },
      { values, found: `FROM wish WHERE ${own}` },
    ),
    db
      .prepare(`UPDATE wish SET state = 'reading' WHERE state = 'received' AND ${own}`)
      .bind(JSON.stringify(values)),
    db.prepare(SELECT_ONE).bind(by.event, number, now),
  ]);
  if (rowsOf(named).length === 0) throw new Problem('forbidden');
  const [row] = rowsOf<RawWish>(rows);
  if (!row) throw new Problem('not_found');
  return wishOf(row);
}

/**
 * The same for what is done to a wish, which shows nothing of it and so is no opening. Throws as
 * `openForReader`.
 */
export async function readForReader(
  db: D1Database,
  by: By,
  number: number,
  now: number,
): Promise<StoredWish> {
  const [named, rows] = await db.batch([
    db.prepare(`SELECT 1 WHERE ${isReader('?1', '?2')}`).bind(by.event, by.id),
    db.prepare(SELECT_ONE).bind(by.event, number, now),
  ]);
  if (rowsOf(named).length === 0) throw new Problem('forbidden');
  const [row] = rowsOf<RawWish>(rows);
  if (!row) throw new Problem('not_found');
  return wishOf(row);
}

/** One wish by its number. */
export function readWish(
  db: D1Database,
  event: number,
  number: number,
  now: number,
): Verb<StoredWish | null> {
  const rows = query<RawWish>(db.prepare(SELECT_ONE).bind(event, number, now));
  return {
    statements: rows.statements,
    read: (results) => {
      const [row] = rows.read(results);
      return row ? wishOf(row) : null;
    },
  };
}

/** Opens what is sealed of a wish. Without its key nothing of it can be read. */
export async function openSealed(
  keys: WishKeys | null,
  event: number,
  { box, answer, ...row }: StoredWish,
): Promise<OpenedWish> {
  if (!keys || box === null) return { ...row, sent: null, said: null };
  const sent = openText(keys.seal, wishContext('wish', event, row.id), box);
  const said = answer && openText(keys.seal, wishContext('answer of wish', event, row.id), answer);
  return {
    ...row,
    sent: JSON.parse(await sent) as WishBox,
    said: said === null || said === '' ? null : (JSON.parse(await said) as WishAnswer),
  };
}

type RawRow = Omit<WishRow, 'passages'> & { readonly passages: string };
type RawWish = RawRow & Pick<StoredWish, 'box' | 'answer'>;

function rowOf({ passages, ...row }: RawRow): WishRow {
  return { ...row, passages: JSON.parse(passages) as number[] };
}

function wishOf({ box, answer, ...row }: RawWish): StoredWish {
  return { ...rowOf(row), box, answer };
}

const COLUMNS = `number, id, state, locale, received_at, answer_by, passages, answered_at, erase_at,
  revision`;

const IS_OPEN = `(w.state IN ('received', 'reading') AND w.erased_at IS NULL)`;
const ORDER = `NOT ${IS_OPEN}, w.answer_by, w.number`;

const SELECT_QUEUE = `
SELECT ${COLUMNS}, erased_at FROM wish w
WHERE w.event = ?1 AND (?2 IS NULL OR (${ORDER}) >
  (NOT ?2 ->> 'is_open', ?2 ->> 'answer_by', ?2 ->> 'number'))
ORDER BY ${ORDER} LIMIT ?3`;

const SELECT_COUNTS = `
SELECT count(*) AS open, min(answer_by) AS nearest FROM wish w WHERE w.event = ?1 AND ${IS_OPEN}`;

const COUNT_DUE = `
SELECT count(*) AS n FROM wish w WHERE w.event = ?1 AND ${IS_OPEN} AND w.answer_by <= ?2`;

/** From the very instant on at which it is due, or its edition's data is erased, it reads as erased. */
const IS_DUE = `(erase_at IS NOT NULL AND erase_at <= ?3 OR ${isOfErased('?1')})`;

const SELECT_ONE = `
SELECT ${COLUMNS}, iif(box IS NOT NULL AND ${IS_DUE}, min(coalesce(erase_at, ?3), ?3), erased_at)
    AS erased_at,
  iif(${IS_DUE}, NULL, box) AS box, iif(${IS_DUE}, NULL, answer) AS answer
FROM wish WHERE event = ?1 AND number = ?2`;
