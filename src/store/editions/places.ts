import type { PartyKind } from '../../domain/kinds.ts';
import { GROUP_KINDS } from '../../domain/registration.ts';
import type { Env } from '../../env.ts';
import { query, run, type Verb } from '../d1/batch.ts';
import { Memo } from '../d1/memo.ts';

/**
 * A value of some seconds would be too old on an opening day, and a query for each reader too many.
 */
const FRESH_MS = 1_000;
const places = new Memo<Record<keyof Places, ReadonlyMap<number, number>>>(FRESH_MS);

/** People that an arrival window can still take; of them, those of schools and associations. */
export interface Places {
  readonly free: number;
  readonly group: number;
}

/** People of a kind that each arrival window can still take, by slot number; at most a second old. */
export async function placesLeft(
  env: Env,
  event: number,
  now: number,
  kind: PartyKind = 'family',
): Promise<ReadonlyMap<number, number>> {
  const { free, group } = await places.get(String(event), now, async () => {
    const [left] = await run(env.DB, readPlaces(env.DB, event));
    const of = (which: keyof Places) =>
      new Map([...left].map(([slot, numbers]) => [slot, numbers[which]]));
    return { free: of('free'), group: of('group') };
  });
  return GROUP_KINDS.includes(kind) ? group : free;
}

/** The same, as of the batch that it rides in. */
export function readPlaces(db: D1Database, event: number): Verb<ReadonlyMap<number, Places>> {
  const rows = query<Places & { number: number }>(db.prepare(SELECT_PLACES).bind(event));
  return {
    statements: rows.statements,
    read: (results) => new Map(rows.read(results).map(({ number, ...places }) => [number, places])),
  };
}

const SELECT_PLACES = `
SELECT number, max(0, capacity - taken) AS free,
  max(0, min(capacity - taken, coalesce(group_capacity, capacity) - group_taken)) AS "group"
FROM slot WHERE event = ?1`;

/** How a window is used: people who hold it, and whether anybody ever registered for it. */
export interface WindowUse {
  readonly taken: number;
  readonly used: boolean;
}

/** The use of every window of an edition, by slot number; as it is now. */
export async function windowUse(
  db: D1Database,
  event: number,
): Promise<ReadonlyMap<number, WindowUse>> {
  const { results } = await db
    .prepare('SELECT number, taken, used FROM slot WHERE event = ?1')
    .bind(event)
    .all<{ number: number; taken: number; used: number }>();
  return new Map(results.map(({ number, taken, used }) => [number, { taken, used: used === 1 }]));
}
