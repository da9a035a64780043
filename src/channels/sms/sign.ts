import { hexOf } from '../../domain/sha256.ts';
import { toBase64 } from '../base64.ts';

/** How a signature is made: HMAC with a secret, written so. */
export interface Signing {
  readonly hash: 'SHA-1' | 'SHA-256' | 'SHA-512';
  readonly as: 'hex' | 'base64';
  readonly prefix: string;
}

/** The signature of a text, as it stands in a header. */
export async function signatureOf(
  { hash, as, prefix }: Signing,
  secret: string,
  over: string,
): Promise<string> {
  const bytes = (plain: string) => new TextEncoder().encode(plain);
  const algorithm = { name: 'HMAC', hash };
  const key = await crypto.subtle.importKey('raw', bytes(secret), algorithm, false, ['sign']);
  const signed = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(over)));
  return `${prefix}${as === 'base64' ? toBase64(signed) : hexOf(signed)}`;
}
