import type { Anchor } from '../../domain/attendance.ts';
import { COUNT_NAMES, type Counts } from '../../domain/attendance.ts';
import type { Movements } from '../../domain/movements.ts';
import type {
  Changes,
  KnownState,
  SettledScan,
  Tally,
  TicketRecord,
} from '../../domain/scan-log.ts';
import { rowsOf, type Verb, write } from '../d1/batch.ts';

/** What a group of scans needs to be judged: known ids, and the tickets that they touch. */
export interface Wanted {
  readonly ids: readonly string[];
  readonly serials: readonly number[];
}

type StoredScan = Omit<SettledScan, 'clamped' | 'reported' | 'conflict' | 'undone'> & {
  readonly clamped: number;
  readonly reported: number;
  readonly conflict: number;
  readonly undone: number;
};
type StoredTally = Omit<Tally, 'movements'> & {
  readonly serial: number;
  readonly movements: string;
};

/** Loads the state on which scans are settled. Three statements. */
export function readKnownState(db: D1Database, event: number, wanted: Wanted): Verb<KnownState> {
  const ids = JSON.stringify(wanted.ids);
  const serials = JSON.stringify(wanted.serials);
  return {
    statements: [
      db.prepare(SELECT_SCANS).bind(event, ids),
      db.prepare(SELECT_TICKETS).bind(event, ids, serials),
      db.prepare(SELECT_TALLIES).bind(event, ids, serials),
    ],
    read: ([scans, tickets, tallies]) => ({
      scans: new Map(rowsOf<StoredScan>(scans).map((row) => [row.id, toScan(row)])),
      tickets: new Map(rowsOf<TicketRecord>(tickets).map((row) => [row.serial, row])),
      tallies: new Map(
        rowsOf<StoredTally>(tallies).map(({ serial, movements, ...tally }) => [
          serial,
          // Written by this file alone.
          { ...tally, movements: JSON.parse(movements) as Movements },
        ]),
      ),
    }),
  };
}

/**
 * Fails its batch when a ticket that it judged was changed after it was read: a holder may move,
 * split or cancel a ticket at any moment. Writes nothing.
 */
export function guardKnownState(db: D1Database, event: number, state: KnownState): Verb<void> {
  const judged = [...state.tickets.values()].map((ticket) => [ticket.serial, ticket.seq]);
  return write(db.prepare(HOLD_GROUND).bind(event, JSON.stringify(judged)));
}

