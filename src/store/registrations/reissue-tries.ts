import { REISSUE_TRIES } from '../../domain/reissue-proof.ts';
import { auditedInsert, type By, type Subject } from '../d1/audit.ts';
import { rowsOf, type Verb } from '../d1/batch.ts';
import { reissue_try } from '../d1/schema/registrations.ts';

/** How many wrong answers were given about a registration's lost ticket. */
export function readReissueTries(db: D1Database, event: number, id: string): Verb<number> {
  const sql = 'SELECT count(*) AS n FROM reissue_try WHERE event = ?1 AND registration = ?2';
  return {
    statements: [db.prepare(sql).bind(event, id)],
    read: ([result]) => rowsOf<{ n: number }>(result)[0]?.n ?? 0,
  };
}

/** A wrong answer, by the key of the form that gave it: sent twice, it counts once. */
export interface WrongAnswer {
  readonly id: string;
  readonly first_serial: number;
  readonly key: string;
}

/** Keeps a wrong answer with its audit row, three at most; gives how many there are now. */
export async function keepWrongAnswer(
  db: D1Database,
  by: By,
  { id, first_serial, key }: WrongAnswer,
  now: number,
): Promise<number> {
  const subject: Subject = `registration of serial ${first_serial}`;
  const tries = readReissueTries(db, by.event, id);
  const results = await db.batch([
    ...auditedInsert(
      db,
      { by, at: now, verb: 'answer_wrong', subject },
      {
        table: reissue_try,
        row: { event: by.event, registration: id, key, made_by: by.id, made_at: now },
        unless: `EXISTS (${OWN} AND key = ?1 ->> 'key')
          OR (SELECT count(*) FROM (${OWN})) >= ${REISSUE_TRIES}`,
        noted: [],
      },
    ),
    ...tries.statements,
  ]);
  return tries.read(results.slice(2));
}

const OWN = `SELECT 1 FROM reissue_try t
  WHERE t.event = ?1 ->> 'event' AND t.registration = ?1 ->> 'registration'`;
