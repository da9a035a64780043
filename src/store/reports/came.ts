import { replayed } from '../../domain/figures/replay.ts';
import type { PartyKind } from '../../domain/kinds.ts';
import { query, run } from '../d1/batch.ts';
import { EVENT } from '../d1/json-rows.ts';
import { PAGE } from './day-range.ts';
import { movedTickets, type TicketRow, withMovements } from './moved-tickets.ts';

/** People who came for the first time on a ticket, on one day, by kind of party. */
interface CameByKind {
  readonly kind: PartyKind;
  readonly people: number;
  /** Registrations of groups of which somebody came; 0 for individuals and families. */
  readonly bodies: number;
}

/** What tickets say of who came on a day. */
export interface Came {
  readonly kinds: readonly CameByKind[];
  /** People admitted on tickets of each window of the day, by its number, on whatever day they came. */
  readonly bySlot: ReadonlyMap<number, number>;
  /** Of schools of the day that came, as these announced them. */
  readonly girls: number;
  readonly boys: number;
}

interface Row {
  readonly slot: number;
  readonly kind: PartyKind;
  /** Of a group. */
  readonly registration: string | null;
  /** By it people came in on another day as well, or alone. */
  readonly elsewhere: number;
  readonly people: number;
  readonly girls: number;
  readonly boys: number;
}

/**
 * Who came on a day, each of a ticket's people once, on the day on which they passed: all kinds are the
 * day's visitors by ticket. Reads the day's tickets page by page, and those by which people came on
 * another day than their own.
 */
export async function readCame(db: D1Database, event: number, day: number): Promise<Came> {
  const kinds = new KindCount();
  const bySlot = new Map<number, number>();
  const pupils = { girls: 0, boys: 0 };
  const moved: TicketRow[] = [];
  for await (const page of movedTickets(db, event, { from: day, to: day }, 'in_or_out')) {
    moved.push(...page);
  }
  const apart = JSON.stringify(moved.map(({ serial }) => serial));
  let last = 0;
  for (let read = PAGE; read === PAGE; ) {
    const bound = [event, day, last, PAGE] as const;
    const [[end], rows] = await run(
      db,
      query<{ read: number; last: number | null }>(db.prepare(SELECT_END).bind(...bound)),
      query<Row>(db.prepare(SELECT_CAME).bind(...bound, apart)),
    );
    for (const row of rows) {
      if (!row.elsewhere) kinds.add(row.kind, row.people, row.registration);
      bySlot.set(row.slot, (bySlot.get(row.slot) ?? 0) + row.people);
      pupils.girls += row.girls;
      pupils.boys += row.boys;
    }
    read = end?.read ?? 0;
    last = end?.last ?? last;
  }
  for (const [{ kind, registration, admits }, movements] of await withMovements(db, event, moved)) {
    const entries = replayed(admits, movements).filter((entry) => entry.day === day);
    if (entries.length === 0) continue;
    const people = entries.reduce((sum, { first }) => sum + first, 0);
    kinds.add(kind, people, isGroup(kind) ? registration : null);
  }
  return { kinds: kinds.all(), bySlot, ...pupils };
}

/** People and groups by kind. */
class KindCount {
  readonly #people = new Map<PartyKind, number>();
  readonly #groups = new Map<PartyKind, Set<string>>();

  add(kind: PartyKind, people: number, group: string | null): void {
    this.#people.set(kind, (this.#people.get(kind) ?? 0) + people);
    const groups = this.#groups.get(kind) ?? new Set();
    if (group !== null) this.#groups.set(kind, groups.add(group));
  }

  all(): CameByKind[] {
    return Array.from(this.#people, ([kind, people]) => {
      return { kind, people, bodies: this.#groups.get(kind)?.size ?? 0 };
    });
  }
}

function isGroup(kind: PartyKind): boolean {
  return kind !== 'individual' && kind !== 'family';
}

const USED = `SELECT serial, entered FROM admission
  WHERE event = ?1 AND day = ?2 AND serial > ?3 ORDER BY serial LIMIT ?4`;

const SELECT_END = `SELECT count(*) AS read, max(serial) AS last FROM (${USED})`;

const SELECT_CAME = `
SELECT t.slot, t.kind,
  iif(t.kind IN ('individual', 'family'), NULL, t.registration) AS registration,
  u.serial IN (SELECT value FROM json_each(?5)) AS elsewhere,
  sum(min(u.entered, t.adults + t.children)) AS people,
  sum(iif(t.kind = 'school', t.girls, 0)) AS girls,
  sum(iif(t.kind = 'school', t.children - t.girls, 0)) AS boys
FROM (${USED}) u CROSS JOIN ticket t ON t.event = ${EVENT} AND t.serial = u.serial
WHERE u.entered > 0 GROUP BY 1, 2, 3, 4`;
