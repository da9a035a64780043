import { HOUR_MS, MINUTE_MS } from '../../domain/time.ts';
import { Memo } from '../d1/memo.ts';

/** Keys of one edition, derived from its data key. Dropping the data key drops all of them. */
export interface EditionKeys {
  /** AES-GCM, for contacts. */
  readonly seal: CryptoKey;
  /** HMAC, for finding a contact again without reading it. */
  readonly find: CryptoKey;
  /** HMAC, for management links. */
  readonly manage: CryptoKey;
  /** HMAC, for codes that people on duty know by heart. */
  readonly duty: CryptoKey;
}

const text = new TextEncoder();
const IV_BYTES = 12;
const opened = new Memo<EditionKeys>(MINUTE_MS);
const openedWishes = new Memo<WishKeys>(MINUTE_MS);
const tokenKeys = new Memo<CryptoKey>(HOUR_MS);
const wishLinkKeys = new Memo<CryptoKey>(MINUTE_MS);
const HMAC = { name: 'HMAC', hash: 'SHA-256', length: 256 };

/** A new data key, wrapped by the operator's key for storage. */
export async function newDataKey(secretKey: string, event: number): Promise<string> {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  return wrap(secretKey, `data key of event ${event}`, raw);
}

/** The keys of an edition; null once its data key was dropped. */
export async function editionKeys(
  secretKey: string,
  event: { number: number; data_key: string | null },
  now: number,
): Promise<EditionKeys | null> {
  const wrapped = event.data_key;
  if (wrapped === null) return null;
  return opened.get(`${event.number}:${wrapped}`, now, async () => {
    const raw = await unwrap(secretKey, `data key of event ${event.number}`, wrapped);
    const root = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']);
    const [seal, find, manage, duty] = await Promise.all([
      derive(root, 'seal', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']),
      derive(root, 'find', HMAC, ['sign']),
      derive(root, 'manage', HMAC, ['sign']),
      derive(root, 'duty', HMAC, ['sign']),
    ]);
    return { seal, find, manage, duty };
  });
}

/** Keys of the wishes of one edition, derived from a key that has nothing to do with its data key. */
export interface WishKeys {
  /** AES-GCM, for wishes and what is answered. */
  readonly seal: CryptoKey;
  /** HMAC, for knowing a contact or a whole wish again without reading it. */
  readonly find: CryptoKey;
}

/** A new key for the wishes of an edition, wrapped by the operator's key for storage. */
export async function newWishKey(secretKey: string, event: number): Promise<string> {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  return wrap(secretKey, `wish key of event ${event}`, raw);
}

/** The keys of an edition's wishes; null once their key was dropped. */
export async function wishKeys(
  secretKey: string,
  { event, wish_key: wrapped }: { readonly event: number; readonly wish_key: string | null },
  now: number,
): Promise<WishKeys | null> {
  if (wrapped === null) return null;
  return openedWishes.get(`${event}:${wrapped}`, now, async () => {
    const raw = await unwrap(secretKey, `wish key of event ${event}`, wrapped);
    const root = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']);
    const [seal, find] = await Promise.all([
      derive(root, 'wish seal', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']),
      derive(root, 'wish find', HMAC, ['sign']),
    ]);
    return { seal, find };
  });
}

/**
 * A new key for the tokens of an edition's phones, wrapped. It is drawn, not derived: another
 * SECRET_KEY wraps it anew, and no phone is put out of service.
 */
export async function newTokenKey(secretKey: string, event: number): Promise<string> {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  return wrap(secretKey, tokenContext(event), raw);
}

/** The HMAC key of an edition's tokens. Throws when it was wrapped by another SECRET_KEY. */
export async function tokenKey(
  secretKey: string,
  event: { readonly number: number; readonly token_key: string },
  now: number,
): Promise<CryptoKey> {
  return tokenKeys.get(event.token_key, now, async () => {
    const raw = await unwrap(secretKey, tokenContext(event.number), event.token_key);
    return crypto.subtle.importKey('raw', raw, HMAC, false, ['sign']);
  });
}

/**
 * The HMAC key of the links to an edition's wishes. It hangs on the key of its tokens, which is never
 * dropped: the page still says what became of a wish whose own key is gone.
 */
export async function wishLinkKey(
  secretKey: string,
  event: { readonly number: number; readonly token_key: string },
  now: number,
): Promise<CryptoKey> {
  return wishLinkKeys.get(event.token_key, now, async () => {
    const raw = await unwrap(secretKey, tokenContext(event.number), event.token_key);
    const root = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']);
    return derive(root, 'wish link', HMAC, ['sign']);
  });
}

function tokenContext(event: number): string {
  return `token key of event ${event}`;
}

/** A private signing key, wrapped for storage. */
export async function wrapSigningKey(
  secretKey: string,
  event: number,
  key: CryptoKey,
): Promise<string> {
  const raw = await crypto.subtle.exportKey('pkcs8', key);
  if (!(raw instanceof ArrayBuffer)) throw new TypeError('pkcs8 is bytes');
  return wrap(secretKey, `signing key of event ${event}`, new Uint8Array(raw.slice(0)));
}

export async function unwrapSigningKey(
  secretKey: string,
  event: number,
  wrapped: string,
): Promise<CryptoKey> {
  const raw = await unwrap(secretKey, `signing key of event ${event}`, wrapped);
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  return crypto.subtle.importKey('pkcs8', raw, algorithm, false, ['sign']);
}

/** An HMAC key of the service itself, for what belongs to no edition. */
export async function serviceKey(secretKey: string, purpose: string): Promise<CryptoKey> {
  const root = await rootKey(secretKey);
  return derive(root, purpose, HMAC, ['sign']);
}

/** An AES-GCM key of the service itself, for what belongs to no edition. */
export async function serviceSeal(secretKey: string, purpose: string): Promise<CryptoKey> {
  const algorithm = { name: 'AES-GCM', length: 256 };
  return derive(await rootKey(secretKey), `seal ${purpose}`, algorithm, ['encrypt', 'decrypt']);
}

/** Seals a text for storage. The context binds it to its row: a box moved elsewhere does not open. */
export async function sealText(key: CryptoKey, context: string, plain: string): Promise<string> {
  return toBase64(await encrypt(key, context, text.encode(plain)));
}

/** Opens a sealed text. Throws when key or context is another one. */
export async function openText(key: CryptoKey, context: string, box: string): Promise<string> {
  return new TextDecoder().decode(await decrypt(key, context, fromBase64(box)));
}

/** A keyed hash of 128 bits, base64. */
export async function keyedHash(key: CryptoKey, message: string): Promise<string> {
  return toBase64((await mac(key, message)).slice(0, 16));
}

export async function mac(key: CryptoKey, message: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, text.encode(message)));
}

