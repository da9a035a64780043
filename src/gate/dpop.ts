import { compactVerify } from 'jose/jws/compact/verify';
import { Problem } from '../domain/problem.ts';
import { sameText } from '../domain/same-text.ts';
import { HOUR_MS, MINUTE_MS } from '../domain/time.ts';
import { Memo } from '../store/d1/memo.ts';
import { mac, serviceKey, toBase64 } from '../store/keys/keys.ts';

/** A nonce is valid for this long: a phone that was offline for an hour gets a new one at once. */
const NONCE_MS = 5 * MINUTE_MS;
/** Clocks of this service differ by less than this, ms. */
const CLOCKS_DIFFER_MS = 1_000;
const PROOF_MAX = 4_096;
const JTI_MAX = 100;
/** RFC 7515, section 7.1: three parts in base64url, without padding. */
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]+$/;
/** Deriving it takes longer than all that it is used for in a request. */
const keys = new Memo<CryptoKey>(HOUR_MS);
const ES256 = { name: 'ECDSA', namedCurve: 'P-256' };

/** What a proof must state. */
export interface ProofOf {
  readonly method: string;
  /** The addresses, without query, under which this request may be known. */
  readonly urls: readonly string[];
  readonly token: string;
  /** The id of the device whose token it is. */
  readonly device: string;
  /** The body of the request; empty for one without. */
  readonly body: string;
  readonly now: number;
}

export interface CheckedProof {
  /** RFC 7638, of the key that made it. */
  readonly thumbprint: string;
  /** Its number: `jti`. */
  readonly id: string;
  /** Whether it is valid for this body alone. A proof that is not must not be accepted twice. */
  readonly covers: boolean;
  /** When its nonce was given out, ms. */
  readonly issued: number;
}

/**
 * A fresh nonce for a device, by its id. Its time is the server's, so a phone with a wrong clock is
 * not locked out.
 */
export async function newNonce(secretKey: string, now: number, device = ''): Promise<string> {
  const stamp = now.toString(36);
  return `${stamp}.${await nonceMac(secretKey, { stamp, device }, now)}`;
}

/**
 * Checks a DPoP proof (RFC 9449, section 4.3). Beyond the RFC, a claim `htb` holds the SHA-256 of
 * the body in base64url, so that the proof is invalid with another body. Throws `use_dpop_nonce`
 * for a nonce that is stale or another device's, `unauthenticated` for anything else.
 */
export async function checkProof(
  proof: string,
  secretKey: string,
  expected: ProofOf,
): Promise<CheckedProof> {
  const { claims, jwk } = await opened(proof);
  const { jti, htm, htu, ath, htb, nonce } = claims;
  if (typeof jti !== 'string' || jti === '' || jti.length > JTI_MAX) throw refused('no number');
  if (htm !== expected.method || typeof htu !== 'string' || !expected.urls.includes(htu)) {
    throw refused('made for another request');
  }
  if (ath !== (await sha256Url(expected.token))) throw refused('made for another token');
  if (htb !== undefined && htb !== (await sha256Url(expected.body))) {
    throw refused('made for another body');
  }
  const issued = await issuedAt(secretKey, nonce, expected);
  if (issued === null) {
    throw new Problem('use_dpop_nonce', { detail: 'Repeat with the nonce of this answer.' });
  }
  const covers = htb !== undefined || expected.body === '';
  return { thumbprint: await thumbprint(jwk), id: jti, covers, issued };
}

/** What a proof states, and its own key that it is signed with. */
async function opened(
  proof: string,
): Promise<{ claims: Readonly<Record<string, unknown>>; jwk: EcPublicJwk }> {
  // Base64url decoders accept what a JWS may not have: padding, spaces.
  if (proof.length > PROOF_MAX || !COMPACT.test(proof)) throw refused('no compact JWS');
  try {
    const { payload, protectedHeader } = await compactVerify(
      proof,
      (header) => verifyingKey(keyIn(header)),
      { algorithms: ['ES256'] },
    );
    return { claims: claimsIn(payload), jwk: keyIn(protectedHeader) };
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw refused('signature');
  }
}

