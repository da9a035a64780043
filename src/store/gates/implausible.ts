import { MINUTE_MS } from '../../domain/time.ts';
import { query, run } from '../d1/batch.ts';

/**
 * No gate passes more people than this in one minute: 82 pass one metre (Guide to Safety at Sports
 * Grounds, 6th edition), and no gate of an open day is twelve metres wide.
 */
const MINUTE_PEOPLE_MAX = 1_000;
/** Minutes that are shown, the latest first. */
const SHOWN = 20;

/**
 * A minute in which a gate counted more people than can pass it, and the phones that counted them.
 */
export interface ImplausibleMinute {
  readonly day: number;
  /** Counted in UTC since 1970. */
  readonly minute: number;
  readonly gate: number;
  readonly entries: number;
  readonly exits: number;
  readonly phones: readonly { readonly name: string; readonly people: number }[];
}

/** The latest minutes that no gate can have counted. Reads those alone, and the scans in them. */
export async function implausibleMinutes(
  db: D1Database,
  event: number,
): Promise<ImplausibleMinute[]> {
  const [minutes] = await run(
    db,
    query<Omit<ImplausibleMinute, 'phones'>>(db.prepare(SELECT_MINUTES).bind(event, SHOWN)),
  );
  const phones = await run(
    db,
    ...minutes.map(({ minute, gate, day }) =>
      query<ImplausibleMinute['phones'][number]>(
        db.prepare(SELECT_PHONES).bind(event, minute * MINUTE_MS, gate, day),
      ),
    ),
  );
  return minutes.map((one, i) => ({ ...one, phones: phones[i] ?? [] }));
}

const SELECT_MINUTES = `
SELECT day, minute, gate, entries, exits FROM attendance INDEXED BY attendance_implausible
WHERE event = ?1 AND (entries > ${MINUTE_PEOPLE_MAX} OR exits > ${MINUTE_PEOPLE_MAX})
ORDER BY minute DESC, gate LIMIT ?2`;

const SELECT_PHONES = `
SELECT d.name, sum(s.people) AS people FROM scan s INDEXED BY scan_time
JOIN device d ON d.event = s.event AND d.id = s.device
WHERE s.event = ?1 AND s.at >= ?2 AND s.at < ?2 + 60000 AND s.gate = ?3 AND s.day = ?4
  AND s.type IN ('ticket', 'walk_in') AND s.verdict = 'admitted' AND s.undone = 0
GROUP BY s.device ORDER BY people DESC, d.name LIMIT 5`;
