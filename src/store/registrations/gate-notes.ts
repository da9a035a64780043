import { HOUR_MS } from '../../domain/time.ts';
import { auditRow } from '../d1/audit.ts';

/** A gate closes hours before a day of its ends; until then a note is still of use. */
const AFTER_CLOSING_MS = 12 * HOUR_MS;
/** The actor: the service by its clock, not a person. */
const RETENTION = 'retention';

/**
 * Takes the notes for the gate away from the tickets of days that are over. Reads only tickets with a
 * note. Phones had them with the list of that day, which they keep no longer.
 */
export async function forgetNotes(db: D1Database, now: number): Promise<void> {
  const values = { before: now - AFTER_CLOSING_MS };
  await db.batch([
    auditRow(
      db,
      {
        by: { event: null, id: RETENTION },
        at: now,
        verb: 'forget_notes',
        subject: { kind: 'day', sql: 'o.day' },
      },
      { values, event: 'o.event', found: `FROM (${OVER}) o`, before: { tickets: 'o.tickets' } },
    ),
    db.prepare(FORGET).bind(JSON.stringify(values)),
  ]);
}

const OVER = `SELECT t.event, t.day, count(*) AS tickets
  FROM ticket t INDEXED BY ticket_noted
  JOIN day d ON d.event = t.event AND d.number = t.day
  WHERE t.note IS NOT NULL AND d.closes_at < ?1 ->> 'before' GROUP BY t.event, t.day`;

const FORGET = `UPDATE ticket SET note = NULL
WHERE note IS NOT NULL AND (event, day) IN (SELECT o.event, o.day FROM (${OVER}) o)`;
