import { auditRow, type By } from '../d1/audit.ts';
import { query, run } from '../d1/batch.ts';
import { type StoredKey, WRAPPED_COLUMNS, wrapAnew } from './wrapped.ts';

/** How many keys are wrapped in all, and how many of them were wrapped anew. */
export interface Rewrapped {
  readonly keys: number;
  readonly wrapped: number;
}

/**
 * Wraps every key that is not wrapped by the first of the operator's keys by it, one table after the
 * other: cut off, it goes on where it ended. A key that was replaced meanwhile stays as it is.
 */
export async function rewrapAll(
  { DB: db, SECRET_KEY: secretKey }: { readonly DB: D1Database; readonly SECRET_KEY: string },
  by: By['id'],
  now: number,
): Promise<Rewrapped> {
  let [keys, wrapped] = [0, 0];
  for (const column of WRAPPED_COLUMNS) {
    const [stored] = await run(db, query<StoredKey>(db.prepare(column.select)));
    const next = await wrapAnew(secretKey, column, stored);
    keys += stored.length;
    wrapped += next.length;
    if (next.length === 0) continue;
    const events = [...new Set(next.map(({ event }) => event))];
    await db.batch([
      auditRow(
        db,
        {
          by: { event: null, id: by },
          at: now,
          verb: 'rewrap',
          subject: { kind: 'event', sql: 'j.value' },
        },
        { values: { events }, found: `FROM json_each(?1 -> 'events') j`, event: 'j.value' },
      ),
      db.prepare(column.update).bind(JSON.stringify(next)),
    ]);
  }
  return { keys, wrapped };
}
