import { secondId } from '../../domain/scan-id.ts';
import { auditRow, type By } from '../d1/audit.ts';
import { HAS_ROOM, keptOf } from './hand-ins.ts';

/** Scans of a device that another one brought. */
export interface Rescue {
  /** The device that brought them. */
  readonly by: By;
  /** How many were sent, those that cannot be read among them. */
  readonly sent: number;
}

/** By which ids scans of a device are known, and whether they are to be kept apart. */
interface Brought {
  readonly device: string;
  readonly ids: readonly string[];
  readonly apart: boolean;
}

/**
 * The audit row of a rescue, which names the device that brought scans of another one: where some
 * of them are new, neither counted nor kept apart. Before them in the batch that writes them.
 */
export function rescueRow(
  db: D1Database,
  { by, sent }: Rescue,
  { device, ids, apart }: Brought,
  at: number,
): D1PreparedStatement {
  const { event } = by;
  // Under an id that another device holds, a scan is logged by its second one.
  const values = { event, device, ids: ids.map((id) => [id, secondId(id, device)]) };
  const room = apart ? `JOIN (${keptOf(EVENT, DEVICE)}) kept ON ${HAS_ROOM}` : '';
  return auditRow(
    db,
    { by, at, verb: 'rescue', subject: `${sent} scans of device ${device}` },
    {
      values,
      found: `FROM json_each(?1 -> 'ids') j ${room}
        WHERE NOT ${known('scan', `k.id IN (j.value ->> 0, j.value ->> 1)`)}
          AND NOT ${known('handed_in', `k.scan = j.value ->> 0`)}
        HAVING count(*) > 0`,
      after: { scans: 'count(*)' },
    },
  );
}

const EVENT = `?1 ->> 'event'`;
const DEVICE = `?1 ->> 'device'`;

const known = (table: string, is: string) =>
  `EXISTS (SELECT 1 FROM ${table} k WHERE k.event = ${EVENT} AND k.device = ${DEVICE} AND ${is})`;
