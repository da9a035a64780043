import { COUNT_NAMES } from '../../domain/attendance.ts';
import type { Changes, Ground, SettledScan, Tally, TicketRecord } from '../../domain/scan-log.ts';
import { type Verb, write } from '../d1/batch.ts';
import { EVENT, rowsIn } from '../d1/json-rows.ts';

/**
 * Fails its batch when a ticket that it judged was changed after it was read, since a holder may
 * move, split or cancel one at any moment; and when one is not as it was supposed. Writes nothing.
 */
export function guardGround(db: D1Database, event: number, ground: Ground): Verb<void> {
  const tickets = [...ground.state.tickets.values()];
  const isSupposed = ({ serial }: { serial: number }) => ground.supposed?.has(serial) ?? false;
  const read = tickets.filter((one) => !isSupposed(one)).map(({ serial, seq }) => [serial, seq]);
  const supposed = tickets.filter(isSupposed).map((one) => [one.serial, termsOf(one)]);
  if (supposed.length === 0) {
    return write(db.prepare(HOLD_READ).bind(event, JSON.stringify(read)));
  }
  const sql = `${HOLD_READ} UNION ALL ${HOLD_SUPPOSED}`;
  return write(db.prepare(sql).bind(event, JSON.stringify(read), JSON.stringify(supposed)));
}

/** What a token says of its ticket. */
const TERMS = ['revision', 'kind', 'adults', 'children', 'day', 'slot'] as const;

/** As one text, which is compared at once. */
function termsOf(ticket: TicketRecord): string {
  return TERMS.map((name) => ticket[name]).join(' ');
}

/** Writes what a group changed: log, admissions, attendance. Four statements at most. */
export function admit(
  db: D1Database,
  event: number,
  changes: Changes,
  { state, supposed }: Ground,
  receivedAt: number,
): Verb<void> {
  const scans = [...changes.scans.values()];
  const counts = scans.filter((scan) => scan.type === 'count' && scan.verdict === 'admitted');
  const onConflict = supposed === null ? REPLACE_KNOWN : '';
  const statements = scans.length > 0 ? [writeScans(db, event, scans, receivedAt, onConflict)] : [];
  if (changes.tallies.size > 0) {
    const rows = [...changes.tallies].flatMap(([serial, tally]) => {
      const day = state.tickets.get(serial)?.day;
      return day === undefined ? [] : [tallyCells(day, serial, tally)];
    });
    statements.push(db.prepare(UPSERT_ADMISSIONS).bind(event, JSON.stringify(rows)));
  }
  if (changes.buckets.size > 0) {
    const rows = [...changes.buckets.values()].map((bucket) => [
      bucket.day,
      bucket.minute,
      bucket.gate,
      ...COUNT_NAMES.map((name) => bucket[name]),
    ]);
    statements.push(db.prepare(UPSERT_ATTENDANCE).bind(event, JSON.stringify(rows)));
  }
  if (counts.length > 0) {
    const rows = counts.map((scan) => [
      scan.day,
      scan.at,
      scan.id,
      scan.zone ?? '',
      scan.people,
      Number(scan.undone),
    ]);
    statements.push(db.prepare(UPSERT_COUNTS).bind(event, JSON.stringify(rows)));
  }
  return write(...statements);
}

export const SCAN_COLUMNS = [
  'id',
  'device',
  'shift',
  'gate',
  'type',
  'direction',
  'serial',
  'kind',
  'day',
  'at',
  'skew_ms',
  'clamped',
  'decided',
  'reported',
  'verdict',
  'reason',
  'people',
  'children',
  'conflict',
  'undone',
  'override',
  'after',
  'target',
  'zone',
  'counted',
  'admits',
  'entered',
  'inside',
] as const satisfies readonly (keyof SettledScan)[];

/** A scan as a row of cells: half the text of an object with names, and one parse. */
function scanCells(scan: SettledScan): unknown[] {
  return SCAN_COLUMNS.map((column) => {
    const value = scan[column];
    return typeof value === 'boolean' ? Number(value) : value;
  });
}

/**
 * What is the same in every scan of the group is bound once; only the rest is read out of the JSON,
 * row by row, which is most of the work (500 scans of one phone: 14 µs each instead of 34).
 */
