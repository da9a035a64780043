import type { Cell } from '../../domain/exports/cells.ts';
import type { ExportKind } from '../../domain/exports/kinds.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { Env } from '../../env.ts';
import type { StoredEdition } from '../editions/editions.ts';
import { openContact } from '../registrations/contact-box.ts';
import { type ExportDay, READERS } from './readers.ts';

/** Rows of one statement: a gate waits for no longer one. */
const PAGE = 2_000;
/** Entries of an index that are counted in one statement. */
const COUNTED = 5_000;

interface Asked {
  readonly edition: StoredEdition;
  readonly kind: ExportKind;
  /** Its rows alone; null for those of all days. */
  readonly day: ExportDay | null;
}

/** How many rows there are: counted in steps, between which others are served, and not far above `most`. */
export async function countRows(
  db: D1Database,
  { edition, kind, day }: Asked,
  most: number,
): Promise<number> {
  const { key, from } = READERS[kind];
  const named = key.map((sql, at) => `${sql} AS k${at}`).join(', ');
  const order = key.map((_, at) => `k${at} DESC`).join(', ');
  const sql = `WITH part AS (
      SELECT ${named}, ${ofDay(kind, day)} AS own FROM ${from} WHERE ${placeOf(kind, day)}
      ORDER BY ${key.join(', ')} LIMIT ?3
    ) SELECT count(*) AS n, coalesce(sum(own), 0) AS own, (SELECT json_array(${key.map((_, at) => `k${at}`).join(', ')})
      FROM part ORDER BY ${order} LIMIT 1) AS last FROM part`;
  let [total, last] = [0, firstKey(kind, day)];
  for (;;) {
    const part = await db
      .prepare(sql)
      .bind(edition.number, last, COUNTED, null, JSON.stringify(day))
      .first<{ n: number; own: number; last: string | null }>();
    total += part?.own ?? 0;
    if (!part?.last || part.n < COUNTED || total > most) return total;
    last = part.last;
  }
}

/**
 * Every row of a kind and of a day, in pages of at most two thousand, its cells in the order of `EXPORTS`;
 * with those of the contact behind them where they are asked for: empty where it was erased.
 */
export async function* rowPages(
  env: Env,
  {
    edition,
    kind,
    day,
    locale,
    contacts,
  }: Asked & { readonly locale: Locale; readonly contacts: boolean },
  now: number,
): AsyncGenerator<Cell[][]> {
  const { key, from, joins, select, sealed } = READERS[kind];
  const more = contacts && sealed ? [sealed[0], whileHeld(sealed[1])] : [];
  const columns = [...select, ...more, ofDay(kind, day), ...key];
  const sql = `SELECT ${columns.join(', ')} FROM ${from} ${joins}
    WHERE ${placeOf(kind, day)} AND ?4 IS NOT NULL ORDER BY ${key.join(', ')} LIMIT ?3`;
  let last = firstKey(kind, day);
  for (;;) {
    const statement = env.DB.prepare(sql).bind(
      edition.number,
      last,
      PAGE,
      locale,
      JSON.stringify(day),
    );
    const rows = await statement.raw<Cell[]>();
    const end = rows.at(-1)?.slice(-key.length);
    for (const row of rows) row.length -= key.length;
    const own = rows.filter((row) => row.pop() === 1);
    yield more.length > 0 ? await Promise.all(own.map(opened)) : own;
    if (rows.length < PAGE || !end) return;
    last = JSON.stringify(end);
  }

  async function opened(row: Cell[]): Promise<Cell[]> {
    const [contact, id] = [row.pop(), row.pop()];
    const sealedBox = typeof contact === 'string' ? contact : null;
    const box = await openContact(env, edition, { id: String(id), contact: sealedBox, now });
    const { name = null, phone = null, email = null, organisation = null } = box ?? {};
    return [...row, name, phone, email, organisation];
  }
}

/**
 * A sealed box, while its edition has its key: whoever writes a file for minutes has it in memory for
 * longer, and the rows of an edition that was erased are cleared after its key.
 */
function whileHeld(box: string): string {
  return `(SELECT ${box} FROM event WHERE number = ?1 AND data_key IS NOT NULL)`;
}

function firstKey(kind: ExportKind, day: ExportDay | null): string {
  return JSON.stringify(READERS[kind].first(day));
}

/** Past the row whose key is `?2`, up to the end of the day where the key knows it; `?5` is asked for anyway. */
function placeOf(kind: ExportKind, day: ExportDay | null): string {
  const { key, where, until } = READERS[kind];
  const after = `(${key.join(', ')}) > (${key.map((_, at) => `?2 ->> ${at}`).join(', ')})`;
  const end = day && until ? until : '?5 IS NOT NULL';
  return `${where} AND ${after} AND ${end}`;
}

/** Whether a row is of the day, 1 or 0. */
function ofDay(kind: ExportKind, day: ExportDay | null): string {
  return (day && READERS[kind].isOwn) || '1';
}
