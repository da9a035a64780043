import type { Permission } from '../../domain/roles.ts';
import type { TABLES } from '../d1/schema/tables.ts';

/**
 * What a column holds. `key`: a number or an id that names a row, and nobody; `setting`: what
 * organizers set, and what is published; `figure`: counts, instants and states; `staff`: who of the
 * team did something, and their names; `free_text`: typed by somebody of the team, or at a gate;
 * `personal`: of visitors, readable, sealed or as a keyed hash; `secret`: what opens something, or
 * proves something.
 */
export const DATA_KINDS = [
  'key',
  'setting',
  'figure',
  'staff',
  'free_text',
  'personal',
  'secret',
] as const;
export type DataKind = (typeof DATA_KINDS)[number];

/**
 * Until when something is held. `erasure`: the day on which the edition's personal data is erased;
 * `wish`: a day of each wish's own; `day`: the day of the visit; `hours`: some hours; `kept`: it stays,
 * and names no visitor.
 */
type HeldUntil = 'erasure' | 'wish' | 'day' | 'hours' | 'kept';

/**
 * Who can read a group of data: whoever may do something, everybody, the members who are named for
 * wishes, or nobody: the service alone works with it.
 */
type HeldFor = Permission | 'everybody' | 'named_readers' | 'nobody';

/** Data of one purpose, as people read of it. */
export interface DataGroup {
  readonly readers: HeldFor;
  readonly until: HeldUntil;
}

type TableName = keyof typeof TABLES;
type ColumnOf<Name extends TableName> = keyof (typeof TABLES)[Name]['_']['columns'] & string;

/** What a column holds; with a group of its own where that is not the group of its table. */
type HeldColumn<Group extends string> = DataKind | readonly [DataKind, Group];

/** One table: the group of what it holds, and each of its columns. */
interface HeldTable<Name extends TableName, Group extends string> {
  readonly group: Group;
  readonly columns: { readonly [Column in ColumnOf<Name>]: HeldColumn<Group> };
}

/** Of every table of a room what it holds: one that is missing, or a column of it, does not compile. */
export type HeldTables<Group extends string, Name extends TableName = TableName> = {
  readonly [Table in Name]: HeldTable<Table, Group>;
};