/** Writes what a group changed: log, admissions, attendance. Four statements at most. */
export function admit(
  db: D1Database,
  event: number,
  changes: Changes,
  state: KnownState,
  receivedAt: number,
): Verb<void> {
  const scans = [...changes.scans.values()];
  const counts = scans.filter((scan) => scan.type === 'count' && scan.verdict === 'admitted');
  const statements = scans.length > 0 ? [upsertScans(db, event, scans, receivedAt)] : [];
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

/** The latest count made by eye on a day, and what moved after it. */
export interface Inside {
  readonly day: number;
  readonly anchor: Anchor | null;
  readonly flow: number;
}

/** People inside on a day, from its latest count on; without one, from opening. */
export function readInside(db: D1Database, event: number, day: number): Verb<Inside> {
  return {
    statements: [db.prepare(SELECT_INSIDE).bind(event, day)],
    read: ([result]) => {
      const row = rowsOf<{ id: string | null; at: number; people: number; flow: number }>(
        result,
      )[0];
      const anchor = row?.id ? { id: row.id, at: row.at, people: row.people } : null;
      return { day, anchor, flow: row?.flow ?? 0 };
    },
  };
}

/** Sums of the attendance per day and gate. */
export function readTotals(
  db: D1Database,
  event: number,
): Verb<(Counts & { readonly day: number; readonly gate: number })[]> {
  const sums = COUNT_NAMES.map((name) => `sum(${name}) AS ${name}`).join(', ');
  const sql = `SELECT day, gate, ${sums} FROM attendance WHERE event = ?1 GROUP BY day, gate`;
  return {
    statements: [db.prepare(sql).bind(event)],
    read: ([result]) => rowsOf(result),
  };
}

/** People let in per gate and minute since a minute, for the rate that the console shows. */
export function readRecentEntries(
  db: D1Database,
  event: number,
  day: number,
  fromMinute: number,
): Verb<{ readonly gate: number; readonly minute: number; readonly entries: number }[]> {
  const sql = `SELECT gate, minute, entries FROM attendance
    WHERE event = ?1 AND day = ?2 AND minute >= ?3`;
  return {
    statements: [db.prepare(sql).bind(event, day, fromMinute)],
    read: ([result]) => rowsOf(result),
  };
}

function toScan(row: StoredScan): SettledScan {
  return {
    ...row,
    clamped: row.clamped === 1,
    reported: row.reported === 1,
    conflict: row.conflict === 1,
    undone: row.undone === 1,
  };
}

const SCAN_COLUMNS = [
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
function upsertScans(
  db: D1Database,
  event: number,
  scans: readonly SettledScan[],
  receivedAt: number,
): D1PreparedStatement {
  const rows = scans.map(scanCells);
  const [first = []] = rows;
  const own = SCAN_COLUMNS.map((_, i) => i).filter((i) => rows.some((row) => row[i] !== first[i]));
  const shared = SCAN_COLUMNS.map((_, i) => i).filter((i) => !own.includes(i));
  const values = SCAN_COLUMNS.map((_, i) =>
    own.includes(i) ? `j.value ->> ${own.indexOf(i)}` : `?${4 + shared.indexOf(i)}`,
  );
  const sql = `INSERT INTO scan (event, received_at, ${quoted(SCAN_COLUMNS)})
    SELECT ?1, ?3, ${values.join(', ')} FROM json_each(?2) j WHERE true
    ON CONFLICT (event, id) DO UPDATE SET ${REPLACED}`;
  const json = JSON.stringify(rows.map((row) => own.map((i) => row[i])));
  return db.prepare(sql).bind(event, json, receivedAt, ...shared.map((i) => first[i] ?? null));
}

const TALLY_COLUMNS = [
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

// CROSS JOIN, here and below: SQLite then keeps the order written. Left to itself it walks every
// scan of the event and reads the JSON anew for each.
const SELECT_SCANS = `
SELECT ${SCAN_COLUMNS.map((name) => `s."${name}"`).join(', ')}
FROM json_each(?2) j CROSS JOIN scan s ON s.event = ?1 AND s.id = j.value`;

// An undo or a report touches the ticket of the scan that it names.
const TOUCHED = `
SELECT j.value AS serial FROM json_each(?3) j
UNION SELECT s.serial
FROM json_each(?2) k CROSS JOIN scan s ON s.event = ?1 AND s.id = k.value
WHERE s.serial IS NOT NULL`;

const SELECT_TICKETS = `
SELECT t.serial, t.kind, t.adults, t.children, t.day, t.slot, t.state, t.revision, t.oldest,
  t.secret, t.seq
FROM (${TOUCHED}) w
CROSS JOIN ticket t ON t.event = ?1 AND t.serial = w.serial`;

const SELECT_TALLIES = `
SELECT a.serial, ${TALLY_COLUMNS.map((name) => `a.${name}`).join(', ')}
FROM (${TOUCHED}) w
CROSS JOIN ticket t ON t.event = ?1 AND t.serial = w.serial
CROSS JOIN admission a ON a.event = ?1 AND a.day = t.day AND a.serial = t.serial`;

const HOLD_GROUND = `
INSERT INTO fence (epoch, ground) SELECT 1, 0
FROM json_each(?2) j CROSS JOIN ticket t ON t.event = ?1 AND t.serial = j.value ->> 0
WHERE t.seq <> j.value ->> 1`;

const REPLACED = SCAN_COLUMNS.filter((name) => name !== 'id' && name !== 'device')
  .map((name) => `"${name}" = excluded."${name}"`)
  .join(', ');

const UPSERT_ADMISSIONS = `
INSERT INTO admission (event, seq, day, serial, ${TALLY_COLUMNS.join(', ')})
SELECT ?1, (SELECT seq FROM ledger_clock WHERE event = ?1), ${cells(2 + TALLY_COLUMNS.length)}
FROM json_each(?2) j WHERE true
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

// What moved after the anchor: the minutes after its own, and of its own minute the scans that came
// later. Never the log of a day, which grows for as long as the gates are open.
const SELECT_INSIDE = `
WITH anchor AS (
  SELECT scan AS id, at, people, (at - ((at % 60000) + 60000) % 60000) / 60000 AS minute
  FROM head_count
  WHERE event = ?1 AND day = ?2 AND zone = '' AND undone = 0 ORDER BY at DESC, scan DESC LIMIT 1
)
SELECT (SELECT id FROM anchor) AS id, (SELECT at FROM anchor) AS at,
  (SELECT people FROM anchor) AS people,
  (SELECT coalesce(sum(entries - exits), 0) FROM attendance
    WHERE event = ?1 AND day = ?2
      AND minute > coalesce((SELECT minute FROM anchor), -9007199254740991))
  + (SELECT coalesce(sum(iif(s.direction = 'entry', s.people, -s.people)), 0)
    FROM anchor a CROSS JOIN scan s INDEXED BY scan_time
      ON s.event = ?1 AND s.at > a.at AND s.at < (a.minute + 1) * 60000
    WHERE s.day = ?2 AND s.type IN ('ticket', 'walk_in') AND s.verdict = 'admitted'
      AND s.undone = 0 AND s.kind IS NOT 'crew') AS flow`;
