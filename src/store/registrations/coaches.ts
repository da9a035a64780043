import type { TicketState } from '../../domain/admission.ts';
import type { PartyKind } from '../../domain/kinds.ts';
import { GROUP_KINDS } from '../../domain/registration.ts';
import { query, type Verb } from '../d1/batch.ts';
import { inSql } from '../d1/words.ts';

/** Coaches of a day that are read: some times those of the largest edition. */
const READ_MOST = 6_000;

/** A coach of a group that is confirmed, and what passed of it. */
export interface CoachRow {
  readonly registration: string;
  readonly serial: number;
  readonly kind: PartyKind;
  readonly state: TicketState;
  readonly slot: number;
  readonly step_free: boolean;
  readonly adults: number;
  readonly children: number;
  /** People who came by it; a coach has arrived with the first of them. */
  readonly entered: number;
  /** When the first of them came, ms; null while none did, and where so much passed that it is folded. */
  readonly first_at: number | null;
}

/**
 * The coaches of a day, those that were cancelled too, in the order of their groups and tickets; of
 * some of its windows alone, where they are given.
 */
export function readCoachesOfDay(
  db: D1Database,
  event: number,
  day: number,
  windows: readonly number[] | null = null,
): Verb<CoachRow[]> {
  const slots = windows && JSON.stringify(windows);
  const rows = query<Omit<CoachRow, 'step_free'> & { step_free: number }>(
    db.prepare(SELECT_COACHES).bind(event, day, READ_MOST, slots),
  );
  return {
    statements: rows.statements,
    read: (results) =>
      rows.read(results).map((row) => ({ ...row, step_free: row.step_free === 1 })),
  };
}

// Groups of a day by their index, then tickets and admissions by their keys.
const SELECT_COACHES = `
SELECT r.id AS registration, t.serial, r.kind, t.state, t.slot, t.step_free, t.adults, t.children,
  coalesce(a.entered, 0) AS entered, a.movements ->> '$.list[0][0]' AS first_at
FROM registration r INDEXED BY registration_group CROSS JOIN json_each(r.serials) s
CROSS JOIN ticket t ON t.event = r.event AND t.serial = s.value
LEFT JOIN admission a ON a.event = t.event AND a.day = t.day AND a.serial = t.serial
WHERE r.event = ?1 AND r.kind IN (${inSql(GROUP_KINDS)}) AND r.day = ?2 AND r.state = 'confirmed'
  AND (?4 IS NULL OR r.slot IN (SELECT value FROM json_each(?4)))
ORDER BY r.id, t.serial LIMIT ?3`;

/** The sealed contact of a group. */
export interface GroupContact {
  readonly id: string;
  readonly day: number;
  readonly contact: string | null;
}

/** The contacts of groups that are confirmed, by their ids. */
export function readGroupContacts(
  db: D1Database,
  event: number,
  ids: readonly string[],
): Verb<GroupContact[]> {
  return query(db.prepare(SELECT_CONTACTS).bind(event, JSON.stringify(ids)));
}

const SELECT_CONTACTS = `
SELECT r.id, r.day, r.contact FROM json_each(?2) j
CROSS JOIN registration r ON r.event = ?1 AND r.id = j.value
WHERE r.state = 'confirmed' AND r.kind IN (${inSql(GROUP_KINDS)})`;
