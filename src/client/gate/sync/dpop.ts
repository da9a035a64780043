const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' };

/** What a proof is for. `url` without query; `nonce` as the server last gave it. */
export interface Occasion {
  readonly method: string;
  readonly url: string;
  readonly token: string;
  /** Exactly as it is sent; absent for a request without one. */
  readonly body?: string;
  readonly nonce: string | null;
  /** Seconds since the epoch, by the device's clock. */
  readonly issuedAt: number;
  /** Never used before. */
  readonly id: string;
}

/** A key that can sign and can never leave this phone, and the public half to show. */
export async function newProofKey(): Promise<{ pair: CryptoKeyPair; jwk: JsonWebKey }> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  return { pair, jwk: await publicJwk(pair) };
}

/**
 * A proof of possession for one request: RFC 9449, section 4.2. `htb` is our own: the hash of the
 * body, so that the proof is invalid with another one.
 */
export async function dpopProof(pair: CryptoKeyPair, occasion: Occasion): Promise<string> {
  const { method, url, token, body, nonce, issuedAt, id } = occasion;
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: await publicJwk(pair) };
  const claims = {
    jti: id,
    htm: method,
    htu: url,
    iat: issuedAt,
    ath: await hashOf(token),
    ...(body !== undefined && { htb: await hashOf(body) }),
    ...(nonce !== null && { nonce }),
  };
  const signed = `${encoded(header)}.${encoded(claims)}`;
  const bytes = new TextEncoder().encode(signed);
  const signature = await crypto.subtle.sign(SIGNING, pair.privateKey, bytes);
  return `${signed}.${base64url(new Uint8Array(signature))}`;
}

/** Only the members that RFC 7638 names, so that server and phone mean the same key. */
export async function publicJwk(pair: CryptoKeyPair): Promise<JsonWebKey> {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { kty, crv, x, y };
}

/** SHA-256 in base64url. */
async function hashOf(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return base64url(new Uint8Array(hash));
}

function encoded(value: object): string {
  return base64url(new TextEncoder().encode(JSON.stringify(value)));
}

/** RFC 4648, section 5, without padding. */
export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