/** SHA-256 as base64: how one-time codes, tokens and sessions are kept. They are random, so no salt. */
export async function hashSecret(secret: string): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', text.encode(secret))));
}

/**
 * The operator's keys: the newest, and while keys are wrapped anew the one before it, with a space between
 * them. What is made is made by the first; what was wrapped is opened by either.
 */
function operatorKeys(secretKey: string): string[] {
  return secretKey.split(' ');
}

async function rootKey(secretKey: string): Promise<CryptoKey> {
  const [newest = ''] = operatorKeys(secretKey);
  return crypto.subtle.importKey('raw', fromBase64(newest), 'HKDF', false, ['deriveKey']);
}

async function wrap(
  secretKey: string,
  context: string,
  raw: Uint8Array<ArrayBuffer>,
): Promise<string> {
  return toBase64(await encrypt(await wrappingKey(secretKey), context, raw));
}

async function unwrap(
  secretKey: string,
  context: string,
  wrapped: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const [newest = '', ...former] = operatorKeys(secretKey);
  try {
    return await decrypt(await wrappingKey(newest), context, fromBase64(wrapped));
  } catch (error) {
    if (former.length === 0) throw error;
    return unwrap(former.join(' '), context, wrapped);
  }
}

/**
 * A wrapped key as the newest of the operator's keys wraps it; null where it is wrapped by that one
 * already. Throws where none of them opens it.
 */
export async function rewrapped(
  secretKey: string,
  context: string,
  wrapped: string,
): Promise<string | null> {
  const [newest = ''] = operatorKeys(secretKey);
  try {
    await unwrap(newest, context, wrapped);
    return null;
  } catch {
    return wrap(newest, context, await unwrap(secretKey, context, wrapped));
  }
}

async function wrappingKey(secretKey: string): Promise<CryptoKey> {
  const algorithm = { name: 'AES-GCM', length: 256 };
  return derive(await rootKey(secretKey), 'wrap', algorithm, ['encrypt', 'decrypt']);
}

function derive(
  root: CryptoKey,
  purpose: string,
  algorithm: { name: string; length: number; hash?: string },
  usages: ('encrypt' | 'decrypt' | 'sign')[],
): Promise<CryptoKey> {
  const params = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(0),
    info: text.encode(`abwab ${purpose}`),
  };
  return crypto.subtle.deriveKey(params, root, algorithm, false, usages);
}

async function encrypt(
  key: CryptoKey,
  context: string,
  plain: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const params = { name: 'AES-GCM', iv, additionalData: text.encode(context) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(params, key, new Uint8Array(plain)));
  const box = new Uint8Array(IV_BYTES + sealed.length);
  box.set(iv);
  box.set(sealed, IV_BYTES);
  return box;
}

async function decrypt(
  key: CryptoKey,
  context: string,
  box: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const params = {
    name: 'AES-GCM',
    iv: box.slice(0, IV_BYTES),
    additionalData: text.encode(context),
  };
  return new Uint8Array(await crypto.subtle.decrypt(params, key, box.slice(IV_BYTES)));
}

/** Reflect.apply, not a spread: that takes five times as long, and there are several in each registration. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(Reflect.apply(String.fromCharCode, null, bytes));
}

/** Throws when the text is no base64. */
export function fromBase64(encoded: string): Uint8Array<ArrayBuffer> {
  const chars = atob(encoded);
  const bytes = new Uint8Array(chars.length);
  for (let at = 0; at < chars.length; at++) bytes[at] = chars.charCodeAt(at);
  return bytes;
}
