import { ORIGIN, request } from './world.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };

/** A key of a phone's own, with the public half as it is shown. */
export interface ProofKey {
  readonly privateKey: CryptoKey;
  readonly jwk: JsonWebKey;
}

export async function newProofKey(): Promise<ProofKey> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('keys come in pairs');
  const exported = await crypto.subtle.exportKey('jwk', pair.publicKey);
  if (exported instanceof ArrayBuffer) throw new Error('a JWK is no bytes');
  const { kty, crv, x, y } = exported;
  return { privateKey: pair.privateKey, jwk: { kty, crv, x, y } };
}

/** A DPoP proof by RFC 9449, with whatever a test puts in its header or claims instead. */
export async function proof(
  key: ProofKey,
  of: { method: string; path: string; token: string; nonce?: string },
  change: { header?: object; claims?: object } = {},
): Promise<string> {
  const { method, path, token, nonce } = of;
  const head = { typ: 'dpop+jwt', alg: 'ES256', jwk: key.jwk, ...change.header };
  const body = {
    jti: crypto.randomUUID(),
    htm: method,
    htu: `${ORIGIN}${path}`,
    iat: 0,
    ath: await hashed(token),
    nonce,
    ...change.claims,
  };
  const signed = `${encoded(head)}.${encoded(body)}`;
  const signing = { name: 'ECDSA', hash: 'SHA-256' };
  const bytes = new TextEncoder().encode(signed);
  const signature = await crypto.subtle.sign(signing, key.privateKey, bytes);
  return `${signed}.${base64url(new Uint8Array(signature))}`;
}

/** Asks for the ledger with a proof; the nonce is the server's own unless said otherwise. */
export async function askWith(
  token: string,
  dpop: string,
  init: { method?: string; path?: string; body?: string } = {},
): Promise<Response> {
  const { path = '/api/v1/ledger', ...rest } = init;
  return request(path, {
    ...rest,
    headers: {
      Authorization: `DPoP ${token}`,
      DPoP: dpop,
      ...(rest.body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
  });
}

export async function hashed(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return base64url(new Uint8Array(bytes));
}

function encoded(value: unknown): string {
  return base64url(new TextEncoder().encode(JSON.stringify(value)));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
