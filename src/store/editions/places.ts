import type { PartyKind } from '../../domain/kinds.ts';
import { GROUP_KINDS } from '../../domain/registration.ts';
import {
  type KeptPlaces,
  type OpenPlaces,
  roomIn,
  seated,
  shareOf,
  type WindowTally,
} from '../../domain/shares.ts';
import type { Env } from '../../env.ts';
import { query, run, type Verb } from '../d1/batch.ts';
import { Memo } from '../d1/memo.ts';

/**
 * A value of some seconds would be too old on an opening day, and a query for each reader too many.
 */
const FRESH_MS = 1_000;
const places = new Memo<Read>(FRESH_MS);

interface Read {
  readonly places: ReadonlyMap<number, Places>;
  /** Of each kind that was asked for, people whom each window can still take. */
  readonly left: Map<string, ReadonlyMap<number, number>>;
}

/** The places of an arrival window, and those that schools and associations may take of them. */
export interface Places extends WindowTally {
  readonly group_left: number;
  /** Parties that wait for it. */
  readonly waiting: number;
  /** When places were drawn for last, ms; null while nobody ever waited. */
  readonly drawn_at: number | null;
}

/** A party that asks for places: what kind, and whether a member registers it at the desk. */
export interface Asker {
  readonly kind: PartyKind;
  readonly atDesk: boolean;
}

/** People that a window can still take of a party's kind, at an instant (ms). */
export function roomFor(one: Places, { kind, atDesk }: Asker, at: number): number {
  const room = roomIn(one, shareOf(kind, atDesk), at);
  return GROUP_KINDS.includes(kind) ? Math.max(0, Math.min(room, one.group_left)) : room;
}

/** The same window after a party of so many people. */
export function afterSeating(one: Places, { kind, atDesk }: Asker, people: number): Places {
  const group = GROUP_KINDS.includes(kind) ? people : 0;
  return { ...seated(one, shareOf(kind, atDesk), people), group_left: one.group_left - group };
}

/**
 * People of a kind that each arrival window can still take, by slot number; at most a second old.
 * `atDesk`: for a party that a member registers there.
 */
export async function placesLeft(
  env: Env,
  event: number,
  now: number,
  kind: PartyKind = 'family',
  atDesk = false,
): Promise<ReadonlyMap<number, number>> {
  const read = await readOnce(env, event, now);
  const name = `${kind} ${atDesk}`;
  const known = read.left.get(name);
  if (known) return known;
  const asker = { kind, atDesk };
  const left = new Map([...read.places].map(([slot, one]) => [slot, roomFor(one, asker, now)]));
  read.left.set(name, left);
  return left;
}

/** What is taken of each window, by slot number; as old as `placesLeft`, from the same read. */
export async function placesTaken(
  env: Env,
  event: number,
  now: number,
): Promise<ReadonlyMap<number, Pick<Places, 'taken'>>> {
  return (await readOnce(env, event, now)).places;
}

function readOnce(env: Env, event: number, now: number): Promise<Read> {
  return places.get(String(event), now, async () => {
    const [left] = await run(env.DB, readPlaces(env.DB, event));
    return { places: left, left: new Map() };
  });
}

/** The places of each window, as of the batch that it rides in. */
export function readPlaces(db: D1Database, event: number): Verb<ReadonlyMap<number, Places>> {
  const rows = query<Row>(db.prepare(SELECT_PLACES).bind(event));
  return {
    statements: rows.statements,
    read: (results) => new Map(rows.read(results).map((row) => [row.number, placesOf(row)])),
  };
}

type OfList = 'reserved' | 'waiting' | 'left_open';
type Counted = 'number' | 'capacity' | 'taken' | 'group_left';
type OfHolder = `${keyof KeptPlaces}_${'kept' | 'taken'}`;
type Row = Readonly<
  Record<Counted | OfHolder | OfList, number> & {
    openings: string | null;
    drawn_at: number | null;
  }
>;

function placesOf(row: Row): Places {
  const of = (what: 'kept' | 'taken'): KeptPlaces => ({
    school: row[`school_${what}`],
    association: row[`association_${what}`],
    media: row[`media_${what}`],
    guest: row[`guest_${what}`],
    desk: row[`desk_${what}`],
  });
  const { capacity, taken, group_left, reserved, waiting, drawn_at } = row;
  const openings = row.openings === null ? null : (JSON.parse(row.openings) as OpenPlaces[]);
  const left_open = waiting > 0 ? row.left_open : null;
  return {
    ...{ capacity, taken, group_left, kept: of('kept'), taken_by: of('taken'), openings },
    ...{ reserved, waiting, left_open, drawn_at },
  };
}

const SELECT_PLACES = `
SELECT number, capacity, taken, coalesce(group_capacity, capacity) - group_taken AS group_left,
  school_kept, school_taken, association_kept, association_taken, media_kept, media_taken,
  guest_kept, guest_taken, desk_kept, desk_taken, openings,
  reserved, waiting, left_open, drawn_at
FROM slot WHERE event = ?1`;

/** How a window is used: people who hold it, and whether anybody ever registered for it. */
export interface WindowUse {
  readonly taken: number;
  readonly used: boolean;
  /** Parties that wait for it. */
  readonly waiting: number;
}

/** The use of every window of an edition, by slot number; as it is now. Offered places are in use. */
export async function windowUse(
  db: D1Database,
  event: number,
): Promise<ReadonlyMap<number, WindowUse>> {
  const { results } = await db
    .prepare('SELECT number, taken + reserved AS taken, used, waiting FROM slot WHERE event = ?1')
    .bind(event)
    .all<{ number: number; taken: number; used: number; waiting: number }>();
  return new Map(
    results.map(({ number, taken, used, waiting }) => [
      number,
      { taken, used: used === 1, waiting },
    ]),
  );
}
