import { EDITIONS } from './editions.ts';
import { GATES } from './gates.ts';
import type { GroupName } from './groups.ts';
import type { DataKind, HeldTables } from './kinds.ts';
import { MESSAGES } from './messages.ts';
import { REGISTRATIONS } from './registrations.ts';
import { SERVICE } from './service.ts';
import { TEAM } from './team.ts';
import { WISHES } from './wishes.ts';

/**
 * The data table: every table of the schema and every column, with what it holds and what for. What is
 * sealed, exported, erased and shown to the data officer is read from here.
 */
const HELD_TABLES: HeldTables<GroupName> = {
  ...EDITIONS,
  ...REGISTRATIONS,
  ...MESSAGES,
  ...GATES,
  ...TEAM,
  ...WISHES,
  ...SERVICE,
};

/** One column of the data table. */
export interface HeldColumn {
  readonly table: string;
  readonly column: string;
  readonly kind: DataKind;
  readonly group: GroupName;
}

/** Every column that is held, in the order of the schema's rooms. */
export const HELD_COLUMNS: readonly HeldColumn[] = Object.entries(HELD_TABLES).flatMap(
  ([table, { group, columns }]) =>
    Object.entries(columns).map(([column, held]) =>
      typeof held === 'string'
        ? { table, column, kind: held, group }
        : { table, column, kind: held[0], group: held[1] },
    ),
);

/** The columns of one table that are of these kinds, in the schema's order. */
export function columnsOfKinds(table: string, kinds: readonly DataKind[]): string[] {
  return HELD_COLUMNS.filter((held) => held.table === table && kinds.includes(held.kind)).map(
    ({ column }) => column,
  );
}
