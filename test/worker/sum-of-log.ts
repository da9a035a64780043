import { env } from 'cloudflare:workers';

/**
 * Where the figures of an edition differ from the sum of its log: minutes of the attendance,
 * people passed of each ticket, and the day's re-entries and parties. Empty when all is well.
 */
export async function disagreements(event: number): Promise<unknown[]> {
  const results = await env.DB.batch(
    [MINUTES, PASSES, DAYS].map((sql) => env.DB.prepare(sql).bind(event)),
  );
  return results.flatMap((result) => result.results);
}

/** How many scans the log holds. */
export async function scansLogged(event: number): Promise<number> {
  const sql = 'SELECT count(*) AS n FROM scan WHERE event = ?1';
  return (await env.DB.prepare(sql).bind(event).first<{ n: number }>())?.n ?? -1;
}

const COUNTED = `SELECT * FROM scan WHERE event = ?1 AND type IN ('ticket', 'walk_in')
  AND verdict = 'admitted' AND undone = 0`;

const differing = (written: string, summed: string) => `
WITH log AS (${COUNTED}), written AS (${written}), summed AS (${summed})
SELECT 'written' AS side, * FROM (SELECT * FROM written EXCEPT SELECT * FROM summed)
UNION ALL SELECT 'summed', * FROM (SELECT * FROM summed EXCEPT SELECT * FROM written)`;

const visitors = (direction: string, what = 'people') =>
  `sum(iif(direction = '${direction}' AND kind IS NOT 'crew', ${what}, 0))`;

const MINUTES = differing(
  `SELECT day, minute, gate, entries, exits, walk_ins, children, crew_in, crew_out
   FROM attendance WHERE event = ?1
   AND (entries, exits, walk_ins, children, crew_in, crew_out) <> (0, 0, 0, 0, 0, 0)`,
  `SELECT day, (at - ((at % 60000) + 60000) % 60000) / 60000, gate, ${visitors('entry')}, ${visitors('exit')},
     ${visitors('entry', 'iif(serial IS NULL, people, 0)')}, ${visitors('entry', 'children')},
     sum(iif(direction = 'entry' AND kind IS 'crew', people, 0)),
     sum(iif(direction = 'exit' AND kind IS 'crew', people, 0))
   FROM log WHERE people > 0 GROUP BY 1, 2, 3`,
);

const PASSED = `SELECT day, serial, sum(iif(direction = 'entry', people, 0)) AS entered,
    sum(iif(direction = 'exit', people, 0)) AS exited,
    sum(iif(direction = 'entry', children, 0)) AS children_entered,
    sum(iif(direction = 'exit', children, 0)) AS children_exited
  FROM log WHERE serial IS NOT NULL AND people > 0 GROUP BY 1, 2`;

const PASSES = differing(
  `SELECT day, serial, entered, exited, children_entered, children_exited FROM admission
   WHERE event = ?1 AND (entered, exited) <> (0, 0)`,
  PASSED,
);

const DAYS = differing(
  `SELECT day, sum(re_entries) AS re_entries, sum(parties) AS parties FROM attendance
   WHERE event = ?1 GROUP BY 1 HAVING (sum(re_entries), sum(parties)) <> (0, 0)`,
  `SELECT p.day, sum(min(exited, max(0, entered - adults - children))) AS re_entries,
     sum(entered > 0) AS parties
   FROM (${PASSED}) p JOIN ticket t ON t.event = ?1 AND t.serial = p.serial
   GROUP BY 1 HAVING re_entries + parties > 0`,
);