function writeScans(
  db: D1Database,
  event: number,
  scans: readonly SettledScan[],
  receivedAt: number,
  onConflict: string,
): D1PreparedStatement {
  const rows = scans.map(scanCells);
  const [first = []] = rows;
  const own = SCAN_COLUMNS.map((_, i) => i).filter((i) => rows.some((row) => row[i] !== first[i]));
  const shared = SCAN_COLUMNS.map((_, i) => i).filter((i) => !own.includes(i));
  const values = SCAN_COLUMNS.map((_, i) =>
    own.includes(i) ? `j.value ->> ${own.indexOf(i)}` : `?${4 + shared.indexOf(i)}`,
  );
  const sql = `INSERT INTO scan (event, received_at, seq, ${quoted(SCAN_COLUMNS)})
    SELECT ?1, ?3, ${COMMIT}, ${values.join(', ')} FROM json_each(?2) j WHERE true
    ${onConflict}`;
  const json = JSON.stringify(rows.map((row) => own.map((i) => row[i])));
  return db.prepare(sql).bind(event, json, receivedAt, ...shared.map((i) => first[i] ?? null));
}

export const TALLY_COLUMNS = [
  'entered',
  'exited',
  'surplus',
  'children_entered',
  'children_exited',
  're_entries',
  'movements',
  'last_at',
  'last_gate',
] as const satisfies readonly (keyof Tally)[];

function tallyCells(day: number, serial: number, tally: Tally): (number | string | null)[] {
  const own = { ...tally, movements: JSON.stringify(tally.movements) };
  return [day, serial, ...TALLY_COLUMNS.map((column) => own[column])];
}

const cells = (n: number) => Array.from({ length: n }, (_, i) => `j.value ->> ${i}`).join(', ');
const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

/** The number of the batch, which `tickLedger` has drawn for it. */
const COMMIT = '(SELECT seq FROM ledger_clock WHERE event = ?1)';

const HOLD_READ = `
INSERT INTO fence (epoch, ground) SELECT 1, 0
FROM json_each(?2) j CROSS JOIN ticket t ON t.event = ${EVENT} AND t.serial = j.value ->> 0
WHERE t.seq <> j.value ->> 1`;

// Terms too: after a restore an older ticket may have the same revision.
const HOLD_SUPPOSED = `
SELECT 1, 0
FROM json_each(?3) j
LEFT JOIN ticket t ON t.event = ${EVENT} AND t.serial = j.value ->> 0
LEFT JOIN admission a ON a.event = t.event AND a.day = t.day AND a.serial = t.serial
WHERE t.serial IS NULL OR t.state <> 'valid' OR a.serial IS NOT NULL
  OR j.value ->> 1 <> ${TERMS.map((name) => `t.${name}`).join(" || ' ' || ")}`;

const REPLACE_KNOWN = `ON CONFLICT (event, id) DO UPDATE SET ${SCAN_COLUMNS.filter(
  (name) => name !== 'id' && name !== 'device',
)
  .map((name) => `"${name}" = excluded."${name}"`)
  .join(', ')}, seq = excluded.seq`;

const UPSERT_ADMISSIONS = `
${rowsIn('?2')}
INSERT INTO admission (event, seq, day, serial, ${TALLY_COLUMNS.join(', ')})
SELECT ?1, ${COMMIT}, ${cells(2 + TALLY_COLUMNS.length)}
FROM j WHERE true
ON CONFLICT (event, day, serial) DO UPDATE SET
  ${TALLY_COLUMNS.map((name) => `${name} = excluded.${name}`).join(', ')}, seq = excluded.seq`;

const UPSERT_ATTENDANCE = `
INSERT INTO attendance (event, day, minute, gate, ${COUNT_NAMES.join(', ')})
SELECT ?1, ${cells(3 + COUNT_NAMES.length)} FROM json_each(?2) j WHERE true
ON CONFLICT (event, day, minute, gate) DO UPDATE SET
  ${COUNT_NAMES.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`;

const UPSERT_COUNTS = `
INSERT INTO head_count (event, day, at, scan, zone, people, undone)
SELECT ?1, ${cells(6)} FROM json_each(?2) j WHERE true
ON CONFLICT (event, day, zone, at, scan) DO UPDATE SET undone = excluded.undone`;
