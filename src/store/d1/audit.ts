import { getTableName, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { AuditName, AuditVerb, SubjectKind } from '../../domain/audited.ts';
import type { Role } from '../../domain/roles.ts';

/** The actor of a change: a member by id, or `operator`, `service`, `device …`. */
export interface By {
  readonly event: number;
  readonly id: string;
}

/** What something is done to: its kind, with a number or an id; an invitation by its role. */
export type Subject =
  | SubjectKind
  | Role
  | `${SubjectKind} ${string}`
  | `${number} ${Extract<SubjectKind, `${string}s of ${string}`>} ${string}`;

/** An action, as the audit names it; `sql` of a subject gives its number or id. */
export interface Deed {
  readonly by: By | { readonly event: null; readonly id: string };
  /** An instant, ms. */
  readonly at: number;
  readonly verb: AuditVerb;
  readonly subject: Subject | { readonly kind: SubjectKind; readonly sql: string };
}

/** SQL by the name under which its value is noted: ids, words of lists and figures, nothing typed. */
export type Figures = Readonly<Partial<Record<AuditName, string>>>;

/** A change as its audit row sees it, in the batch of the change. `?1` is `values` everywhere. */
export interface Change {
  /** Bound once, as JSON. */
  readonly values: Readonly<Record<string, unknown>>;
  /** From where, and on which condition: the row is written only where this gives one. */
  readonly found: string;
  /** SQL of the edition, for an actor whose edition is not known yet. */
  readonly event?: string;
  /** The values before, and from now on. */
  readonly before?: Figures;
  readonly after?: Figures;
}

/**
 * The audit row of a change: a statement of the same batch, which writes a row only where the
 * change happens. Never `changes()`: D1 does not define which statement it counts. Its result has a
 * row where it was written.
 */
export function auditRow(
  db: D1Database,
  { by, at, verb, subject }: Deed,
  { values, found, event, before, after }: Change,
): D1PreparedStatement {
  const detail = `json_object('before', ${objectOf(before)}, 'after', ${objectOf(after)})`;
  const isKnown = typeof subject === 'string';
  const [what, of] = isKnown ? [subject, '?6'] : [null, `'${subject.kind} ' || (${subject.sql})`];
  const insert = `INSERT INTO audit (event, at, actor, verb, subject, detail)
    SELECT coalesce(?2, ${event ?? 'NULL'}), ?3, ?4, ?5, coalesce(?6, ${of}), ${detail}
    ${found} RETURNING id`;
  return db.prepare(insert).bind(JSON.stringify(values), by.event, at, by.id, verb, what);
}

/** A column of a table, by its name. */
type Column<T extends SQLiteTable> = keyof T['$inferSelect'] & string;

/** A change of one row that is there. */
export interface RowUpdate<T extends SQLiteTable> {
  readonly table: T;
  /** SQL by column. */
  readonly set: Readonly<Partial<Record<Column<T>, string>>>;
  readonly where: string;
  readonly values: Change['values'];
  /**
   * The columns by which it is a change, and which are noted. The others hold when and by which
   * actor.
   */
  readonly noted: readonly (Column<T> & AuditName)[];
  /** Columns that make it a change as well, but hold typed text, which the audit does not keep. */
  readonly unnoted?: readonly Column<T>[];
}

/**
 * The audit row and the change of a row, on one condition: where the row holds these values
 * already, neither is written. The audit row's result comes first.
 */
export function auditedUpdate<T extends SQLiteTable>(
  db: D1Database,
  deed: Deed,
  { table, set, where, values, noted, unnoted = [] }: RowUpdate<T>,
): [D1PreparedStatement, D1PreparedStatement] {
  const name = getTableName(table);
  const after = Object.fromEntries(noted.map((column) => [column, set[column] ?? 'NULL']));
  const differs = [...noted, ...unnoted].map((column) => `${column} IS NOT (${set[column]})`);
  const condition = `${where} AND (${differs.join(' OR ')})`;
  const before = Object.fromEntries(noted.map((column) => [column, column]));
  const columns = Object.entries(set).map(([column, value]) => [column, sql.raw(String(value))]);
  const update = drizzle(db)
    .update(table)
    .set(Object.fromEntries(columns))
    .where(sql.raw(condition))
    .toSQL();
  return [
    auditRow(db, deed, { values, found: `FROM ${name} WHERE ${condition}`, before, after }),
    db.prepare(update.sql).bind(JSON.stringify(values)),
  ];
}

/** A new row. */
export interface RowInsert<T extends SQLiteTable> {
  readonly table: T;
  readonly row: T['$inferInsert'];
  /** SQL of what keeps it from being written, above all that it is there already. `?1` is the row. */
  readonly unless: string;
  readonly noted: readonly (keyof T['$inferInsert'] & AuditName)[];
  /** What was in its place before. */
  readonly before?: Figures;
}

/** The audit row and a new row, on one condition. The audit row's result comes first. */
export function auditedInsert<T extends SQLiteTable>(
  db: D1Database,
  deed: Deed,
  { table, row, unless, noted, before }: RowInsert<T>,
): [D1PreparedStatement, D1PreparedStatement] {
  const found = `WHERE NOT (${unless})`;
  const written = new Map(
    Object.entries(row).map(([column, value]) => [column, read(column, value)]),
  );
  const after = Object.fromEntries(noted.map((column) => [column, written.get(column) ?? 'NULL']));
  const insert = `INSERT INTO ${getTableName(table)} (${[...written.keys()].join(', ')})
    SELECT ${[...written.values()].join(', ')} ${found}`;
  return [
    auditRow(db, deed, { values: row, found, ...(before && { before }), after }),
    db.prepare(insert).bind(JSON.stringify(row)),
  ];
}

/** The SQL of a value of `?1`; a list stays JSON. */
function read(column: string, value: unknown): string {
  return `?1 ${typeof value === 'object' && value !== null ? '->' : '->>'} '${column}'`;
}

function objectOf(figures: Figures | undefined): string {
  if (!figures) return 'NULL';
  return `json_object(${Object.entries(figures).map(([name, sql]) => `'${name}', ${sql}`)})`;
}
