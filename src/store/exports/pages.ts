import type { Cell } from '../../domain/exports/cells.ts';
import type { ExportKind } from '../../domain/exports/kinds.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { Env } from '../../env.ts';
import type { StoredEdition } from '../editions/editions.ts';
import { openContact } from '../registrations/contact-box.ts';
import { READERS } from './readers.ts';

/** Rows of one statement: a gate waits for no longer one. */
const PAGE = 2_000;
/** Entries of an index that are counted in one statement. */
const COUNTED = 5_000;

interface Asked {
  readonly edition: StoredEdition;
  readonly kind: ExportKind;
}

/** How many rows there are: counted in steps, between which others are served. */
export async function countRows(db: D1Database, { edition, kind }: Asked): Promise<number> {
  const { key, from, where } = READERS[kind];
  const named = key.map((sql, at) => `${sql} AS k${at}`).join(', ');
  const order = key.map((_, at) => `k${at} DESC`).join(', ');
  const sql = `WITH part AS (
      SELECT ${named} FROM ${from} WHERE ${where} AND ${after(kind)} ORDER BY ${key.join(', ')} LIMIT ?3
    ) SELECT count(*) AS n, (SELECT json_array(${key.map((_, at) => `k${at}`).join(', ')})
      FROM part ORDER BY ${order} LIMIT 1) AS last FROM part`;
  let [total, last] = [0, firstKey(kind)];
  for (;;) {
    const part = await db
      .prepare(sql)
      .bind(edition.number, last, COUNTED)
      .first<{ n: number; last: string | null }>();
    total += part?.n ?? 0;
    if (!part?.last || part.n < COUNTED) return total;
    last = part.last;
  }
}

/**
 * Every row of a kind, in pages of at most two thousand, its cells in the order of `EXPORTS`; with those
 * of the contact behind them where they are asked for: empty where it was erased.
 */
export async function* rowPages(
  env: Env,
  {
    edition,
    kind,
    locale,
    contacts,
  }: Asked & { readonly locale: Locale; readonly contacts: boolean },
  now: number,
): AsyncGenerator<Cell[][]> {
  const { key, from, where, joins, select, sealed } = READERS[kind];
  const more = contacts && sealed ? sealed : [];
  const columns = [...select, ...more, ...key];
  const sql = `SELECT ${columns.join(', ')} FROM ${from} ${joins}
    WHERE ${where} AND ${after(kind)} AND ?4 IS NOT NULL ORDER BY ${key.join(', ')} LIMIT ?3`;
  let last = firstKey(kind);
  for (;;) {
    const statement = env.DB.prepare(sql).bind(edition.number, last, PAGE, locale);
    const rows = await statement.raw<Cell[]>();
    const end = rows.at(-1)?.slice(-key.length);
    for (const row of rows) row.length -= key.length;
    yield more.length > 0 ? await Promise.all(rows.map(opened)) : rows;
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

function firstKey(kind: ExportKind): string {
  return JSON.stringify(READERS[kind].first);
}

/** Past the row whose key is `?2`. */
function after(kind: ExportKind): string {
  const { key } = READERS[kind];
  return `(${key.join(', ')}) > (${key.map((_, at) => `?2 ->> ${at}`).join(', ')})`;
}
