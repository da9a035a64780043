import { and, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { SpokenFor } from '../env.ts';
import { sameText } from './keys.ts';
import { device } from './schema.ts';

/** What a device's token says before it is proved: its event leads to the writer that can judge it. */
export interface DeviceToken {
  readonly event: number;
  readonly device: string;
}

/** `<event>.<device>.<secret>`; kept as a hash of the whole. */
export function formatDeviceToken({ event, device }: DeviceToken, secret: string): string {
  return `${event}.${device}.${secret}`;
}

/** Reads a device token; null when it has not the form of one. */
export function parseDeviceToken(token: string): DeviceToken | null {
  const [, event, device] =
    /^([1-9]\d{0,4})\.([a-z2-9]{8,64})\.[a-z2-9]{20,128}$/.exec(token) ?? [];
  return event && device ? { event: Number(event), device } : null;
}

/**
 * Whether an active device of the event speaks: with its token, and a proof of its key if it is
 * bound to one. A query: not for the gate's own path.
 */
export async function isDeviceOf(
  db: D1Database,
  speaker: SpokenFor,
  event: number,
): Promise<boolean> {
  if (speaker.event !== event) return false;
  const row = await drizzle(db)
    .select({ hash: device.token_hash, thumbprint: device.key_thumbprint })
    .from(device)
    .where(and(eq(device.event, event), eq(device.id, speaker.device), eq(device.state, 'active')))
    .get();
  if (!row || !sameText(row.hash, speaker.token_hash)) return false;
  return row.thumbprint === null || row.thumbprint === speaker.key_thumbprint;
}
