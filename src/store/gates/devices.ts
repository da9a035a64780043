import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { DeviceHealth } from '../../domain/device-health.ts';
import { auditedUpdate, auditRow, type RowUpdate, type Subject } from '../d1/audit.ts';
import { rowsOf, type Verb, write } from '../d1/batch.ts';
import { device } from '../d1/schema/gates.ts';
import type { DeviceState } from '../d1/words.ts';
import { MAKER_STANDS } from '../members/invite.ts';

/** A gate phone as the Gatekeeper keeps it in memory. Instants in ms. */
export interface Device {
  readonly id: string;
  readonly name: string;
  readonly gate: number;
  readonly state: DeviceState;
  readonly token_hash: string;
  readonly key_thumbprint: string | null;
  readonly last_seen: number | null;
  readonly queued: number;
  readonly oldest: number | null;
  readonly signed_off: boolean;
  readonly set_aside: boolean;
  /** Null when it never reported it. */
  readonly health: DeviceHealth | null;
  /** When a revoked device closed its one hand-in; null while it may still send. */
  readonly handed_in_at: number | null;
}

/** A gate phone as people may see it. */
export type DeviceView = Omit<Device, 'token_hash' | 'key_thumbprint'>;

export async function loadDevices(db: D1Database, event: number): Promise<Device[]> {
  return drizzle(db)
    .select({
      id: device.id,
      name: device.name,
      gate: device.gate,
      state: device.state,
      token_hash: device.token_hash,
      key_thumbprint: device.key_thumbprint,
      last_seen: device.last_seen,
      queued: device.queued,
      oldest: device.oldest,
      signed_off: device.signed_off,
      set_aside: device.set_aside,
      health: device.health,
      handed_in_at: device.handed_in_at,
    })
    .from(device)
    .where(eq(device.event, event));
}

/**
 * Writes when devices last sent a report, and what they still hold. One statement for all of them.
 */
export function saveReports(db: D1Database, event: number, devices: readonly Device[]): Verb<void> {
  const rows = devices.map((one) => [
    one.id,
    one.last_seen,
    one.queued,
    one.oldest,
    Number(one.signed_off),
    one.health && JSON.stringify(one.health),
  ]);
  const sql = `UPDATE device SET last_seen = j.value ->> 1, queued = j.value ->> 2,
      oldest = j.value ->> 3, signed_off = j.value ->> 4, health = j.value ->> 5
    FROM json_each(?2) j WHERE device.event = ?1 AND device.id = j.value ->> 0`;
  return write(db.prepare(sql).bind(event, JSON.stringify(rows)));
}

export interface Enrolment {
  readonly invitation_hash: string;
  readonly device: string;
  readonly name: string;
  readonly token_hash: string;
  readonly key_thumbprint: string | null;
  readonly now: number;
}

/**
 * Spends a gate invitation on a device: of two devices that race, at most one enrols. An enrolment
 * whose answer was lost is asked for again, and gives its device as it is; null for a device that
 * does not enrol, or was revoked since.
 */
export function enrolDevice(
  db: D1Database,
  event: number,
  enrolment: Enrolment,
): Verb<Device | null> {
  const { invitation_hash, device: id, name, token_hash, key_thumbprint, now } = enrolment;
  return {
    statements: [
      db
        .prepare(
          `UPDATE invitation SET used_at = ?3, used_by = ?4
           WHERE hash = ?1 AND event = ?2 AND kind = 'gate' AND used_at IS NULL
             AND expires_at > ?3 AND (key_required = 0 OR ?5 IS NOT NULL)
             AND ${MAKER_STANDS}`,
        )
        .bind(invitation_hash, event, now, id, key_thumbprint),
      auditRow(
        db,
        { by: { event, id: `device ${id}` }, at: now, verb: 'enrol', subject: `device ${id}` },
        {
          values: { event, hash: invitation_hash, id, bound: key_thumbprint !== null },
          found: `FROM invitation i WHERE i.hash = ?1 ->> 'hash' AND i.used_by = ?1 ->> 'id'
            AND NOT EXISTS (SELECT 1 FROM device d
              WHERE d.event = ?1 ->> 'event' AND d.id = ?1 ->> 'id')`,
          after: { gate: 'i.gate', invited_by: 'i.made_by', bound: `?1 ->> 'bound'` },
        },
      ),
      db
        .prepare(
          `INSERT INTO device (event, id, name, gate, state, token_hash, key_thumbprint, created_at)
           SELECT event, ?2, coalesce(card, ?3), gate, 'active', ?4, ?5, ?6 FROM invitation
           WHERE hash = ?1 AND used_by = ?2
           ON CONFLICT (event, id) DO UPDATE SET name = excluded.name
             WHERE device.state = 'active'
           RETURNING name, gate, last_seen, queued, oldest, signed_off, set_aside, health`,
        )
        .bind(invitation_hash, id, name, token_hash, key_thumbprint, now),
    ],
    read: ([, , enrolled]) => {
      const row = rowsOf<EnrolledRow>(enrolled)[0];
      if (!row) return null;
      return {
        ...row,
        id,
        state: 'active',
        token_hash,
        key_thumbprint,
        signed_off: row.signed_off === 1,
        set_aside: row.set_aside === 1,
        health: row.health === null ? null : (JSON.parse(row.health) as DeviceHealth),
        handed_in_at: null,
      };
    },
  };
}

interface EnrolledRow extends Pick<Device, 'name' | 'gate' | 'last_seen' | 'queued' | 'oldest'> {
  readonly signed_off: number;
  readonly set_aside: number;
  readonly health: string | null;
}

/** A decision about a device: `move` puts it at another gate. */
export type DeviceChange = 'revoke' | 'set_aside' | 'take_back' | { readonly move: number };

/** Revokes a device, sets it aside, or moves it, with the audit row beside. */
export function changeDevice(
  db: D1Database,
  event: number,
  id: string,
  change: DeviceChange,
  by: string,
  now: number,
): Verb<void> {
  const moves = typeof change === 'object';
  const verb = moves ? 'move' : change;
  const subject: Subject = moves ? `device ${id} to gate ${change.move}` : `device ${id}`;
  const statements = auditedUpdate(
    db,
    { by: { event, id: by }, at: now, verb, subject },
    {
      table: device,
      ...CHANGES[verb],
      where: `event = ?1 ->> 'event' AND id = ?1 ->> 'id'`,
      values: { event, id, now, gate: moves ? change.move : null },
    },
  );
  return write(...statements);
}

/** What each decision writes, and the columns that make it a change. */
const CHANGES = {
  move: { set: { gate: `?1 ->> 'gate'` }, noted: ['gate'] },
  revoke: { set: { state: `'revoked'`, revoked_at: `?1 ->> 'now'` }, noted: ['state'] },
  set_aside: { set: { set_aside: '1' }, noted: ['set_aside'] },
  take_back: { set: { set_aside: '0' }, noted: ['set_aside'] },
} as const satisfies Record<string, Pick<RowUpdate<typeof device>, 'set' | 'noted'>>;