/**
 * The key of a proof's header. Unknown members are refused: `crit` and its like say that the rest
 * means something else.
 */
function keyIn(header: Readonly<Record<string, unknown>>): EcPublicJwk {
  const { typ, alg, jwk, ...unknown } = header;
  if (typ !== 'dpop+jwt' || alg !== 'ES256') throw refused('header');
  if (Object.keys(unknown).length > 0) throw refused('unknown in its header');
  const key = publicJwk(jwk);
  if (!key) throw refused('header');
  return key;
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

/**
 * A public P-256 key and nothing else; null for any other value, a private key among them. Other
 * members that browsers add to a key may only say that it verifies signatures.
 */
export function publicJwk(value: unknown): EcPublicJwk | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { kty, crv, x, y, ...beside }: Record<string, unknown> = { ...value };
  if (kty !== 'EC' || crv !== 'P-256' || !isCoordinate(x) || !isCoordinate(y)) return null;
  const harmless = Object.entries(beside).every(([name, value]) => BESIDE_A_KEY[name]?.(value));
  return harmless ? { kty, crv, x, y } : null;
}

/** The same, and a point of the curve: no proof can be verified with another one. */
export async function usableJwk(value: unknown): Promise<EcPublicJwk | null> {
  const jwk = publicJwk(value);
  return jwk && (await imported(jwk)) ? jwk : null;
}

async function verifyingKey(jwk: EcPublicJwk): Promise<CryptoKey> {
  const key = await imported(jwk);
  if (!key) throw refused('key');
  return key;
}

function imported(jwk: EcPublicJwk): Promise<CryptoKey | null> {
  return crypto.subtle.importKey('jwk', { ...jwk }, ES256, false, ['verify']).catch(() => null);
}

/** RFC 7517, section 4, and `ext` of WebCrypto: members that do not change the use of a key. */
const BESIDE_A_KEY: Readonly<Record<string, (value: unknown) => boolean>> = Object.assign(
  Object.create(null),
  {
    alg: (value: unknown) => value === 'ES256',
    use: (value: unknown) => value === 'sig',
    ext: (value: unknown) => typeof value === 'boolean',
    key_ops: (value: unknown) => Array.isArray(value) && value.every((one) => one === 'verify'),
    kid: (value: unknown) => typeof value === 'string',
  },
);

/** 32 bytes in base64url. */
function isCoordinate(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{43}$/.test(value);
}

/** When a nonce was given out that is still valid, ms; null for any other one. */
async function issuedAt(
  secretKey: string,
  nonce: unknown,
  { device, now }: ProofOf,
): Promise<number | null> {
  if (typeof nonce !== 'string' || nonce.length > 100) return null;
  const [stamp = '', proof = ''] = nonce.split('.');
  if (!sameText(proof, await nonceMac(secretKey, { stamp, device }, now))) return null;
  const issued = Number.parseInt(stamp, 36);
  return issued <= now + CLOCKS_DIFFER_MS && now - issued <= NONCE_MS ? issued : null;
}

async function nonceMac(
  secretKey: string,
  { stamp, device }: { readonly stamp: string; readonly device: string },
  now: number,
): Promise<string> {
  const key = await keys.get(secretKey, now, () => serviceKey(secretKey, 'dpop nonce'));
  return toUrl(toBase64((await mac(key, `${stamp} ${device}`)).slice(0, 16)));
}

function claimsIn(payload: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const parsed: unknown = JSON.parse(decoder.decode(payload));
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
      return { ...parsed };
    }
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

function refused(what: string): Problem {
  return new Problem('unauthenticated', { detail: `The proof of the device's key: ${what}.` });
}
