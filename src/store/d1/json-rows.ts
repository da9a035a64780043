/**
 * How a column is read out of a row of JSON: as a value (`->>`) or as JSON (`->`). One entry for each
 * column of the row's type: one that is left out, or that the type does not have, does not compile.
 */
export type Columns<Row> = { readonly [Name in keyof Row]-?: '->>' | '->' };

/** The names of a row's columns, quoted for an INSERT. */
export function namesOf<Row>(columns: Columns<Row>): string {
  return Object.keys(columns).map(quoted).join(', ');
}

/** The same columns read from `j.value`, a row of `json_each`. */
export function valuesOf<Row>(columns: Columns<Row>): string {
  return Object.entries(columns)
    .map(([name, how]) => `j.value ${how} '${name}'`)
    .join(', ');
}

/** Each of the columns but some set to what was to be inserted, for an upsert. */
export function replaced<Row>(columns: Columns<Row>, ...kept: readonly (keyof Row)[]): string {
  const names = Object.keys(columns).filter((name) => !kept.some((one) => one === name));
  return names.map((name) => `${quoted(name)} = excluded.${quoted(name)}`).join(', ');
}

function quoted(name: string): string {
  return `"${name}"`;
}
