import { type Cell, cellOf, LOG_NAMES, type LogName, sealedLog } from '../../domain/seal/form.ts';
import { withCommitments } from '../../domain/seal/range.ts';
import { auditRow, type By } from '../d1/audit.ts';
import { rowsOf } from '../d1/batch.ts';
import { toBase64 } from '../keys/keys.ts';
import { readLogPage } from './pages.ts';
import { latestSeals, NEWEST_SEAL } from './seals.ts';

/** Of how the file is written; `npm run verify-seal` reads it. */
const FORMAT = 1;
/** More than three years of nights. */
const SEALS_MOST = 1_200;
/** Ranges that are read at once: each has a copy of up to some hundred thousand bytes. */
const RANGES_AT_ONCE = 5;
/** What stands for a text whose commitment is nowhere: the text itself never leaves. */
const UNKNOWN = 'unknown';

/** Notes that somebody takes the sealed log of an edition out. */
export async function noteSealedLog(db: D1Database, by: By, now: number): Promise<void> {
  await auditRow(
    db,
    { by, at: now, verb: 'ask_export', subject: 'export sealed-log' },
    {
      values: { event: by.event },
      found: `FROM seal WHERE event = ?1 ->> 'event' HAVING count(*) > 0`,
      after: { rows: 'sum(rows)', seal: NEWEST_SEAL },
    },
  ).run();
}

/**
 * The sealed log of an edition as lines of JSON, read as they are taken: the edition, each seal, range and
 * row, and a last line without which the file was cut off. A commitment stands for each text.
 */
export async function* sealedLogLines(
  db: D1Database,
  { number: event, slug }: { readonly number: number; readonly slug: string },
): AsyncGenerator<string> {
  const seals = (await latestSeals(db, event, SEALS_MOST)).reverse();
  yield line({ sealed_log: FORMAT, event, slug });
  yield seals.map((seal) => line({ seal })).join('');
  const last = seals.at(-1);
  if (last) {
    yield* rangeLines(db, event, last.to_seq);
    for (const log of LOG_NAMES) yield* rowLines(db, event, log, last.to_seq);
  }
  yield line({ end: true });
}

async function* rangeLines(db: D1Database, event: number, to_seq: number): AsyncGenerator<string> {
  let after: Pick<KeptRow, 'to_seq' | 'number'> | undefined = { to_seq: 0, number: 0 };
  while (after) {
    const { to_seq: seq, number }: Pick<KeptRow, 'to_seq' | 'number'> = after;
    const page = db.prepare(SELECT_RANGES).bind(event, seq, number, to_seq, RANGES_AT_ONCE);
    const ranges: readonly KeptRow[] = rowsOf<KeptRow>(await page.run());
    yield ranges
      .map(({ days, copy, ...range }) =>
        line({
          // Written by this folder alone.
          range: { ...range, days: JSON.parse(days), copy: toBase64(new Uint8Array(copy)) },
        }),
      )
      .join('');
    after = ranges.length < RANGES_AT_ONCE ? undefined : ranges.at(-1);
  }
}

async function* rowLines(
  db: D1Database,
  event: number,
  log: LogName,
  to_seq: number,
): AsyncGenerator<string> {
  let upto = '';
  for (let last = false; !last; ) {
    const walk = { event, from_seq: 0, to_seq, step: 0, log, upto };
    const page = await readLogPage(db, walk, log);
    const kept = await commitmentsOf(db, event, log, { after: upto, upto: page.upto });
    yield page.rows.map((row) => line({ row: [log, ...withoutTexts(log, row, kept)] })).join('');
    ({ upto, last } = page);
  }
}

/** Commitments of the texts of rows that stand side by side, by `id seq name`. */
async function commitmentsOf(
  db: D1Database,
  event: number,
  log: LogName,
  { after, upto }: { after: string; upto: string },
): Promise<Map<string, string>> {
  const result = await db.prepare(SELECT_COMMITMENTS).bind(event, log, after, upto).run();
  const texts = rowsOf<{ of: string; commitment: string }>(result);
  return new Map(texts.map(({ of, commitment }) => [of, commitment]));
}

function withoutTexts(log: LogName, row: readonly Cell[], kept: ReadonlyMap<string, string>) {
  const texts = sealedLog(log).texts.flatMap((name) => {
    const text = cellOf(log, row, name);
    if (text === null) return [];
    const of = `${cellOf(log, row, 'id')} ${cellOf(log, row, 'seq')} ${name}`;
    return [{ name, commitment: kept.get(of) ?? (text === '' ? '' : UNKNOWN) }];
  });
  return withCommitments(log, row, texts);
}

interface KeptRow {
  readonly to_seq: number;
  readonly number: number;
  readonly days: string;
  readonly copy: ArrayBuffer;
}

const line = (value: unknown) => `${JSON.stringify(value)}\n`;

const SELECT_RANGES = `
SELECT to_seq, number, log, upto, rows, hash, days, copy FROM seal_range
WHERE event = ?1 AND (to_seq, number) > (?2, ?3) AND to_seq <= ?4 ORDER BY to_seq, number LIMIT ?5`;

const SELECT_COMMITMENTS = `
SELECT id || ' ' || seq || ' ' || name AS of, commitment FROM sealed_text
WHERE event = ?1 AND log = ?2 AND id > ?3 AND id <= ?4`;
