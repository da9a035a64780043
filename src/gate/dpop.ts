import { Problem } from '../domain/problem.ts';
import { mac, serviceKey, toBase64 } from '../store/keys.ts';
import { Memo } from '../store/memo.ts';

/** A nonce is good for this long: a phone that was cut off for an hour gets a new one at once. */
const NONCE_MS = 5 * 60_000;
const PROOF_MAX = 4_096;
/** Deriving it takes longer than all that it is used for in a request. */
const keys = new Memo<CryptoKey>(3_600_000);
const ES256 = { name: 'ECDSA', namedCurve: 'P-256' };

/** What a proof must speak of. */
export interface ProofOf {
  readonly method: string;
  /** The addresses, without query, that this request may be known by. */
  readonly urls: readonly string[];
  readonly token: string;
  readonly now: number;
}

/** A fresh nonce. Its time is the server's, so a phone with a wrong clock is not locked out. */
export async function newNonce(secretKey: string, now: number): Promise<string> {
  const stamp = now.toString(36);
  return `${stamp}.${await nonceMac(secretKey, stamp, now)}`;
}

/**
 * Checks a DPoP proof (RFC 9449, section 4.3) and gives the thumbprint of the key that made it.
 * Throws `use_dpop_nonce` for a stale nonce, `unauthenticated` for anything else.
 */
export async function checkProof(
  proof: string,
  secretKey: string,
  expected: ProofOf,
): Promise<string> {
  const parts = proof.length <= PROOF_MAX ? proof.split('.') : [];
  const [head, body, signature] = parts;
  if (parts.length !== 3 || !head || !body || !signature) throw refused('no compact JWS');
  const header = jsonPart(head);
  const claims = jsonPart(body);
  const jwk = publicJwk(header.jwk);
  if (header.typ !== 'dpop+jwt' || header.alg !== 'ES256' || !jwk) throw refused('header');
  const key = await crypto.subtle.importKey('jwk', jwk, ES256, false, ['verify']).catch(() => null);
  const signed = new TextEncoder().encode(`${head}.${body}`);
  const verifying = { name: 'ECDSA', hash: 'SHA-256' };
  if (!key || !(await crypto.subtle.verify(verifying, key, fromBase64Url(signature), signed))) {
    throw refused('signature');
  }
  if (claims.htm !== expected.method || !expected.urls.includes(String(claims.htu))) {
    throw refused('made for another request');
  }
  if (claims.ath !== (await sha256Url(expected.token))) throw refused('made for another token');
  if (!(await nonceStands(secretKey, claims.nonce, expected.now))) {
    throw new Problem('use_dpop_nonce', { detail: 'Repeat with the nonce of this answer.' });
  }
  return thumbprint(jwk);
}

/** RFC 7638: the hash of the required members in their order. */
export function thumbprint(jwk: EcPublicJwk): Promise<string> {
  const { crv, kty, x, y } = jwk;
  return sha256Url(JSON.stringify({ crv, kty, x, y }));
}

export interface EcPublicJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

/** A public P-256 key and nothing else; null for any other value, a private key among them. */
export function publicJwk(value: unknown): EcPublicJwk | null {
  if (typeof value !== 'object' || value === null || 'd' in value) return null;
  if (!('kty' in value && 'crv' in value && 'x' in value && 'y' in value)) return null;
  const { kty, crv, x, y } = value;
  if (kty !== 'EC' || crv !== 'P-256') return null;
  return isCoordinate(x) && isCoordinate(y) ? { kty, crv, x, y } : null;
}

/** 32 bytes in base64url. */
function isCoordinate(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{43}$/.test(value);
}

async function nonceStands(secretKey: string, nonce: unknown, now: number): Promise<boolean> {
  if (typeof nonce !== 'string' || nonce.length > 100) return false;
  const [stamp, proof] = nonce.split('.');
  if (!stamp || proof !== (await nonceMac(secretKey, stamp, now))) return false;
  const age = now - Number.parseInt(stamp, 36);
  return age >= 0 && age <= NONCE_MS;
}

async function nonceMac(secretKey: string, stamp: string, now: number): Promise<string> {
  const key = await keys.get(secretKey, now, () => serviceKey(secretKey, 'dpop nonce'));
  return toUrl(toBase64((await mac(key, stamp)).slice(0, 16)));
}

function jsonPart(part: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(fromBase64Url(part)));
    if (typeof parsed === 'object' && parsed !== null) return { ...parsed };
  } catch {
    // Falls through: what is no JSON is no proof.
  }
  throw refused('no JSON');
}

async function sha256Url(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return toUrl(toBase64(new Uint8Array(bytes)));
}

function toUrl(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  try {
    const base64 = text.replaceAll('-', '+').replaceAll('_', '/');
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  } catch {
    throw refused('no base64url');
  }
}

function refused(what: string): Problem {
  return new Problem('unauthenticated', { detail: `The proof of the device's key: ${what}.` });
}
