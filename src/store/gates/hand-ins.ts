import type { AskedScan } from '../../domain/scan-log.ts';
import { rowsOf, type Verb, write } from '../d1/batch.ts';

/** Scans of one device that are kept; some days of the busiest lane. Beyond it no scan is taken. */
const DEVICE_MAX = 20_000;
/** Bytes of them: a scan as it is asked is half a kilobyte. */
const DEVICE_BYTES = 16 * 1024 * 1024;

/** Takes the place of the member where no decision was needed. */
export const UNREADABLE = 'unreadable';

/** How many scans of a device are kept, and their bytes; `event` and `device` as SQL. */
export const keptOf = (event: string, device: string) => `
  SELECT count(*) AS n, coalesce(sum(length(CAST(asked AS BLOB))), 0) AS bytes
  FROM handed_in WHERE event = ${event} AND device = ${device}`;

/** Whether more is kept of a device, by its row of `keptOf` under the name `kept`. */
export const HAS_ROOM = `${DEVICE_MAX} > kept.n AND ${DEVICE_BYTES} > kept.bytes`;

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
    FROM json_each(?4) j JOIN (${keptOf('?1', '?2')}) kept
    WHERE ${HAS_ROOM}
    ON CONFLICT (event, device, scan) DO NOTHING`;
  const missing = `SELECT count(*) AS n FROM json_each(?2) j WHERE NOT EXISTS (
    SELECT 1 FROM handed_in h WHERE h.event = ?1 AND h.device = ?3 AND h.scan = j.value ->> 0)`;
  const rows = JSON.stringify([
    ...scans.map((scan) => [scan.id, scan, 'waiting']),
    ...unread.map(({ key, text }) => [`${device} ${key}`, { unread: text }, 'declined']),
  ]);
  return {
    statements: [
      db.prepare(insert).bind(event, device, now, rows),
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
