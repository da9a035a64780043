import { query, run } from '../d1/batch.ts';

/** Scans that one statement reads: gates write in between. */
const PAGE = 2_000;

/** How often something happened at the gates of a day, and to how many people. */
interface Happened {
  readonly times: number;
  readonly people: number;
}

/** What went otherwise than the rules at the gates of a day. */
export interface Exceptions {
  /** Entries that were refused, by reason, the most frequent first. */
  readonly refusals: readonly { readonly reason: string; readonly times: number }[];
  /** Let in by decision, against the rule. */
  readonly overrides: Happened;
  /** Counted without a ticket after theirs was refused. */
  readonly after_refusal: Happened;
}

interface Row extends Happened {
  readonly reason: string | null;
}

/** Reads the scans of the day that have an index of their own, page by page, and no other. */
export async function readExceptions(
  db: D1Database,
  event: number,
  day: number,
): Promise<Exceptions> {
  const refused = await sumsOf(db, event, day, REFUSED);
  const overridden = await sumsOf(db, event, day, OVERRIDDEN);
  const walkedIn = await sumsOf(db, event, day, WALKED_IN);
  const refusals = Array.from(refused, ([reason, { times }]) => ({
    reason: reason ?? 'invalid',
    times,
  }));
  return {
    refusals: refusals.toSorted((a, b) => b.times - a.times || (a.reason < b.reason ? -1 : 1)),
    overrides: together(overridden),
    after_refusal: together(walkedIn),
  };
}

/** The scans of one index of a day, and which of them count. */
interface Kind {
  readonly index: string;
  readonly holds: string;
  readonly counts: string;
  readonly by: string;
}

const REFUSED: Kind = {
  index: 'scan_refused',
  holds: "verdict = 'refused'",
  counts: "type = 'ticket' AND direction = 'entry' AND undone = 0",
  by: 'reason',
};
const OVERRIDDEN: Kind = {
  index: 'scan_override',
  holds: 'override IS NOT NULL',
  counts: "verdict = 'admitted' AND direction = 'entry' AND undone = 0",
  by: 'NULL',
};
const WALKED_IN: Kind = {
  index: 'scan_after',
  holds: 'after IS NOT NULL',
  counts: "type = 'walk_in' AND verdict = 'admitted' AND direction = 'entry' AND undone = 0",
  by: 'NULL',
};

async function sumsOf(
  db: D1Database,
  event: number,
  day: number,
  kind: Kind,
): Promise<Map<string | null, Happened>> {
  const sums = new Map<string | null, Happened>();
  let last = '';
  for (let read = PAGE; read === PAGE; ) {
    const bound = [event, day, last, PAGE] as const;
    const [[end], rows] = await run(
      db,
      query<{ read: number; last: string | null }>(db.prepare(endOf(kind)).bind(...bound)),
      query<Row>(db.prepare(sumOf(kind)).bind(...bound)),
    );
    for (const { reason, times, people } of rows) {
      const known = sums.get(reason) ?? { times: 0, people: 0 };
      sums.set(reason, { times: known.times + times, people: known.people + people });
    }
    read = end?.read ?? 0;
    last = end?.last ?? last;
  }
  return sums;
}

function together(sums: ReadonlyMap<unknown, Happened>): Happened {
  const all = [...sums.values()];
  return {
    times: all.reduce((sum, one) => sum + one.times, 0),
    people: all.reduce((sum, one) => sum + one.people, 0),
  };
}

const pageOf = ({ index, holds }: Kind) => `SELECT * FROM scan INDEXED BY ${index}
  WHERE event = ?1 AND day = ?2 AND ${holds} AND id > ?3 ORDER BY id LIMIT ?4`;

const endOf = (kind: Kind) => `SELECT count(*) AS read, max(id) AS last FROM (${pageOf(kind)})`;

const sumOf = (kind: Kind) => `
SELECT ${kind.by} AS reason, count(*) AS times, sum(people) AS people
FROM (${pageOf(kind)}) WHERE ${kind.counts} AND kind IS NOT 'crew' GROUP BY 1`;
