import { fromBase64 } from '../store/keys/keys.ts';
import { publicJwk, thumbprint } from './dpop.ts';

/** Keeps a signature made for a rescue from being valid anywhere else, and the reverse. */
const PURPOSE = 'abwab rescue\n';
const ES256 = { name: 'ECDSA', namedCurve: 'P-256' };

/** What a phone that cannot send made of its scans, and another one brings. */
export interface RescueProof {
  /** The exact text that was signed. */
  readonly body: string;
  /** The public JWK of the device's key; null for a device that is bound to none. */
  readonly key: unknown;
  /** Base64url. ECDSA: r and s, 32 bytes each. */
  readonly signature: string;
}

/** What is known of the device whose scans are brought. */
export interface Bound {
  readonly token_hash: string;
  readonly key_thumbprint: string | null;
}

/**
 * Whether the device itself signed this. A device that is bound to a key proves it with no other.
 */
export async function provesRescue(proof: RescueProof, device: Bound): Promise<boolean> {
  const signature = bytesOf(proof.signature);
  if (!signature) return false;
  const message = new TextEncoder().encode(PURPOSE + proof.body);
  if (device.key_thumbprint === null) {
    if (proof.key !== null) return false;
    const key = await hmacKey(device.token_hash);
    return crypto.subtle.verify('HMAC', key, signature, message);
  }
  const jwk = publicJwk(proof.key);
  if (!jwk || (await thumbprint(jwk)) !== device.key_thumbprint) return false;
  // A point outside the curve makes no key.
  const key = await crypto.subtle.importKey('jwk', jwk, ES256, false, ['verify']).catch(() => null);
  if (!key) return false;
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, message);
}

function hmacKey(secret: string): Promise<CryptoKey> {
  const raw = new TextEncoder().encode(secret);
  return crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]{1,128}$/.test(base64url)) return null;
  try {
    return fromBase64(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return null;
  }
}
