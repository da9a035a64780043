import type { Notice, NoticeText, RumourParts } from '../../domain/notice.ts';
import type { Env } from '../../env.ts';
import { query, rowsOf, run, type Verb } from '../d1/batch.ts';
import { Memo } from '../d1/memo.ts';

/** The newest notices that pages and programs read; the pinned ones are read besides. */
export const NEWEST = 50;
const PINNED_MAX = 20;
/** Notices of one gate that its phones may have to choose from. */
const AT_GATES_MAX = 100;

/** A correction must be public within two seconds: an isolate reads once a second, ms. */
const FRESH_MS = 1_000;

/** What an isolate knows of the notices of an edition. */
export interface Notices {
  /** The highest number that was drawn; 0 before the first. */
  readonly last: number;
  /** The newest, withdrawn ones too, and whatever is pinned; newest first. */
  readonly list: readonly Notice[];
}

const current = new Memo<Notices>(FRESH_MS);
const versions = new Memo<readonly Notice[]>(FRESH_MS);
const older = new Memo<readonly Notice[]>(FRESH_MS);

/** The notices of an edition, at most a second old, however many people read them. */
export function noticesNow(env: Env, event: number, now: number): Promise<Notices> {
  return current.get(String(event), now, async () => {
    const [list] = await run(env.DB, readNewest(env.DB, event));
    return { last: list[0]?.number ?? 0, list };
  });
}

/** Every version of a notice, the first one first; none for a number that was not drawn. */
export async function versionsOf(
  env: Env,
  event: number,
  number: number,
  now: number,
): Promise<readonly Notice[]> {
  // Numbers are drawn one after the other: one beyond the last is unknown without a look.
  const { last, list } = await noticesNow(env, event, now);
  if (!Number.isInteger(number) || number < 1 || number > last) return [];
  const found = list.find((one) => one.number === number);
  if (found?.revision === 1) return [found];
  return versions.get(`${event} ${number}`, now, () => loadVersions(env.DB, event, number));
}

/** The next notices below a number, newest first. */
export async function noticesBelow(
  env: Env,
  event: number,
  number: number,
  now: number,
): Promise<readonly Notice[]> {
  const { last } = await noticesNow(env, event, now);
  // Whatever number is asked for, there are no more pages than notices.
  const from = Math.min(number, last + 1);
  return older.get(`${event} ${from}`, now, async () => {
    const result = await env.DB.prepare(SELECT_BELOW).bind(event, from, NEWEST).all<Row>();
    return rowsOf<Row>(result).map(noticeOf);
  });
}

/** Drops what this isolate remembers, after it wrote a notice. */
export function forgetNotices(): void {
  current.forget();
  versions.forget();
  older.forget();
}

/** Every version of a notice past the memo, the first one first. */
export async function loadVersions(
  db: D1Database,
  event: number,
  number: number,
): Promise<Notice[]> {
  const result = await db.prepare(SELECT_VERSIONS).bind(event, number).all<Row>();
  return rowsOf<Row>(result).map(noticeOf);
}

/** The notices about single gates that are not withdrawn, newest first. */
export function readAtGates(db: D1Database, event: number): Verb<Notice[]> {
  return mapped(query<Row>(db.prepare(SELECT_AT_GATES).bind(event, AT_GATES_MAX)));
}

function readNewest(db: D1Database, event: number): Verb<Notice[]> {
  return mapped(query<Row>(db.prepare(SELECT_NEWEST).bind(event, NEWEST, PINNED_MAX)));
}

function mapped(rows: Verb<Row[]>): Verb<Notice[]> {
  return { statements: rows.statements, read: (results) => rows.read(results).map(noticeOf) };
}

type Row = Omit<Notice, 'pinned' | 'text' | 'parts'> & {
  readonly pinned: number;
  readonly text: string;
  readonly parts: string | null;
};

function noticeOf({ pinned, text, parts, ...row }: Row): Notice {
  const said: NoticeText = JSON.parse(text);
  const halves: RumourParts | null = parts === null ? null : JSON.parse(parts);
  return { ...row, pinned: pinned === 1, text: said, parts: halves };
}

const COLUMNS = `n.number, n.revision, n.kind, n.template, n.pinned, n.gate, n.until, n.text, n.parts,
  (SELECT published_at FROM notice f WHERE f.event = n.event AND f.number = n.number
    AND f.revision = 1) AS first_published_at,
  n.published_at, n.withdrawn_at`;

const IS_LATEST = `n.revision = (SELECT max(revision) FROM notice l
  WHERE l.event = n.event AND l.number = n.number)`;

const LAST = '(SELECT max(number) FROM notice WHERE event = ?1)';

const SELECT_NEWEST = `
SELECT ${COLUMNS} FROM notice n
WHERE n.event = ?1 AND ${IS_LATEST} AND n.number IN (
  SELECT number FROM notice WHERE event = ?1 AND number > ${LAST} - ?2
  UNION
  SELECT number FROM (
    SELECT number FROM notice INDEXED BY notice_pinned
    WHERE event = ?1 AND pinned = 1 AND withdrawn_at IS NULL ORDER BY number DESC LIMIT ?3
  )
)
ORDER BY n.number DESC`;

const SELECT_BELOW = `
SELECT ${COLUMNS} FROM notice n
WHERE n.event = ?1 AND n.number < ?2 AND n.number >= ?2 - ?3 AND ${IS_LATEST}
ORDER BY n.number DESC`;

const SELECT_VERSIONS = `
SELECT ${COLUMNS} FROM notice n WHERE n.event = ?1 AND n.number = ?2 ORDER BY n.revision`;

const SELECT_AT_GATES = `
SELECT ${COLUMNS} FROM notice n INDEXED BY notice_at_gate
WHERE n.event = ?1 AND n.gate IS NOT NULL AND n.withdrawn_at IS NULL AND ${IS_LATEST}
ORDER BY n.number DESC LIMIT ?2`;
