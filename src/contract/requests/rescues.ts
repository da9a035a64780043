import * as v from 'valibot';
import type { ReadAs } from '../parts.ts';
import { publicKey } from './public-key.ts';
import { scanList } from './scans.ts';

/** `POST /rescues`: scans of a phone that cannot send, brought by another one with their proof. */
export const rescue = v.object({
  /** The phone that showed them. */
  device: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  /** The exact JSON that was signed: a `rescueBody`. */
  body: v.string(),
  /** RFC 7517, public; null of a phone that is bound to none. */
  key: v.nullable(publicKey),
  /** Base64url; of ECDSA r and s, 32 bytes each. */
  signature: v.pipe(v.string(), v.maxLength(200)),
});
export type Rescue = ReadAs<typeof rescue>;

/** What is signed. */
export const rescueBody = v.object({ device: v.string(), scans: scanList });

/** `POST /hand-ins`: what a revoked phone still has. `last`: no more follows. */
export const handIn = v.object({ scans: scanList, last: v.boolean() });
