import type { Release } from '../../domain/figures/release.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Env } from '../../env.ts';
import { rowsOf } from '../d1/batch.ts';
import { Memo } from '../d1/memo.ts';

/** A release is public within seconds: an isolate reads once a second, ms. */
const FRESH_MS = 1_000;
/** Files never change; a few are asked for again and again, each up to a megabyte. */
const FILE_MS = MINUTE_MS;
const FILES_MAX = 4;

const current = new Memo<readonly Release[]>(FRESH_MS);
const files = new Memo<string | null>(FILE_MS, FILES_MAX);

/**
 * What was released of an edition, at most a second old, however many people read it. A release never
 * changes, so that a second without another one reads no more than the number of the newest.
 */
export function releasesNow(env: Env, event: number, now: number): Promise<readonly Release[]> {
  return current.get(String(event), now, async (known) => {
    const newest = await env.DB.prepare(SELECT_NEWEST).bind(event).first<Newest>();
    if (!known || !isSame(known.at(-1), newest)) return loadReleases(env.DB, event);
    // A list of its own: what it makes public changes with the hour, by the end of an embargo.
    return [...known];
  });
}

type Newest = Pick<Release, 'number' | 'sha256' | 'released_at'>;

/** Also after a restore, which may have given the same number to another release. */
function isSame(known: Newest | undefined, read: Newest | null): boolean {
  return (['number', 'sha256', 'released_at'] as const).every(
    (name) => known?.[name] === read?.[name],
  );
}

/** The same past the memo, in the order of the numbers. */
export async function loadReleases(db: D1Database, event: number): Promise<Release[]> {
  const result = await db.prepare(SELECT_RELEASED).bind(event).all<Row>();
  return rowsOf<Row>(result).map(releaseOf);
}

/** The newest release of each day that has one. */
export async function latestReleases(db: D1Database, event: number): Promise<Release[]> {
  const result = await db.prepare(SELECT_LATEST).bind(event).all<Row>();
  return rowsOf<Row>(result).map(releaseOf);
}

/** The file of a release, as it was kept; null for a number that was not released. */
export function releasedFile(
  env: Env,
  event: number,
  number: number,
  now: number,
): Promise<string | null> {
  return files.get(`${event} ${number}`, now, async () => {
    const row = await env.DB.prepare(SELECT_FILE).bind(event, number).first<{ csv: string }>();
    return row?.csv ?? null;
  });
}

/** Drops what this isolate remembers, after it released something. */
export function forgetReleases(): void {
  current.forget();
  files.forget();
}

/** A release as it is shown before it is one. */
export type PreparedRelease = Omit<Release, 'released_at'> & {
  /** When it was released (ms); null while it is only shown. */
  readonly released_at: number | null;
  readonly released_by: string | null;
};

/** What was prepared by a form; null for one that is not kept any more. */
export async function loadPrepared(
  db: D1Database,
  event: number,
  id: string,
): Promise<PreparedRelease | null> {
  const row = await db.prepare(SELECT_ONE).bind(event, id).first<PreparedRow>();
  return row && { ...row, figures: JSON.parse(row.figures), texts: JSON.parse(row.texts) };
}

/** Who released what, by number, as the team knows them. */
export async function releasedBy(db: D1Database, event: number): Promise<Map<number, string>> {
  const result = await db.prepare(SELECT_NAMES).bind(event).all<{ number: number; name: string }>();
  return new Map(rowsOf<{ number: number; name: string }>(result).map((r) => [r.number, r.name]));
}

type InText = { readonly figures: string; readonly texts: string };
type Row = Omit<Release, keyof InText> & InText;
type PreparedRow = Omit<PreparedRelease, keyof InText> & InText;

function releaseOf({ figures, texts, ...row }: Row): Release {
  return { ...row, figures: JSON.parse(figures), texts: JSON.parse(texts) };
}

const COLUMNS = `number, day, status, corrects, reason, embargo, figures, texts, sha256,
  prepared_at AS as_of, released_at`;

const SELECT_RELEASED = `
SELECT ${COLUMNS} FROM release INDEXED BY release_number
WHERE event = ?1 AND released_at IS NOT NULL ORDER BY number`;

const SELECT_NEWEST = `
SELECT number, sha256, released_at FROM release INDEXED BY release_number
WHERE event = ?1 AND released_at IS NOT NULL ORDER BY number DESC LIMIT 1`;

const SELECT_LATEST = `
SELECT ${COLUMNS} FROM release INDEXED BY release_number
WHERE event = ?1 AND released_at IS NOT NULL AND number IN (
  SELECT max(l.number) FROM release l INDEXED BY release_number
  WHERE l.event = ?1 AND l.released_at IS NOT NULL GROUP BY l.day)
ORDER BY number`;

const SELECT_ONE = `SELECT ${COLUMNS}, released_by FROM release WHERE event = ?1 AND id = ?2`;

const SELECT_FILE = `
SELECT csv FROM release INDEXED BY release_number
WHERE event = ?1 AND number = ?2 AND released_at IS NOT NULL`;

const SELECT_NAMES = `
SELECT r.number, m.name FROM release r INDEXED BY release_number
JOIN member m ON m.id = r.released_by
WHERE r.event = ?1 AND r.released_at IS NOT NULL`;
