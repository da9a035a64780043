import { UNREADABLE } from './hand-ins.ts';

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
ORDER BY at DESC, d.name, h.device`;
