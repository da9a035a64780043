import type { Database } from './database.ts';

const CHUNK = 20_000;

const INSERT_SCANS = `
WITH RECURSIVE nth (i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM nth WHERE i < ?2 - 1)
INSERT INTO scan (event, id, device, gate, type, direction, kind, day, at, received_at, decided,
  reported, verdict, people, children, conflict, undone, seq)
SELECT d.event, hex(randomblob(16)), d.id, 1 + n.i % 4, 'walk_in', 'entry', 'individual', 1,
  CAST((?3 + n.i % ?4) * 60000 + n.i % 59999 AS INTEGER), 0, 'offline', 0, 'admitted', 1, 0, 0, 0, 1
FROM nth n JOIN (SELECT event, id FROM device LIMIT 1) d`;

/** Logs so many walk-ins, spread over so many minutes (since the epoch) and four gates. */
export async function fillLog(
  db: Database,
  scans: number,
  { first, minutes }: { readonly first: number; readonly minutes: number },
): Promise<void> {
  for (let from = 0; from < scans; from += CHUNK) {
    await db.run(INSERT_SCANS, from, Math.min(scans, from + CHUNK), first, minutes);
  }
}
