import { query, type Verb, write } from '../d1/batch.ts';

/** Up to which number of the list of erasures this database has done what it says. */
export function readFollowed(db: D1Database): Verb<number> {
  const rows = query<{ number: number }>(
    db.prepare('SELECT number FROM erasures_followed WHERE only = 1'),
  );
  return {
    statements: rows.statements,
    read: (results) => rows.read(results)[0]?.number ?? 0,
  };
}

/** Says up to where it has. */
export function follow(db: D1Database, number: number): Verb<void> {
  return write(db.prepare(FOLLOW).bind(number));
}

const FOLLOW = `
INSERT INTO erasures_followed (only, number) VALUES (1, ?1)
ON CONFLICT (only) DO UPDATE SET number = excluded.number`;
