import type { Database } from './database.ts';

const CHUNK = 50_000;

const INSERT = `
WITH RECURSIVE nth (i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM nth WHERE i < ?2 - 1)
INSERT INTO ticket (event, serial, registration, state, revision, oldest, kind, locale, adults,
  children, day, slot, step_free, secret, key_id, signature, issued_at, seq)
SELECT t.event, t.serial + n.i, t.registration, t.state, 0, 0, t.kind, t.locale, t.adults,
  t.children, s.day, s.number, 0, 1234, t.key_id, t.signature, t.issued_at,
  CAST(1 + n.i / 64 AS INTEGER)
FROM nth n JOIN ticket t ON t.serial = 1
JOIN slot s ON s.event = t.event AND s.number = 1 + 6 * (n.i % 5)`;

/** As many tickets as an edition has in the end, spread over its five days. One must be there. */
export async function fillTickets(db: Database, tickets: number): Promise<void> {
  const { n } = await db.first('SELECT max(serial) AS n FROM ticket');
  for (let from = Number(n); from < tickets; from += CHUNK) {
    await db.run(INSERT, from, Math.min(from + CHUNK, tickets));
  }
  await db.run(
    'UPDATE ledger_clock SET seq = seq + ?1, last_serial = max(last_serial, ?1)',
    tickets,
  );
}
