import { gateFieldsOf } from '../../domain/editing/edits.ts';
import type { Day, Edition, Gate, Slot } from '../../domain/edition.ts';
import { PARTY_KINDS } from '../../domain/kinds.ts';
import { NO_SHARES } from '../../domain/shares.ts';
import { type Verb, write } from '../d1/batch.ts';
import { type Divided, slotRows } from './slot-rows.ts';

/** Days, windows and gates of an edition, as they are to be from now on. */
export interface EditionRows {
  readonly days: readonly Omit<Day, 'slots'>[];
  readonly slots: readonly Slot[];
  readonly gates: readonly Gate[];
  /** The whole edition, by which the places of its windows are divided. */
  readonly of: Divided & Pick<Edition, 'group_share'>;
}

/** Writes rows of an edition, new ones and those that have their number: three statements. */
export function putRows(db: D1Database, event: number, rows: EditionRows): Verb<void> {
  const put = (sql: string, values: unknown) => db.prepare(sql).bind(event, JSON.stringify(values));
  const gates = rows.gates.map(({ number, ...gate }) => ({
    number,
    ...gateFieldsOf({ number, ...gate }),
  }));
  const slots = slotRows(rows.of, rows.slots);
  return write(
    put(PUT_DAYS, rows.days),
    db.prepare(PUT_SLOTS).bind(event, JSON.stringify(slots), rows.of.group_share),
    put(PUT_GATES, gates),
  );
}

/**
 * Removes rows of an edition by their numbers; the batch fails if one of them is in use. Windows
 * first: they belong to days.
 */
export function removeRows(
  db: D1Database,
  event: number,
  numbers: Readonly<Record<'days' | 'slots' | 'gates', readonly number[]>>,
): Verb<void> {
  const remove = (sql: string, list: readonly number[]) =>
    list.length === 0 ? [] : [db.prepare(sql).bind(event, JSON.stringify(list))];
  return write(
    ...remove(REMOVE_SLOTS, numbers.slots),
    ...remove(REMOVE_DAYS, numbers.days),
    ...remove(REMOVE_GATES, numbers.gates),
  );
}

/** The columns of `event` that hold what an organizer sets, by the fields of an edition. */
export function settingsRow(edition: Omit<Edition, 'number'>) {
  const { name, city, venue, timezone, status, party_max, group_share, live_detail } = edition;
  const { controller, policy, texts = {}, kinds = PARTY_KINDS, site = null } = edition;
  const { shares = NO_SHARES, programme = [], reviewed = [], answer_hours = {} } = edition;
  const { approved_kinds = [], questions = [], plan = [] } = edition;
  return {
    ...{ name, city, venue, timezone, status, party_max, group_share, live_detail },
    ...{ controller, policy, texts, kinds, site, shares, programme, reviewed, answer_hours },
    ...{ approved_kinds, questions, plan },
    registration_opens: edition.registration.opens,
    registration_closes: edition.registration.closes,
    registration_opens_at: edition.registration.opens_at,
    registration_closes_at: edition.registration.closes_at,
  };
}

const PUT_DAYS = `
INSERT INTO day (event, number, date, opens, closes, opens_at, closes_at)
SELECT ?1, value ->> 'number', value ->> 'date', value ->> 'opens', value ->> 'closes',
  value ->> 'opens_at', value ->> 'closes_at'
FROM json_each(?2) WHERE true
ON CONFLICT (event, number) DO UPDATE SET date = excluded.date, opens = excluded.opens,
  closes = excluded.closes, opens_at = excluded.opens_at, closes_at = excluded.closes_at`;

const PUT_SLOTS = `
INSERT INTO slot (event, number, day, from_time, to_time, starts_at, ends_at, capacity,
  group_capacity, closed, moved, openings,
  school_kept, association_kept, media_kept, guest_kept, desk_kept)
SELECT ?1, value ->> 'number', value ->> 'day', value ->> 'from', value ->> 'to',
  value ->> 'starts_at', value ->> 'ends_at', value ->> 'capacity',
  CAST((value ->> 'capacity') * ?3 / 100 AS INTEGER), coalesce(value ->> 'closed', 0),
  nullif(value -> 'moved', 'null'), value -> 'openings', value ->> '$.kept.school', value ->> '$.kept.association',
  value ->> '$.kept.media', value ->> '$.kept.guest', value ->> '$.kept.desk'
FROM json_each(?2) WHERE true
ON CONFLICT (event, number) DO UPDATE SET day = excluded.day, from_time = excluded.from_time,
  to_time = excluded.to_time, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
  capacity = excluded.capacity, group_capacity = excluded.group_capacity, closed = excluded.closed,
  moved = excluded.moved, openings = excluded.openings, school_kept = excluded.school_kept,
  association_kept = excluded.association_kept,
  media_kept = excluded.media_kept,
  guest_kept = excluded.guest_kept,
  desk_kept = excluded.desk_kept`;

const PUT_GATES = `
INSERT INTO gate (event, number, name, kinds, step_free, latitude, longitude, sign, lanes, direction,
  bays)
SELECT ?1, value ->> 'number', value -> 'name', value -> 'kinds', value ->> 'step_free',
  value ->> '$.position.latitude', value ->> '$.position.longitude',
  value ->> 'sign', value ->> 'lanes', value ->> 'direction', coalesce(value -> 'bays', '[]')
FROM json_each(?2) WHERE true
ON CONFLICT (event, number) DO UPDATE SET name = excluded.name, kinds = excluded.kinds,
  step_free = excluded.step_free, latitude = excluded.latitude, longitude = excluded.longitude,
  sign = excluded.sign, lanes = excluded.lanes, direction = excluded.direction,
  bays = excluded.bays`;

const LISTED = 'WHERE event = ?1 AND number IN (SELECT value FROM json_each(?2))';
const REMOVE_SLOTS = `DELETE FROM slot ${LISTED}`;
const REMOVE_DAYS = `DELETE FROM day ${LISTED}`;
const REMOVE_GATES = `DELETE FROM gate ${LISTED}`;
