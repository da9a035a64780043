import type { ErasureListPart, ListedErasure, NamedErasure } from '../../domain/erasure.ts';

/** Entries that one question brings. */
const PART = 500;

/** What runs a statement of the list and gives its rows. */
type RunList = (
  sql: string,
  ...bound: (string | number)[]
) => readonly Readonly<Record<string, unknown>>[];

/**
 * The list of all erasures, in a database of its own. An entry is never taken away: no backup is too old
 * for it.
 */
export class ErasureList {
  readonly #run: RunList;

  /** Lays the list where there is none yet. */
  constructor(run: RunList) {
    this.#run = run;
    run(LAY);
  }

  /** Notes erasures. Each keeps the instant under which it was noted first. */
  note(erasures: readonly NamedErasure[]): ListedErasure[] {
    const all = JSON.stringify(erasures);
    this.#run(NOTE, all);
    return this.#run(NOTED, all).map(asListed);
  }

  /** What was noted behind a number, the oldest first, as far as one answer holds it. */
  after(number: number, most = PART): ErasureListPart {
    const last = Number(this.#run(LAST)[0]?.last ?? 0);
    return { entries: this.#run(AFTER, number, most).map(asListed), last };
  }
}

function asListed(row: Readonly<Record<string, unknown>>): ListedErasure {
  const { number, event, what, id, at } = row;
  return {
    number: Number(number),
    event: Number(event),
    what: what === 'wish' || what === 'edition' ? what : 'person',
    id: String(id),
    at: Number(at),
  };
}

const LAY = `
CREATE TABLE IF NOT EXISTS erasure (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  event INTEGER NOT NULL,
  what TEXT NOT NULL,
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (event, what, id)
) STRICT`;

const NOTE = `
INSERT INTO erasure (event, what, id, at)
SELECT value ->> 'event', value ->> 'what', value ->> 'id', value ->> 'at' FROM json_each(?1) WHERE true
ON CONFLICT (event, what, id) DO NOTHING`;

const NOTED = `
SELECT e.number, e.event, e.what, e.id, e.at FROM json_each(?1) j CROSS JOIN erasure e
ON e.event = j.value ->> 'event' AND e.what = j.value ->> 'what' AND e.id = j.value ->> 'id'
ORDER BY e.number`;

const AFTER = `
SELECT number, event, what, id, at FROM erasure WHERE number > ?1 ORDER BY number LIMIT ?2`;

const LAST = 'SELECT coalesce(max(number), 0) AS last FROM erasure';
