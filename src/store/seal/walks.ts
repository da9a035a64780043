import type { SealTurn } from '../../domain/seal/due.ts';
import { LOG_NAMES, type LogName } from '../../domain/seal/form.ts';
import { query, rowsOf, type Verb } from '../d1/batch.ts';

/** A walk over the logs of an edition, as far as it has come. */
export interface Walk {
  readonly event: number;
  readonly from_seq: number;
  readonly to_seq: number;
  /** Steps that were written: a walk that was taken further by another runs into this number. */
  readonly step: number;
  /** The log that is walked, and the id up to which it was; null once all logs were. */
  readonly log: LogName | null;
  readonly upto: string;
}

/** An edition with something to seal: its turn, and the walk that was begun and is not over. */
export interface Sealable extends Omit<SealTurn, 'archived' | 'final'> {
  readonly event: number;
  readonly archived: number;
  readonly final: number;
  readonly walking: number;
}

/** Editions whose clock has gone on since the last walk, whose walk is not over, or that were archived. */
export function readSealable(db: D1Database): Verb<Sealable[]> {
  return query(db.prepare(SELECT_SEALABLE));
}

/**
 * Begins a walk up to the number that the ledger's clock shows, unless one goes on, or has begun at
 * this instant (ms) or later. What is committed from now on has a higher number.
 */
export function beginWalk(
  db: D1Database,
  event: number,
  { final, now }: { readonly final: boolean; readonly now: number },
): D1PreparedStatement {
  return db.prepare(BEGIN).bind(event, now, Number(final), LOG_NAMES[0] ?? null);
}

/** The walk of an edition that is not over. */
export async function readWalk(db: D1Database, event: number): Promise<Walk | null> {
  const result = await db.prepare(SELECT_WALK).bind(event).run();
  return rowsOf<Walk>(result)[0] ?? null;
}

const SELECT_SEALABLE = `
SELECT e.number AS event, e.timezone, e.policy ->> 'day_ends' AS day_ends,
  e.status = 'archived' AS archived, e.created_at, s.began_at,
  coalesce(s.final, 0) AS final, coalesce(s.over = 0, 0) AS walking
FROM event e JOIN ledger_clock c ON c.event = e.number LEFT JOIN sealing s ON s.event = e.number
WHERE c.seq > coalesce(s.to_seq, 0) OR s.over = 0 OR (e.status = 'archived' AND s.final = 0)
ORDER BY e.number`;

const BEGIN = `
INSERT INTO sealing (event, from_seq, to_seq, began_at, final, step, log, upto, over)
SELECT ?1, coalesce((SELECT max(to_seq) FROM seal WHERE event = ?1), 0), seq, ?2, ?3, 0, ?4, '', 0
FROM ledger_clock WHERE event = ?1
ON CONFLICT (event) DO UPDATE SET from_seq = excluded.from_seq, to_seq = excluded.to_seq,
  began_at = excluded.began_at, final = excluded.final, step = 0, log = excluded.log, upto = '',
  over = 0
WHERE over = 1 AND began_at < excluded.began_at`;

const SELECT_WALK = `
SELECT event, from_seq, to_seq, step, log, upto FROM sealing WHERE event = ?1 AND over = 0`;
