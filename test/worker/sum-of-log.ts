import { env } from 'cloudflare:workers';
import { disagreementsOf, SUM_QUERIES } from '../sum-of-log.ts';

/**
 * Where the figures of an edition differ from the sum of its log: see `disagreementsOf`. Empty when
 * all is well.
 */
export async function disagreements(event: number): Promise<unknown[]> {
  const answers = await env.DB.batch(SUM_QUERIES.map((sql) => env.DB.prepare(sql).bind(event)));
  return disagreementsOf(answers.map(({ results }) => results));
}

/** How many scans the log holds. */
export async function scansLogged(event: number): Promise<number> {
  const sql = 'SELECT count(*) AS n FROM scan WHERE event = ?1';
  return (await env.DB.prepare(sql).bind(event).first<{ n: number }>())?.n ?? -1;
}
