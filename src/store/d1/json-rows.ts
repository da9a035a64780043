/**
 * How a column is read out of a row of JSON: as a value (`->>`) or as JSON (`->`). One entry for each
 * column of the row's type: one that is left out, or that the type does not have, does not compile.
 */
export type Columns<Row> = { readonly [Name in keyof Row]-?: '->>' | '->' };

/** The names of a row's columns, quoted for an INSERT. */
export function namesOf<Row>(columns: Columns<Row>): string {
  return Object.keys(columns).map(quoted).join(', ');
}

/**
 * Rows as JSON for a statement: of each a list of its values in the order of the columns. Under their
 * names they would be written, escaped and parsed with every row.
 */
export function rowsJson<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
  const names = Object.keys(columns) as (keyof Row)[];
  return JSON.stringify(rows.map((row) => names.map((name) => row[name])));
}

/**
 * The rows of a parameter that `rowsJson` wrote, as the table `j` of the statement behind it. Kept:
 * `json_each` makes the text of a row anew for each column that is read of it.
 */
export function rowsIn(parameter: string): string {
  return `WITH j AS MATERIALIZED (SELECT value FROM json_each(${parameter}))`;
}

/** The columns of `namesOf`, read from the rows of `rowsIn`. */
export function valuesOf<Row>(columns: Columns<Row>): string {
  return Object.values<string>(columns)
    .map((how, at) => `j.value ${how} ${at}`)
    .join(', ');
}

/** One of them. */
export function columnOf<Row>(columns: Columns<Row>, name: keyof Row & string): string {
  return `j.value ${columns[name]} ${Object.keys(columns).indexOf(name)}`;
}

/** Each of the columns but some set to what was to be inserted, for an upsert. */
export function replaced<Row>(columns: Columns<Row>, ...kept: readonly (keyof Row)[]): string {
  const names = Object.keys(columns).filter((name) => !kept.some((one) => one === name));
  return names.map((name) => `${quoted(name)} = excluded.${quoted(name)}`).join(', ');
}

function quoted(name: string): string {
  return `"${name}"`;
}

/**
 * A parameter of a join, a whole number. A join that compares a column with a parameter itself is
 * planned anew by SQLite each time it is run: the value could make another plan the better one.
 */
export function joined(parameter: string): string {
  return `CAST(${parameter} AS INTEGER)`;
}

/** The edition of a join. */
export const EVENT = joined('?1');
