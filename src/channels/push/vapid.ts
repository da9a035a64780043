import { importJWK, SignJWT } from 'jose';

/** The key by which push services know the sender (RFC 8292), as base64url: its point and its secret. */
export interface VapidKey {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The service may be asked so long with one proof; RFC 8292, 2 allows a day. */
const LIFE_S = 12 * 3_600;
const KEY = /^(?<publicKey>B[\w-]{86})\.(?<privateKey>[\w-]{43})$/;
const CURVE = { kty: 'EC', crv: 'P-256' } as const;

/** A new key, as it is kept: point and secret with a point between them. */
export async function newVapidKey(): Promise<string> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new TypeError('ECDSA has pairs of keys');
  const { x = '', y = '', d = '' } = jwkOf(await crypto.subtle.exportKey('jwk', pair.privateKey));
  const point = new Uint8Array([4, ...fromBase64Url(x), ...fromBase64Url(y)]);
  return `${toBase64Url(point)}.${d}`;
}

/** A key as it is kept; null where it is none. */
export function readVapidKey(kept: string): VapidKey | null {
  const { publicKey, privateKey } = KEY.exec(kept)?.groups ?? {};
  return publicKey && privateKey ? { publicKey, privateKey } : null;
}

/** The header that proves who asks a push service. `contact`: an e-mail address; `at`: ms. */
export async function vapidHeader(
  { publicKey, privateKey }: VapidKey,
  {
    endpoint,
    contact,
    at,
  }: { readonly endpoint: string; readonly contact: string; readonly at: number },
): Promise<string> {
  const point = fromBase64Url(publicKey);
  const [x, y] = [toBase64Url(point.slice(1, 33)), toBase64Url(point.slice(33))];
  const key = await importJWK({ ...CURVE, x, y, d: privateKey }, 'ES256');
  const token = await new SignJWT({ sub: `mailto:${contact}` })
    .setProtectedHeader({ typ: 'JWT', alg: 'ES256' })
    .setAudience(new URL(endpoint).origin)
    .setExpirationTime(Math.floor(at / 1000) + LIFE_S)
    .sign(key);
  return `vapid t=${token}, k=${publicKey}`;
}

function jwkOf(exported: ArrayBuffer | JsonWebKey): JsonWebKey {
  if (exported instanceof ArrayBuffer) throw new TypeError('a JWK is an object');
  return exported;
}

function fromBase64Url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) =>
    one.charCodeAt(0),
  );
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
