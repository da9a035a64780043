import { and, eq, isNull, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { AskedScan } from '../../domain/scan-log.ts';
import { auditRow, type By } from '../d1/audit.ts';
import { rowsOf, type Verb, write } from '../d1/batch.ts';
import { handed_in } from '../d1/schema.ts';

/** Scans of one device that are kept; some days of the busiest lane. Beyond it no scan is taken. */
const DEVICE_MAX = 20_000;
/** Bytes of them: a scan as it is asked is half a kilobyte. */
const DEVICE_BYTES = 16 * 1024 * 1024;

/** Takes the place of the member where no decision was needed. */
const UNREADABLE = 'unreadable';

/** What a revoked device handed in: scans that can be settled, and texts that cannot be read. */
export interface Handed {
  readonly scans: readonly AskedScan[];
  /** The beginning of each, as it was sent, and the id that identifies it. */
  readonly unread: readonly { readonly key: string; readonly text: string }[];
}

/**
 * Keeps what a revoked device handed in apart, each once, from any sender, and the order in which
 * it came, by no clock: a correction is an undo and what follows it, at one instant, and an undo
 * that was counted before its scan would take nothing back. What cannot be read is kept too, and
 * declined in advance. Whether all of it is kept now: beyond its limit nothing is.
 */
export function keepApart(
  db: D1Database,
  event: number,
  device: string,
  { scans, unread }: Handed,
  now: number,
): Verb<boolean> {
  const insert = `INSERT INTO handed_in
      (event, scan, device, asked, received_at, state, decided_by, decided_at)
    SELECT ?1, j.value ->> 0, ?2, json_set(j.value -> 1, '$.nth', kept.n + j.key), ?3, j.value ->> 2,
      iif(j.value ->> 2 = 'declined', '${UNREADABLE}', NULL),
      iif(j.value ->> 2 = 'declined', ?3, NULL)
    FROM json_each(?4) j
    JOIN (SELECT count(*) AS n, coalesce(sum(length(CAST(asked AS BLOB))), 0) AS bytes
      FROM handed_in WHERE event = ?1 AND device = ?2) kept
    WHERE ?5 > kept.n AND ?6 > kept.bytes
    ON CONFLICT (event, device, scan) DO NOTHING`;
  const missing = `SELECT count(*) AS n FROM json_each(?2) j WHERE NOT EXISTS (
    SELECT 1 FROM handed_in h WHERE h.event = ?1 AND h.device = ?3 AND h.scan = j.value ->> 0)`;
  const rows = JSON.stringify([
    ...scans.map((scan) => [scan.id, scan, 'waiting']),
    ...unread.map(({ key, text }) => [`${device} ${key}`, { unread: text }, 'declined']),
  ]);
  return {
    statements: [
      db.prepare(insert).bind(event, device, now, rows, DEVICE_MAX, DEVICE_BYTES),
      db.prepare(missing).bind(event, rows, device),
    ],
    read: ([, left]) => rowsOf<{ n: number }>(left)[0]?.n === 0,
  };
}

/** By which ids it is kept. */
export function idsOf(device: string, { scans, unread }: Handed): string[] {
  return [...scans.map(({ id }) => id), ...unread.map(({ key }) => `${device} ${key}`)];
}

/** Whether all of it is kept already, as this device brought it. */
export function readKept(
  db: D1Database,
  event: number,
  device: string,
  handed: Handed,
): Verb<boolean> {
  const sql = `SELECT count(*) AS n FROM json_each(?3) j WHERE NOT EXISTS (
    SELECT 1 FROM handed_in h WHERE h.event = ?1 AND h.scan = j.value AND h.device = ?2)`;
  const ids = JSON.stringify(idsOf(device, handed));
  return {
    statements: [db.prepare(sql).bind(event, device, ids)],
    read: ([left]) => rowsOf<{ n: number }>(left)[0]?.n === 0,
  };
}

/** How many of these scans of a device are new: neither counted nor kept apart. */
export async function countNew(
  db: D1Database,
  event: number,
  device: string,
  ids: readonly string[],
): Promise<number> {
  const known = (table: string, column: string) =>
    `EXISTS (SELECT 1 FROM ${table} k
      WHERE k.event = ?1 AND k.device = ?3 AND k.${column} = j.value)`;
  const sql = `SELECT count(*) AS n FROM json_each(?2) j
    WHERE NOT ${known('scan', 'id')} AND NOT ${known('handed_in', 'scan')}`;
  const row = await db.prepare(sql).bind(event, JSON.stringify(ids), device).first<{ n: number }>();
  return row?.n ?? 0;
}

/** Notes which phone brought new scans of another one. */
export async function noteRescue(
  db: D1Database,
  by: By,
  { device, scans, fresh }: { device: string; scans: number; fresh: number },
  at: number,
): Promise<void> {
  const deed = { by, at, verb: 'rescue', subject: `${scans} scans of device ${device}` };
  const found = `WHERE ?1 ->> 'fresh' > 0`;
  await auditRow(db, deed, { values: { fresh }, found, after: { scans: `?1 ->> 'fresh'` } }).run();
}

/** Closes the one hand-in of a device. */
export function closeHandIn(
  db: D1Database,
  event: number,
  device: string,
  now: number,
): Verb<void> {
  const sql = 'UPDATE device SET handed_in_at = ?3 WHERE event = ?1 AND id = ?2';
  return write(db.prepare(sql).bind(event, device, now));
}

/** What one revoked device handed in and is not decided, or is not counted yet. */
export interface HandIn {
  readonly device: string;
  readonly name: string;
  readonly gate: number;
  readonly scans: number;
  /** Accepted, but not counted yet: the counting was interrupted. */
  readonly uncounted: number;
  /** People admitted and gone out by its scans, without those that it took back itself. */
  readonly entered: number;
  readonly left: number;
  /** By the device's clock, ms. */
  readonly from: number;
  readonly to: number;
  /** Scans dated later than the device's revocation, by their own time. */
  readonly late: number;
  /** Whether the device may send more. */
  readonly open: boolean;
}

export async function openHandIns(db: D1Database, event: number): Promise<HandIn[]> {
  const { results } = await db
    .prepare(SELECT_HAND_INS)
    .bind(event)
    .all<Omit<HandIn, 'open'> & { readonly open: number }>();
  return results.map((row) => ({ ...row, open: row.open === 1 }));
}

/** What was decided of one device's hand-in, or could not be read and never counts. */
export interface SettledHandIn {
  readonly name: string;
  readonly gate: number;
  readonly as: 'accepted' | 'declined' | 'unreadable';
  readonly scans: number;
  /** The member who decided; null for what could not be read. */
  readonly by: string | null;
  /** ms. */
  readonly at: number;
}

/** The latest first. */
export async function settledHandIns(db: D1Database, event: number): Promise<SettledHandIn[]> {
  const { results } = await db.prepare(SELECT_SETTLED).bind(event).all<SettledHandIn>();
  return results;
}

/** Accepts all that waits of a device. It counts once it is settled. */
export async function acceptAll(
  db: D1Database,
  by: By,
  device: string,
  now: number,
): Promise<void> {
  const sql = `UPDATE handed_in SET state = 'accepted', decided_by = ?3
    WHERE event = ?1 AND device = ?2 AND state = 'waiting'`;
  await db.batch([
    decisionOf(db, by, 'accept', device, now),
    db.prepare(sql).bind(by.event, device, by.id),
  ]);
}

/** Declines all that waits of a device: it is kept, and never counts. */
export async function declineAll(
  db: D1Database,
  by: By,
  device: string,
  now: number,
): Promise<void> {
  const sql = `UPDATE handed_in SET state = 'declined', decided_by = ?3, decided_at = ?4
    WHERE event = ?1 AND device = ?2 AND state = 'waiting'`;
  await db.batch([
    decisionOf(db, by, 'decline', device, now),
    db.prepare(sql).bind(by.event, device, by.id, now),
  ]);
}

/** The next accepted scans of a device that do not count yet, in the order in which they came. */
export async function uncounted(
  db: D1Database,
  event: number,
  device: string,
  most: number,
): Promise<AskedScan[]> {
  const { asked } = handed_in;
  const rows = await drizzle(db)
    .select({ asked })
    .from(handed_in)
    .where(
      and(
        eq(handed_in.event, event),
        eq(handed_in.device, device),
        eq(handed_in.state, 'accepted'),
        isNull(handed_in.decided_at),
      ),
    )
    .orderBy(sql`${asked} ->> 'nth'`)
    .limit(most);
  return rows.map((row) => row.asked);
}

/** Notes that accepted scans count now. */
export async function noteCounted(
  db: D1Database,
  event: number,
  device: string,
  ids: readonly string[],
  now: number,
): Promise<void> {
  const update = `UPDATE handed_in SET decided_at = ?3 FROM json_each(?2) j
    WHERE handed_in.event = ?1 AND handed_in.device = ?4 AND handed_in.scan = j.value`;
  await db.prepare(update).bind(event, JSON.stringify(ids), now, device).run();
}

/** The audit row of a decision; of two at once, the one that found something to decide. */
function decisionOf(
  db: D1Database,
  by: By,
  verb: 'accept' | 'decline',
  device: string,
  at: number,
) {
  const subject = `hand-in of device ${device}`;
  return auditRow(
    db,
    { by, at, verb, subject },
    {
      values: { event: by.event, device, to: verb === 'accept' ? 'accepted' : 'declined' },
      found: `FROM handed_in WHERE event = ?1 ->> 'event' AND device = ?1 ->> 'device'
        AND state = 'waiting' HAVING count(*) > 0`,
      before: { waiting: 'count(*)' },
      after: { state: `?1 ->> 'to'` },
    },
  );
}

/** What a handed-in undo takes back, unless that undo is not accepted. */
const TAKEN_BACK = `SELECT u.device, u.asked ->> 'target' FROM handed_in u
    WHERE u.event = ?1 AND u.state <> 'declined' AND u.asked ->> 'type' = 'undo'
      AND u.asked ->> 'target' IS NOT NULL`;

const SELECT_HAND_INS = `
SELECT device, name, gate, count(*) AS scans, sum(state = 'accepted') AS uncounted,
  sum(iif(direction = 'entry', people, 0)) AS entered,
  sum(iif(direction = 'exit', people, 0)) AS "left",
  min(at) AS "from", max(at) AS "to", sum(at > revoked_at) AS late, handed_in_at IS NULL AS open
FROM (
  SELECT h.device, d.name, d.gate, h.state, d.revoked_at, d.handed_in_at, h.asked ->> 'at' AS at,
    h.asked ->> 'direction' AS direction,
    iif((h.asked ->> 'type' = 'walk_in' OR h.asked ->> 'shown' = 'admitted')
      AND h.asked ->> 'kind' IS NOT 'crew' AND (h.device, h.scan) NOT IN (${TAKEN_BACK}),
      coalesce(h.asked ->> 'people', 0), 0) AS people
  FROM handed_in h JOIN device d ON d.event = h.event AND d.id = h.device
  WHERE h.event = ?1
    AND (h.state = 'waiting' OR (h.state = 'accepted' AND h.decided_at IS NULL))
)
GROUP BY device ORDER BY gate, name, device`;

const SELECT_SETTLED = `
SELECT d.name, d.gate, iif(h.decided_by = '${UNREADABLE}', '${UNREADABLE}', h.state) AS "as",
  count(*) AS scans, m.name AS "by", max(h.decided_at) AS at
FROM handed_in h JOIN device d ON d.event = h.event AND d.id = h.device
LEFT JOIN member m ON m.id = h.decided_by
WHERE h.event = ?1 AND h.decided_at IS NOT NULL
GROUP BY h.device, h.state, h.decided_by
ORDER BY at DESC, d.name`;
