import { DAY_MS } from '../../domain/time.ts';
import { auditRow, type By } from '../d1/audit.ts';
import { query, type Verb } from '../d1/batch.ts';
import { dropReminders } from './many.ts';

/** A day that begins within two days, of an edition that sends messages and reminds of its days. */
export interface DayToCome {
  readonly event: number;
  readonly timezone: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Of its windows, at the most. */
  readonly people: number;
}

/** The days of which somebody may have to be reminded soon. */
export async function daysToCome(db: D1Database, now: number): Promise<DayToCome[]> {
  const { results } = await db
    .prepare(SELECT_DAYS)
    .bind(now, now + 2 * DAY_MS)
    .all<DayToCome>();
  return results;
}

/** Whether an edition reminds of its days the evening before. */
export function readReminder(db: D1Database, event: number): Verb<boolean> {
  const rows = query<{ wanted: number }>(
    db.prepare('SELECT wanted FROM reminder WHERE event = ?1').bind(event),
  );
  return {
    statements: rows.statements,
    read: (results) => rows.read(results)[0]?.wanted === 1,
  };
}

/**
 * Says whether an edition reminds of its days the evening before. Once it does not, no reminder is written
 * or leaves any more, those that are begun among them: they are not begun again.
 */
export async function setReminder(
  db: D1Database,
  by: By,
  wanted: boolean,
  now: number,
): Promise<void> {
  const values = { event: by.event, wanted };
  await db.batch([
    auditRow(
      db,
      { by, at: now, verb: 'set_reminder', subject: `event ${by.event}` },
      {
        values,
        found: `WHERE coalesce(${STANDING}, 0) <> ?1 ->> 'wanted'`,
        before: { wanted: `coalesce(${STANDING}, 0)` },
        after: { wanted: `?1 ->> 'wanted'` },
      },
    ),
    db.prepare(SET).bind(JSON.stringify(values)),
    ...(wanted
      ? []
      : [db.prepare(END_CAUSES).bind(by.event, now), ...dropReminders(db, by.event).statements]),
  ]);
}

const STANDING = `(SELECT wanted FROM reminder WHERE event = ?1 ->> 'event')`;

const SELECT_DAYS = `
SELECT e.number AS event, e.timezone, d.date,
  (SELECT coalesce(sum(s.taken), 0) FROM slot s WHERE s.event = e.number AND s.day = d.number) AS people
FROM event e JOIN day d ON d.event = e.number AND d.closes_at BETWEEN ?1 AND ?2
WHERE e.status IN ('open', 'closed')
  AND EXISTS (SELECT 1 FROM channel c WHERE c.event = e.number AND c.state = 'on')
  AND EXISTS (SELECT 1 FROM reminder r WHERE r.event = e.number AND r.wanted = 1)
  AND NOT EXISTS (SELECT 1 FROM message_cause m WHERE m.event = e.number AND m.kind = 'reminder'
    AND m.revision = CAST(replace(d.date, '-', '') AS INTEGER))`;

const SET = `
INSERT INTO reminder (event, wanted) SELECT ?1 ->> 'event', ?1 ->> 'wanted' WHERE true
ON CONFLICT (event) DO UPDATE SET wanted = excluded.wanted`;

const END_CAUSES = `
UPDATE message_cause SET done_at = ?2 WHERE event = ?1 AND kind = 'reminder' AND done_at IS NULL`;
