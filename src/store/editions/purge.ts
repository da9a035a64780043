import type { PurgeCounts } from '../../domain/erasure.ts';
import { auditRow } from '../d1/audit.ts';
import { query, rowsOf, type Verb } from '../d1/batch.ts';
import { beginPurge, RETENTION } from './erase.ts';
import { anyLeft, CLEARING, countPersonal } from './purge-counts.ts';

/** Rows cleared at once: a statement of D1 may take thirty seconds, and a gate must not wait for it. */
const ROWS = 2_000;

/** How an edition's personal data ended. */
export interface Purge {
  /** ms */
  readonly begun_at: number;
  /** A member's id, or `retention`. */
  readonly made_by: string;
  /** The member's name; null where it was its day. */
  readonly name: string | null;
  readonly before: PurgeCounts;
  /** When all of it had been looked through, and what was left then; null while rows are cleared. */
  readonly ended_at: number | null;
  readonly after: PurgeCounts | null;
}

/** Clears some rows of each edition whose data was erased, and notes what is left where that was the last. */
export async function clearErased(db: D1Database, now: number): Promise<void> {
  const { results } = await db.prepare(SELECT_OPEN).all<OpenPurge>();
  for (const { number, begun, left, erased_at } of results) {
    const by = { event: number, id: RETENTION };
    if (!begun) await (await beginPurge(db, by, erased_at ?? now)).run();
    if (left) await db.batch(CLEARING.map((sql) => db.prepare(sql).bind(number, ROWS)));
    else await end(db, number, now);
  }
}

interface OpenPurge {
  readonly number: number;
  /** ms; null where no erasure dropped the key. */
  readonly erased_at: number | null;
  /** 0 where a start of the service dropped the key: what is left of its rows is cleared all the same. */
  readonly begun: number;
  readonly left: number;
}

async function end(db: D1Database, event: number, now: number): Promise<void> {
  const after = await countPersonal(db, event);
  const values = { event, now, after };
  await db.batch([
    auditRow(
      db,
      { by: { event, id: RETENTION }, at: now, verb: 'purge', subject: `event ${event}` },
      {
        values,
        found: `FROM purge WHERE event = ?1 ->> 'event' AND ended_at IS NULL`,
        before: { registrations: `before ->> 'contacts'`, messages: `before ->> 'messages'` },
        after: {
          registrations: `?1 ->> '$.after.contacts'`,
          messages: `?1 ->> '$.after.messages'`,
        },
      },
    ),
    db.prepare(END).bind(JSON.stringify(values)),
  ]);
}

/** How the personal data of an edition ended; null while it is there. */
export function readPurge(db: D1Database, event: number): Verb<Purge | null> {
  const rows = query<Stored>(db.prepare(SELECT_PURGE).bind(event));
  return {
    statements: rows.statements,
    read: ([result]) => {
      const [row] = rowsOf<Stored>(result);
      if (!row) return null;
      const after = row.after === null ? null : (JSON.parse(row.after) as PurgeCounts);
      return { ...row, before: JSON.parse(row.before) as PurgeCounts, after };
    },
  };
}

type Stored = Omit<Purge, 'before' | 'after'> & {
  readonly before: string;
  readonly after: string | null;
};

// What was sent before an erasure can be written after it, and after its rows were looked through.
const SELECT_OPEN = `
SELECT number, erased_at, purge.event IS NOT NULL AS begun, ${anyLeft('number')} AS "left"
FROM event LEFT JOIN purge ON purge.event = event.number
WHERE event.data_key IS NULL AND (purge.ended_at IS NULL OR "left")`;

const END = `
UPDATE purge SET ended_at = ?1 ->> 'now', after = ?1 -> 'after'
WHERE event = ?1 ->> 'event' AND ended_at IS NULL`;

const SELECT_PURGE = `
SELECT p.begun_at, p.made_by, m.name, p.before, p.ended_at, p.after
FROM purge p LEFT JOIN member m ON m.id = p.made_by WHERE p.event = ?1`;
