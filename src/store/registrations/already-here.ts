import type { ListKind } from '../../domain/lists/columns.ts';
import type { ReadRow } from '../../domain/lists/judge-rows.ts';
import { type OwnGroup, rowsAmong } from '../../domain/lists/own-groups.ts';
import type { Env } from '../../env.ts';
import type { StoredEdition } from '../editions/editions.ts';
import { type EditionKeys, mac } from '../keys/keys.ts';
import { namedId } from '../keys/named-id.ts';
import { openContact } from './contact-box.ts';
import { type GroupOfDay, groupsOfDay, registeredAmong } from './lists.ts';
import { openKeys } from './prepare.ts';

/**
 * How a group of a list is here before the list: by another one, by itself, as a request that waits, or as
 * one that was erased, which no list brings back.
 */
export type HowHere = 'list' | 'itself' | 'asked' | 'erased';

/** A row whose group is here. */
export type RowHere = ReadRow & { readonly how: HowHere };

/** A row with the id under which its group is registered. */
export type NamedRow = ReadRow & { readonly id: string };

/** Groups that are read at a time, so that gates pass between two. */
const READ_MOST = 1_000;

/** How often the group of a row may have been registered and cancelled before it counts as here. */
const CANCELLED_MOST = 20;

/**
 * Which rows of a list are registered for their day already. What was cancelled is not here: its row gets
 * the next id of its group, so that it is registered again, and once only. Throws `registration_closed`
 * once the edition was erased.
 */
export async function alreadyHere(
  env: Env,
  edition: StoredEdition,
  { rows, kind, now }: { rows: readonly ReadRow[]; kind: ListKind; now: number },
): Promise<{
  readonly here: readonly RowHere[];
  readonly fresh: readonly NamedRow[];
}> {
  const keys = await openKeys(env, edition, now);
  const { here, free } = await byLists(env.DB, edition.number, keys, rows);
  const own = rowsAmong(free, await groupsThere(env, edition, { rows: free, kind, now }));
  return {
    here: [
      ...here,
      ...free.flatMap((row) => {
        const group = own.get(row.line);
        return group
          ? [{ ...row, how: group.waits ? ('asked' as const) : ('itself' as const) }]
          : [];
      }),
    ],
    fresh: free.filter(({ line }) => !own.has(line)),
  };
}

/** Rows that a list has brought before, and the others with the first id that is free for each. */
async function byLists(
  db: D1Database,
  event: number,
  keys: EditionKeys,
  rows: readonly ReadRow[],
): Promise<{ readonly here: readonly RowHere[]; readonly free: readonly NamedRow[] }> {
  const [here, free]: [RowHere[], NamedRow[]] = [[], []];
  let open = rows;
  for (let cancelled = 0; open.length > 0; cancelled++) {
    const named = await Promise.all(open.map((row) => withId(keys, row, cancelled)));
    const ids = named.map(({ id }) => id);
    const known = await registeredAmong(db, event, ids);
    const again = ({ id }: NamedRow) => known.get(id) === 'cancelled' && cancelled < CANCELLED_MOST;
    free.push(...named.filter(({ id }) => !known.has(id)));
    const left = named.filter((row) => known.has(row.id) && !again(row));
    here.push(
      ...left.map((row) => {
        const how = known.get(row.id) === 'erased' ? 'erased' : 'list';
        return { ...row, how } as const;
      }),
    );
    open = named.filter(again);
  }
  return { here, free };
}

/** `cancelled`: how many registrations of its group were. */
async function withId(keys: EditionKeys, row: ReadRow, cancelled: number): Promise<NamedRow> {
  const text = cancelled === 0 ? row.identity : `${row.identity}\nafter ${cancelled}`;
  return { ...row, id: namedId(await mac(keys.find, `row ${text}`)) };
}

/** All groups of the days of these rows, opened. */
async function groupsThere(
  env: Env,
  edition: StoredEdition,
  { rows, kind, now }: { rows: readonly ReadRow[]; kind: ListKind; now: number },
): Promise<OwnGroup[]> {
  const all: OwnGroup[] = [];
  for (const day of new Set(rows.map((row) => row.day))) {
    for (let after = ''; ; ) {
      const asked = { kind, day, after, most: READ_MOST };
      const groups = await groupsOfDay(env.DB, edition.number, asked);
      all.push(...(await opened(env, edition, groups, { day, now })).flat());
      const last = groups.at(-1);
      if (!last || groups.length < READ_MOST) break;
      after = last.id;
    }
  }
  return all;
}

function opened(
  env: Env,
  edition: StoredEdition,
  groups: readonly GroupOfDay[],
  { day, now }: { day: number; now: number },
): Promise<OwnGroup[][]> {
  return Promise.all(
    groups.map(async ({ id, contact, state }) => {
      const box = await openContact(env, edition, { id, contact, now });
      if (!box) return [];
      const { organisation, name, phone, email } = box;
      return [{ day, body: organisation || name, phone, email, waits: state === 'pending' }];
    }),
  );
}
