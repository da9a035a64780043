import { type Cell, type LogName, sealedLog } from '../../domain/seal/form.ts';
import { rowsOf } from '../d1/batch.ts';
import { tablesOf } from './images.ts';
import type { Walk } from './walks.ts';

/** Rows that one statement looks at: a gate waits for no more. */
export const PAGE_ROWS = 1_000;
/** Of logs whose rows are long. */
const FEWER: Readonly<Partial<Record<LogName, number>>> = { release: 20 };

/** Rows that stand side by side in a log. */
export interface LogPage {
  /** Those with a number of the walk, as their columns, in the order of id and number. */
  readonly rows: readonly (readonly Cell[])[];
  /** The id of the last row that was looked at; empty where there was none. */
  readonly upto: string;
  /** Whether nothing stands behind it. */
  readonly last: boolean;
}

/**
 * The next rows of a log, of one instant. What was written over since the walk began stands in the
 * log's history under the same id, and is found there.
 */
export async function readLogPage(
  db: D1Database,
  { event, from_seq, to_seq, upto }: Walk,
  log: LogName,
): Promise<LogPage> {
  const most = FEWER[log] ?? PAGE_ROWS;
  const results = await db.batch([
    db.prepare(boundOf(log)).bind(event, upto, most),
    db.prepare(rowsWithin(log)).bind(event, upto, most, from_seq, to_seq),
  ]);
  const [bound, rows] = results;
  const [end] = rowsOf<{ upto: string | null; looked: number }>(bound);
  return {
    // The statement makes an array of each row.
    rows: rowsOf<{ row: string }>(rows).map(({ row }) => JSON.parse(row) as Cell[]),
    upto: end?.upto ?? '',
    last: (end?.looked ?? 0) < most,
  };
}

const pageOf = (log: LogName) =>
  `SELECT id FROM ${log} WHERE event = ?1 AND id > ?2 ORDER BY id LIMIT ?3`;

const boundOf = (log: LogName) =>
  `SELECT max(id) AS upto, count(*) AS looked FROM (${pageOf(log)})`;

function rowsWithin(log: LogName): string {
  const columns = sealedLog(log).columns.map((name) => `"${name}"`);
  const within = `event = ?1 AND id > ?2 AND id <= (SELECT max(id) FROM (${pageOf(log)}))
    AND seq > ?4 AND seq <= ?5`;
  const images = tablesOf(log).map(
    (name) => `SELECT ${columns.join(', ')} FROM ${name} WHERE ${within}`,
  );
  return `SELECT json_array(${columns.join(', ')}) AS row
    FROM (${images.join(' UNION ALL ')}) ORDER BY id, seq`;
}
