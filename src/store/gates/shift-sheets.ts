/** What a phone counted in a period of duty. Instants in ms. */
export interface ShiftSheet {
  readonly id: string;
  readonly number: string;
  readonly opened_at: number;
  readonly closed_at: number;
  readonly welcomed: number;
  readonly left_again: number;
  readonly refused: number;
  readonly overrides: number;
}

/** Sheets of one device that are kept; more than a dozen a day. */
const DEVICE_MAX = 100;
/** Sheets on one page. */
const SHOWN = 60;

/**
 * Keeps the sheets that a device sent, each once. Beyond the number that one device can need it
 * keeps none.
 */
export async function keepShiftSheets(
  db: D1Database,
  event: number,
  device: string,
  sheets: readonly ShiftSheet[],
  now: number,
): Promise<void> {
  const insert = `INSERT INTO shift_sheet (event, id, device, gate, number, opened_at, closed_at,
      welcomed, left_again, refused, overrides, received_at)
    SELECT d.event, j.value ->> 'id', d.id, d.gate, j.value ->> 'number', j.value ->> 'opened_at',
      j.value ->> 'closed_at', j.value ->> 'welcomed', j.value ->> 'left_again',
      j.value ->> 'refused', j.value ->> 'overrides', ?4
    FROM device d CROSS JOIN json_each(?3) j
    WHERE d.event = ?1 AND d.id = ?2
      AND (SELECT count(*) FROM shift_sheet s WHERE s.event = ?1 AND s.device = ?2) < ${DEVICE_MAX}
    ON CONFLICT DO NOTHING`;
  await db.prepare(insert).bind(event, device, JSON.stringify(sheets), now).run();
}

/** A sheet with the phone and the gate that it was counted at. */
export interface KeptSheet extends ShiftSheet {
  readonly name: string;
  readonly gate: number;
}

/** The latest sheets of an edition; of one gate, if its number is given. */
export async function latestSheets(
  db: D1Database,
  event: number,
  gate: number | null = null,
): Promise<KeptSheet[]> {
  const { results } = await db
    .prepare(
      `SELECT s.id, s.number, s.opened_at, s.closed_at, s.welcomed, s.left_again, s.refused,
         s.overrides, s.gate, d.name
       FROM shift_sheet s JOIN device d ON d.event = s.event AND d.id = s.device
       WHERE s.event = ?1 AND (?2 IS NULL OR s.gate = ?2) ORDER BY s.closed_at DESC, s.id LIMIT ${SHOWN}`,
    )
    .bind(event, gate)
    .all<KeptSheet>();
  return results;
}
