import type { Draw } from '../../domain/wait-list.ts';
import { type Verb, write } from '../d1/batch.ts';

/** Places of a window that are kept for one party until a deadline (ms). */
export interface Offer {
  readonly id: string;
  readonly slot: number;
  readonly deadline: number;
}

/**
 * Keeps places for parties that wait, one after the other: the table keeps none that are not there. An
 * offer is never made to somebody who has one.
 */
export function makeOffers(
  db: D1Database,
  event: number,
  offers: readonly Offer[],
  now: number,
): Verb<void> {
  if (offers.length === 0) return write();
  return write(db.prepare(MAKE_OFFERS).bind(event, JSON.stringify(offers), now));
}

const MAKE_OFFERS = `
UPDATE wait SET state = 'offered', offered = j.value ->> 'slot', deadline = j.value ->> 'deadline',
  offers = offers + 1, passed = 0, kept_since = NULL, changed_at = ?3
FROM json_each(?2) j
WHERE wait.event = ?1 AND wait.id = j.value ->> 'id' AND wait.state = 'waiting' AND wait.lot = 1`;

/** Whose turn is nearer after a draw, and that these windows were drawn. */
export function noteDraw(
  db: D1Database,
  event: number,
  { passed, offers, windows }: DrawNote,
  now: number,
): Verb<void> {
  return write(
    ...(passed.length > 0 ? [db.prepare(NOTE_PASSED).bind(event, JSON.stringify(passed))] : []),
    db.prepare(NOTE_DRAWN).bind(event, JSON.stringify(windows), now, JSON.stringify(offers)),
  );
}

/** What a draw leaves behind. */
export interface DrawNote {
  readonly passed: Draw['passed'];
  /** What it offers: whoever was refused it has left the list, and its places are free still. */
  readonly offers: readonly Offer[];
  /** Windows, with the places that were free in them before; `opens`: what is left is for whoever registers. */
  readonly windows: readonly {
    readonly number: number;
    readonly free: number;
    readonly opens: boolean;
  }[];
}

const NOTE_PASSED = `
UPDATE wait SET passed = j.value ->> 'passed', kept_since = j.value ->> 'kept_since'
FROM json_each(?2) j
WHERE wait.event = ?1 AND wait.id = j.value ->> 'id' AND wait.state = 'waiting'`;

// Whoever registers has no more of it than is left, or what comes free next would be theirs.
const NOTE_DRAWN = `
WITH drawn (number, opens, free) AS (
  SELECT j.value ->> 'number', j.value ->> 'opens', j.value ->> 'free' - coalesce((
    SELECT sum(w.people) FROM json_each(?4) o
    CROSS JOIN wait w ON w.event = ?1 AND w.id = o.value ->> 'id' AND w.state IN ('offered', 'taken')
    WHERE o.value ->> 'slot' = j.value ->> 'number'), 0)
  FROM json_each(?2) j)
UPDATE slot SET drawn_at = ?3, left_open = iif(opens, free, min(left_open, free))
FROM drawn WHERE slot.event = ?1 AND slot.number = drawn.number`;
