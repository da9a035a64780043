import type { AnnouncedEdition } from '../../domain/figures/announced.ts';
import { auditRow, type By } from '../d1/audit.ts';
import { type Verb, write } from '../d1/batch.ts';

/** What the office of an edition stated of editions before it, the latest first. */
export async function announcedOf(db: D1Database, event: number): Promise<AnnouncedEdition[]> {
  const list = await db
    .prepare('SELECT list FROM announced WHERE event = ?1')
    .bind(event)
    .first<string>('list');
  return list === null ? [] : JSON.parse(list);
}

/** States them anew; the same again changes nothing. */
export function writeAnnounced(
  db: D1Database,
  by: By,
  list: readonly AnnouncedEdition[],
  now: number,
): Verb<void> {
  const values = { event: by.event, list: JSON.stringify(list) };
  return write(
    auditRow(
      db,
      { by, at: now, verb: 'state_announced', subject: `event ${by.event}` },
      {
        values,
        found: `WHERE coalesce(${STANDING}, '[]') <> ?1 ->> 'list'`,
        before: { rows: `json_array_length(coalesce(${STANDING}, '[]'))` },
        after: { rows: `json_array_length(?1 ->> 'list')` },
      },
    ),
    db.prepare(SET).bind(JSON.stringify(values)),
  );
}

const STANDING = `(SELECT list FROM announced WHERE event = ?1 ->> 'event')`;

const SET = `
INSERT INTO announced (event, list) SELECT ?1 ->> 'event', ?1 ->> 'list' WHERE true
ON CONFLICT (event) DO UPDATE SET list = excluded.list`;
