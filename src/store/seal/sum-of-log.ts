/** What was counted: scans that let people in or out, and were not taken back. */
const COUNTED = `SELECT * FROM scan WHERE event = ?1 AND type IN ('ticket', 'walk_in')
  AND verdict = 'admitted' AND undone = 0 AND people > 0`;

const people = (direction: string, what = 'people', who = "kind IS NOT 'crew'") =>
  `sum(iif(direction = '${direction}' AND ${who}, ${what}, 0))`;

/** What is kept, and what the log adds up to, by the names of rows. */
const SUMS = [
  {
    table: 'attendance',
    key: "'day ' || day || ', gate ' || gate || ', ' || strftime('%Y-%m-%dT%H:%MZ', minute * 60, 'unixepoch')",
    kept: `SELECT day, gate, minute, entries, exits, walk_ins, children, crew_in, crew_out
      FROM attendance WHERE event = ?1
      AND (entries, exits, walk_ins, children, crew_in, crew_out) <> (0, 0, 0, 0, 0, 0)`,
    summed: `SELECT day, gate, (at - ((at % 60000) + 60000) % 60000) / 60000 AS minute, ${people('entry')},
      ${people('exit')}, ${people('entry', 'iif(serial IS NULL, people, 0)')},
      ${people('entry', 'children')}, ${people('entry', 'people', "kind IS 'crew'")},
      ${people('exit', 'people', "kind IS 'crew'")}
      FROM log GROUP BY 1, 2, 3`,
  },
  {
    table: 'admission',
    key: "'serial ' || serial",
    kept: `SELECT serial, entered, exited + surplus, children_entered, children_exited
      FROM admission WHERE event = ?1 AND (entered, exited, surplus) <> (0, 0, 0)`,
    summed: `SELECT log.serial, ${people('entry', 'people', 'true')}, ${people('exit', 'people', 'true')},
      ${people('entry', 'log.children', 'true')}, ${people('exit', 'log.children', 'true')}
      FROM log JOIN ticket t ON t.event = ?1 AND t.serial = log.serial GROUP BY 1`,
  },
  {
    table: 'head_count',
    key: "'scan ' || scan",
    kept: `SELECT scan, day, at, zone, people FROM head_count WHERE event = ?1 AND undone = 0`,
    summed: `SELECT id AS scan, day, at, coalesce(zone, ''), people FROM scan
      WHERE event = ?1 AND type = 'count' AND verdict = 'admitted' AND undone = 0`,
  },
];

/**
 * Rows that are kept so that pages need not add up the log, and differ from what it adds up to: the table, and
 * which row. `?1` is the edition.
 */
export const MISCOUNTS = `WITH log AS (${COUNTED})
${SUMS.map(
  ({ table, key, kept, summed }) => `SELECT '${table}' AS "table", ${key} AS "row" FROM (
    SELECT * FROM (SELECT * FROM (${kept}) EXCEPT SELECT * FROM (${summed}))
    UNION ALL SELECT * FROM (SELECT * FROM (${summed}) EXCEPT SELECT * FROM (${kept})))`,
).join('\nUNION\n')}`;
