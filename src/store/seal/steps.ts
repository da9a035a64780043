import { LOG_NAMES, type LogName, sealedLog } from '../../domain/seal/form.ts';
import type { SealedRows } from '../../domain/seal/range.ts';
import { rowsOf } from '../d1/batch.ts';
import { tablesOf } from './images.ts';
import type { LogPage } from './pages.ts';
import type { Walk } from './walks.ts';

/** Where a walk stands after a page. */
export function afterPage(walk: Walk, log: LogName, page: LogPage): Walk {
  const step = walk.step + 1;
  if (!page.last) return { ...walk, step, upto: page.upto };
  const next = LOG_NAMES[LOG_NAMES.indexOf(log) + 1] ?? null;
  return { ...walk, step, log: next, upto: '' };
}

/**
 * Writes one step of a walk: what was sealed of its page, where rows of it were of the walk, and where
 * it goes on. False, and nothing is written, where another has taken the same step.
 */
export async function writeStep(
  db: D1Database,
  walk: Walk,
  { log, page, sealed }: { log: LogName; page: LogPage; sealed: SealedRows },
): Promise<boolean> {
  const { event, step } = walk;
  const next = afterPage(walk, log, page);
  const { rows, hash, days, copy, texts } = sealed;
  const results = await db.batch([
    ...(texts.length > 0
      ? [db.prepare(insertTexts(log)).bind(event, step, JSON.stringify(texts), log)]
      : []),
    ...(rows > 0
      ? [
          db
            .prepare(INSERT_RANGE)
            .bind(event, step, log, page.upto, rows, hash, JSON.stringify(days), copy),
        ]
      : []),
    db.prepare(MOVE_ON).bind(event, step, next.log, next.upto),
  ]);
  return rowsOf(results.at(-1)).length > 0;
}

/** The walk has come so far and no further. */
const STANDS = 'FROM sealing s WHERE s.event = ?1 AND s.step = ?2 AND s.over = 0';

const INSERT_RANGE = `
INSERT INTO seal_range (event, to_seq, number, log, upto, rows, hash, days, copy)
SELECT ?1, s.to_seq, ?2, ?3, ?4, ?5, ?6, ?7, ?8 ${STANDS}`;

/** A text that was erased while it was sealed: its salt would prove a guess of what it was. */
function insertTexts(log: LogName): string {
  const there = tablesOf(log).map(
    (table) => `EXISTS (SELECT 1 FROM ${table} t
    WHERE t.event = ?1 AND t.id = j.value ->> 'id' AND t.seq = j.value ->> 'seq'
    AND CASE j.value ->> 'name' ${namedTexts(log)} END <> '')`,
  );
  return `INSERT INTO sealed_text (event, log, id, seq, name, salt, commitment)
    SELECT ?1, ?4, j.value ->> 'id', j.value ->> 'seq', j.value ->> 'name',
      iif(${there.join(' OR ')}, j.value ->> 'salt', NULL), j.value ->> 'commitment'
    FROM json_each(?3) j WHERE EXISTS (SELECT 1 ${STANDS})`;
}

const namedTexts = (log: LogName) =>
  sealedLog(log)
    .texts.map((name) => `WHEN '${name}' THEN t."${name}"`)
    .join(' ');

const MOVE_ON = `
UPDATE sealing SET step = step + 1, log = ?3, upto = ?4
WHERE event = ?1 AND step = ?2 AND over = 0 RETURNING step`;
