import { decodeBase32, encodeBase32 } from '../../domain/base32.ts';
import { mac } from '../keys/keys.ts';

/** 96 bits: a link cannot be guessed, and reveals nothing of the registration it opens. */
const MAC_BYTES = 12;
const HEAD_BYTES = 6;

/** Characters of a secret in base32. */
export const MANAGE_SECRET_LENGTH = Math.ceil(((HEAD_BYTES + MAC_BYTES) * 8) / 5);

/** Where a management link leads, before its proof is checked. */
export interface ManageLink {
  readonly event: number;
  readonly serial: number;
  readonly proof: Uint8Array;
}

/** A registration as its private link names it. */
interface Linked {
  readonly event: number;
  readonly id: string;
  /** Its first. */
  readonly serial: number;
  /** Which of its links: raised when its contact changes, so that the link before dies. */
  readonly link: number;
}

/** The secret of a registration's private page: event, first serial, and a keyed proof of its id. */
export async function manageSecret(key: CryptoKey, registration: Linked): Promise<string> {
  const bytes = new Uint8Array(HEAD_BYTES + MAC_BYTES);
  const head = new DataView(bytes.buffer);
  head.setUint16(0, registration.event);
  head.setUint32(2, registration.serial);
  bytes.set(await proofOf(key, registration), HEAD_BYTES);
  return encodeBase32(bytes).toLowerCase();
}

/** Reads the secret of a private page; null when it is none. */
export function readManageSecret(secret: string): ManageLink | null {
  if (secret.length > 64) return null;
  const bytes = decodeBase32(secret);
  if (!bytes || bytes.length !== HEAD_BYTES + MAC_BYTES) return null;
  const head = new DataView(bytes.buffer);
  return { event: head.getUint16(0), serial: head.getUint32(2), proof: bytes.slice(HEAD_BYTES) };
}

/** Whether the link was made for this registration. Compares in constant time. */
export async function opensRegistration(
  key: CryptoKey,
  { event, serial, proof }: ManageLink,
  { id, link }: Pick<Linked, 'id' | 'link'>,
): Promise<boolean> {
  const own = await proofOf(key, { event, id, serial, link });
  return crypto.subtle.timingSafeEqual(own, proof);
}

async function proofOf(key: CryptoKey, { event, id, serial, link }: Linked): Promise<Uint8Array> {
  const renewed = link === 0 ? '' : ` ${link}`;
  return (await mac(key, `manage ${event} ${serial} ${id}${renewed}`)).slice(0, MAC_BYTES);
}
