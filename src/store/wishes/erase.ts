import { HOUR_MS } from '../../domain/time.ts';
import { auditRow } from '../d1/audit.ts';
import { rowsOf } from '../d1/batch.ts';
import { BARE, DROP_LISTED_MESSAGES, ERASE_LISTED } from './erased-rows.ts';

/** Wishes erased in one batch: more are erased in the next minute. */
const ROWS = 200;
/** The actor of an erasure: the service, not a person. */
const RETENTION = 'retention';
/** In no zone it is still the day before this long after its end in UTC, ms. */
const A_DAY_ANYWHERE_MS = 36 * HOUR_MS;

/** Wishes whose time has come: by an index that holds none that is erased. */
const DUE = `SELECT event, number, id FROM wish INDEXED BY wish_due
  WHERE erase_at IS NOT NULL AND erase_at <= ?1 ->> 'now'
  ORDER BY erase_at, event, number LIMIT ${ROWS}`;

/**
 * The time of all wishes has come whose edition's data was erased. Once, as long as their key is there:
 * afterwards none of such an edition is read any more.
 */
const END_WITH_EDITION = `UPDATE wish SET erase_at = min(coalesce(erase_at, ?1 ->> 'now'), ?1 ->> 'now')
  WHERE box IS NOT NULL AND event IN (
    SELECT d.event FROM wish_desk d JOIN event e ON e.number = d.event AND e.data_key IS NULL
    WHERE d.wish_key IS NOT NULL)`;

/** Those that the next call of `eraseDueWishes` erases, but for those that go with their edition. */
export async function readDueWishes(
  db: D1Database,
  now: number,
): Promise<{ readonly event: number; readonly id: string }[]> {
  const { results } = await db
    .prepare(`SELECT event, id FROM (${DUE})`)
    .bind(JSON.stringify({ now }))
    .all<{ event: number; id: string }>();
  return results;
}

/**
 * Erases the wishes whose time has come, with what was to be sent of them, some at each call: in a few
 * statements, however many they are. The key of an edition's wishes goes with the last of them, once none
 * is taken any more, and at once with the edition's own data. Gives how many were erased.
 */
export async function eraseDueWishes(db: D1Database, now: number): Promise<number> {
  const values = { now, over: new Date(now - A_DAY_ANYWHERE_MS).toISOString().slice(0, 10) };
  const bound = (sql: string) => db.prepare(sql).bind(JSON.stringify(values));
  const [, , noted] = await db.batch([
    bound(END_WITH_EDITION),
    bound(`DELETE FROM message WHERE kind = 'wish' AND (event, registration) IN (
      SELECT event, id FROM (${DUE}))`),
    auditRow(
      db,
      {
        by: { event: null, id: RETENTION },
        at: now,
        verb: 'erase_wish',
        subject: { kind: 'wish', sql: 'd.number' },
      },
      { values, found: `FROM (${DUE}) d`, event: 'd.event', after: { erased_at: `?1 ->> 'now'` } },
    ),
    bound(`UPDATE wish SET ${BARE}, erased_at = ?1 ->> 'now'
      WHERE (event, number) IN (SELECT event, number FROM (${DUE}))`),
    bound(`UPDATE wish_desk SET wish_key = NULL, takes = 0
      WHERE wish_key IS NOT NULL AND (
        EXISTS (SELECT 1 FROM event e WHERE e.number = wish_desk.event AND e.data_key IS NULL)
        OR until < ?1 ->> 'over' AND NOT EXISTS (
          SELECT 1 FROM wish w WHERE w.event = wish_desk.event AND w.box IS NOT NULL))`),
  ]);
  return rowsOf(noted).length;
}

/** Erases wishes by their ids, each with its own instant: that of an earlier erasure where it was put back. */
export async function eraseWishes(
  db: D1Database,
  event: number,
  wishes: readonly { readonly id: string; readonly at: number }[],
  by = RETENTION,
): Promise<void> {
  if (wishes.length === 0) return;
  const values = { event, wishes };
  const found = `FROM wish w CROSS JOIN json_each(?1 -> 'wishes') j ON j.value ->> 'id' = w.id
    WHERE w.event = ?1 ->> 'event' AND w.box IS NOT NULL`;
  await db.batch([
    db.prepare(DROP_LISTED_MESSAGES).bind(JSON.stringify(values)),
    auditRow(
      db,
      {
        by: { event, id: by },
        at: wishes[0]?.at ?? 0,
        verb: 'erase_wish',
        subject: { kind: 'wish', sql: 'w.number' },
      },
      { values, found, after: { erased_at: `j.value ->> 'at'` } },
    ),
    db.prepare(ERASE_LISTED).bind(JSON.stringify(values)),
  ]);
}

/** A guardian takes a wish back: it is erased at once. False where it is erased already. */
export async function withdraw(
  db: D1Database,
  event: number,
  { number, id }: { readonly number: number; readonly id: string },
  now: number,
): Promise<boolean> {
  const values = { event, number, id, now };
  const own = `event = ?1 ->> 'event' AND number = ?1 ->> 'number' AND box IS NOT NULL`;
  const [, noted] = await db.batch([
    db
      .prepare(`DELETE FROM message WHERE event = ?1 AND registration = ?2 AND kind = 'wish'`)
      .bind(event, id),
    auditRow(
      db,
      { by: { event, id: 'holder' }, at: now, verb: 'withdraw_wish', subject: `wish ${number}` },
      {
        values,
        found: `FROM wish WHERE ${own}`,
        before: { state: 'state' },
        after: { erased_at: `?1 ->> 'now'` },
      },
    ),
    db
      .prepare(`UPDATE wish SET ${BARE}, state = 'closed', erased_at = ?1 ->> 'now',
        revision = revision + 1 WHERE ${own}`)
      .bind(JSON.stringify(values)),
  ]);
  return rowsOf(noted).length > 0;
}
