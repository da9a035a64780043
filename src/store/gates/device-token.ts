import { and, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { sameText } from '../../domain/same-text.ts';
import type { DeviceCredentials } from '../../env.ts';
import { device } from '../d1/schema/gates.ts';
import { lettersOf } from '../keys/codes.ts';
import { hashSecret, mac, tokenKey } from '../keys/keys.ts';

/**
 * What a device's token says before it is verified: its event leads to the writer that can judge
 * it.
 */
export interface DeviceToken {
  readonly event: number;
  readonly device: string;
}

/** Letters of the MAC, five bits each: 130 bits cannot be guessed. */
const MAC_LETTERS = 26;

/**
 * `<event>.<device>.<secret><mac>`; kept as a hash of the whole. The MAC, under the edition's own
 * key, distinguishes an invented token from an issued one before the database or a writer is asked.
 */
export async function formatDeviceToken(
  { event, device }: DeviceToken,
  secret: string,
  key: CryptoKey,
): Promise<string> {
  const text = `${event}.${device}.${secret}`;
  return text + (await macOf(text, key));
}

/** Reads a device token; null when it does not have its form. */
export function parseDeviceToken(token: string): DeviceToken | null {
  const [, event, device] =
    /^([1-9]\d{0,4})\.([a-z2-9]{8,64})\.[a-z2-9]{20,128}$/.exec(token) ?? [];
  return event && device ? { event: Number(event), device } : null;
}

/** Tokens that are remembered: more than any edition has phones. */
const REMEMBERED_MAX = 2_000;

/** Issued tokens with their hashes, each with the stored key that its MAC was checked by. */
const remembered = new Map<string, { readonly key: string; readonly hash: string }>();

/**
 * The hash of a token that this service issued, as the device's row has it; null for any other one.
 * Remembered: a phone sends every few seconds, and neither MAC nor hash of a text ever changes. It
 * says nothing of whether the device is in service: that the writer decides, at each call.
 */
export async function hashOfIssued(
  token: string,
  secretKey: string,
  edition: { readonly number: number; readonly token_key: string },
  now: number,
): Promise<string | null> {
  const key = edition.token_key;
  const known = remembered.get(token);
  if (known?.key === key) return known.hash;
  if (!(await isGivenOut(token, await tokenKey(secretKey, edition, now)))) return null;
  const hash = await hashSecret(token);
  remembered.delete(token);
  remembered.set(token, { key, hash });
  if (remembered.size > REMEMBERED_MAX) {
    const oldest = remembered.keys().next();
    if (!oldest.done) remembered.delete(oldest.value);
  }
  return hash;
}

async function isGivenOut(token: string, key: CryptoKey): Promise<boolean> {
  const at = token.length - MAC_LETTERS;
  return sameText(token.slice(at), await macOf(token.slice(0, at), key));
}

async function macOf(text: string, key: CryptoKey): Promise<string> {
  return lettersOf(await mac(key, text), MAC_LETTERS);
}

/**
 * Whether the request is of an active device of the event: with its token, and a proof of its key
 * if it is bound to one. A query: not for the gate's own path.
 */
export async function isDeviceOf(
  db: D1Database,
  sender: DeviceCredentials,
  event: number,
): Promise<boolean> {
  if (sender.event !== event) return false;
  const row = await drizzle(db)
    .select({ hash: device.token_hash, thumbprint: device.key_thumbprint })
    .from(device)
    .where(and(eq(device.event, event), eq(device.id, sender.device), eq(device.state, 'active')))
    .get();
  if (!row || !sameText(row.hash, sender.token_hash)) return false;
  return row.thumbprint === null || row.thumbprint === sender.key_thumbprint;
}
