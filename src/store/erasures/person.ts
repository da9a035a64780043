import { query, type Verb } from '../d1/batch.ts';

/** Registrations and places in lists that one contact is told of at once. */
export const PERSON_IDS_MAX = 200;

/**
 * What a contact (its keyed hash) has in an edition: registrations, and places in wait lists, also such as
 * are over; by their ids.
 */
export function readIdsOfContact(
  db: D1Database,
  event: number,
  { of, hash }: { readonly of: 'phone' | 'email'; readonly hash: string },
): Verb<string[]> {
  const rows = query<{ id: string }>(
    db
      .prepare(`SELECT id FROM registration INDEXED BY registration_${of}
      WHERE event = ?1 AND ${of}_hash = ?2 AND ${of}_hash IS NOT NULL
      UNION SELECT id FROM wait WHERE event = ?1 AND ${of}_hash = ?2
      ORDER BY id LIMIT ${PERSON_IDS_MAX}`)
      .bind(event, hash),
  );
  return { statements: rows.statements, read: (results) => rows.read(results).map(({ id }) => id) };
}

/** A registration with the other days that were asked for together with it; by their ids. */
export function readIdsOfRequest(db: D1Database, event: number, id: string): Verb<string[]> {
  const rows = query<{ id: string }>(
    db
      .prepare(`SELECT r.id FROM registration one CROSS JOIN registration r
      ON r.event = ?1 AND r.request = one.request
      WHERE one.event = ?1 AND one.id = ?2 ORDER BY r.id`)
      .bind(event, id),
  );
  return {
    statements: rows.statements,
    read: (results) => [...new Set([id, ...rows.read(results).map((row) => row.id)])],
  };
}
