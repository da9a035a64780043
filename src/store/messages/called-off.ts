import type { ToldWindow } from '../../domain/editing/edits.ts';
import { auditRow, type By } from '../d1/audit.ts';
import { query, type Verb } from '../d1/batch.ts';

/** A day that is called off, and how far its registrations are cancelled. */
export interface CalledOff {
  readonly kind: 'called_off';
  /** The number of the day. */
  readonly revision: number;
  readonly windows: readonly Pick<ToldWindow, 'window'>[];
  readonly made_by: string;
  /** The last that was cancelled, by window and id. */
  readonly slot: number;
  readonly registration: string;
}

/**
 * Notes that a day is called off. Its registrations are cancelled after it. Called off once more it begins
 * anew where all were cancelled and somebody holds one of its windows since; else nothing changes.
 */
export async function callOff(
  db: D1Database,
  by: By,
  { day, windows }: { readonly day: number; readonly windows: readonly ToldWindow[] },
  now: number,
): Promise<void> {
  const values = { event: by.event, day, windows, by: by.id, now };
  await db.batch([
    auditRow(
      db,
      { by, at: now, verb: 'call_off', subject: `day ${day}` },
      {
        values,
        found: `WHERE ${IS_NEW}`,
        after: { people: PEOPLE },
      },
    ),
    db.prepare(RAISE_VERSION).bind(JSON.stringify(values)),
    db.prepare(INSERT_CAUSE).bind(JSON.stringify(values)),
  ]);
}

/** The oldest day that is called off, of which somebody may still hold a ticket; null where there is none. */
export function readCalledOff(db: D1Database, event: number): Verb<CalledOff | null> {
  const rows = query<Omit<CalledOff, 'windows'> & { windows: string }>(
    db.prepare(SELECT_OPEN).bind(event),
  );
  return {
    statements: rows.statements,
    read: (results) => {
      const [row] = rows.read(results);
      return row ? { ...row, windows: JSON.parse(row.windows) as CalledOff['windows'] } : null;
    },
  };
}

const PEOPLE = `(SELECT coalesce(sum(taken), 0) FROM slot
  WHERE event = ?1 ->> 'event' AND day = ?1 ->> 'day')`;

const IS_TO_BEGIN_ANEW = `(done_at IS NOT NULL AND EXISTS (
  SELECT 1 FROM json_each(?1 -> 'windows') w JOIN registration r INDEXED BY registration_window
    ON r.event = ?1 ->> 'event' AND r.slot = w.value ->> 'window' AND r.state = 'confirmed'))`;

const IS_NEW = `NOT EXISTS (SELECT 1 FROM message_cause WHERE event = ?1 ->> 'event'
  AND kind = 'called_off' AND revision = ?1 ->> 'day' AND NOT ${IS_TO_BEGIN_ANEW})`;

/** Whoever knows the edition reads it again: a day of it does not take place. */
const RAISE_VERSION = `
UPDATE event SET version = version + 1 WHERE number = ?1 ->> 'event' AND ${IS_NEW}`;

const INSERT_CAUSE = `
INSERT INTO message_cause (event, kind, revision, windows, people, made_by, at)
SELECT ?1 ->> 'event', 'called_off', ?1 ->> 'day', ?1 -> 'windows', ${PEOPLE}, ?1 ->> 'by', ?1 ->> 'now'
WHERE true ON CONFLICT (event, kind, revision) DO UPDATE SET windows = excluded.windows,
  people = excluded.people, made_by = excluded.made_by, at = excluded.at, slot = 0, registration = '',
  done_at = NULL
WHERE ${IS_TO_BEGIN_ANEW}`;

const SELECT_OPEN = `
SELECT kind, revision, windows, made_by, slot, registration
FROM message_cause INDEXED BY message_cause_open
WHERE event = ?1 AND done_at IS NULL AND kind = 'called_off' ORDER BY revision LIMIT 1`;
