import { sameText } from '../../domain/same-text.ts';
import { hexOf } from '../../domain/sha256.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import { Memo } from '../../store/d1/memo.ts';
import { mac, serviceKey } from '../../store/keys/keys.ts';

/** Longer than a visitor needs for a form. */
const VALID_MS = DAY_MS;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const keys = new Memo<CryptoKey>(HOUR_MS);

/** What the hidden fields of a form carry: its idempotency key, and a proof that we issued it. */
export interface FormToken {
  /** UUID. */
  readonly key: string;
  /** The instant it was issued, base 36, and a keyed hash over both. */
  readonly proof: string;
}

export interface FormTokenReading {
  /** The token to put in the next form: the same key as long as it is ours. */
  readonly next: FormToken;
  readonly valid: boolean;
}

/** A token for a form. A key of its own makes the form a new one. */
export async function issueFormToken(
  secretKey: string,
  now: number,
  key: string = crypto.randomUUID(),
): Promise<FormToken> {
  const issued = now.toString(36);
  return { key, proof: `${issued}.${await proofOf(secretKey, key, issued, now)}` };
}

/**
 * Reads the token of a sent form. A key that we issued too long ago is not valid but is kept: if it
 * was registered before, it still leads there. Any other key is replaced.
 */
export async function readFormToken(
  secretKey: string,
  sent: { readonly key: string; readonly proof: string },
  now: number,
): Promise<FormTokenReading> {
  const [issued = '', hash = ''] = sent.proof.split('.', 2);
  const proof = await proofOf(secretKey, sent.key, issued, now);
  const ours = UUID.test(sent.key) && sameText(hash, proof);
  if (!ours) return { next: await issueFormToken(secretKey, now), valid: false };
  const age = now - Number.parseInt(issued, 36);
  const valid = age >= 0 && age <= VALID_MS;
  return { next: valid ? sent : await issueFormToken(secretKey, now, sent.key), valid };
}

async function proofOf(
  secretKey: string,
  key: string,
  issued: string,
  now: number,
): Promise<string> {
  const signer = await keys.get(secretKey, now, () => serviceKey(secretKey, 'form token'));
  const bytes = await mac(signer, `${issued} ${key}`);
  return hexOf(bytes.subarray(0, 16));
}
