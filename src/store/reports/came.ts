import type { PartyKind } from '../../domain/kinds.ts';
import { query, run } from '../d1/batch.ts';

/** Tickets that one statement reads: gates write in between. */
const PAGE = 2_000;

/** People who came on tickets of a day, by kind of party. */
interface CameByKind {
  readonly kind: PartyKind;
  readonly people: number;
  /** Registrations of groups of which somebody came; 0 for individuals and families. */
  readonly bodies: number;
}

/** What a day's tickets say of who came by them. */
export interface Came {
  readonly kinds: readonly CameByKind[];
  /** People admitted on tickets of each window, by its number. */
  readonly bySlot: ReadonlyMap<number, number>;
  /** Of schools that came, as these announced them. */
  readonly girls: number;
  readonly boys: number;
}

interface Row {
  readonly slot: number;
  readonly kind: PartyKind;
  /** Of a group. */
  readonly registration: string | null;
  readonly people: number;
  readonly girls: number;
  readonly boys: number;
}

/** Who came on tickets of a day, each of its people once. Reads the day's tickets page by page. */
export async function readCame(db: D1Database, event: number, day: number): Promise<Came> {
  const people = new Map<PartyKind, number>();
  const bodies = new Map<PartyKind, Set<string>>();
  const bySlot = new Map<number, number>();
  const pupils = { girls: 0, boys: 0 };
  let last = 0;
  for (let read = PAGE; read === PAGE; ) {
    const bound = [event, day, last, PAGE] as const;
    const [[end], rows] = await run(
      db,
      query<{ read: number; last: number | null }>(db.prepare(SELECT_END).bind(...bound)),
      query<Row>(db.prepare(SELECT_CAME).bind(...bound)),
    );
    for (const row of rows) {
      people.set(row.kind, (people.get(row.kind) ?? 0) + row.people);
      bySlot.set(row.slot, (bySlot.get(row.slot) ?? 0) + row.people);
      const groups = bodies.get(row.kind) ?? new Set();
      if (row.registration !== null) bodies.set(row.kind, groups.add(row.registration));
      pupils.girls += row.girls;
      pupils.boys += row.boys;
    }
    read = end?.read ?? 0;
    last = end?.last ?? last;
  }
  const kinds = Array.from(people, ([kind, n]) => ({
    kind,
    people: n,
    bodies: bodies.get(kind)?.size ?? 0,
  }));
  return { kinds, bySlot, ...pupils };
}

const USED = `SELECT serial, entered FROM admission
  WHERE event = ?1 AND day = ?2 AND serial > ?3 ORDER BY serial LIMIT ?4`;

const SELECT_END = `SELECT count(*) AS read, max(serial) AS last FROM (${USED})`;

const SELECT_CAME = `
SELECT t.slot, t.kind,
  iif(t.kind IN ('individual', 'family'), NULL, t.registration) AS registration,
  sum(min(u.entered, t.adults + t.children)) AS people,
  sum(iif(t.kind = 'school', t.girls, 0)) AS girls,
  sum(iif(t.kind = 'school', t.children - t.girls, 0)) AS boys
FROM (${USED}) u CROSS JOIN ticket t ON t.event = ?1 AND t.serial = u.serial
WHERE u.entered > 0 GROUP BY 1, 2, 3`;
