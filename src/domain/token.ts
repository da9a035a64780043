import { decodeBase32, encodeBase32 } from './base32.ts';
import { codeDigits } from './code.ts';
import { LOCALES, type Locale, PARTY_KINDS, type PartyKind } from './kinds.ts';
import { tokenInText, unframed } from './link-text.ts';
import { isCanonical, SIGNATURE_BYTES, toLowS } from './signature.ts';
import { TOKEN_LENGTH } from './token-length.ts';

/** What a ticket carries. Unsigned integers of 8 bits unless stated otherwise. */
export interface TicketPayload {
  keyId: number;
  /** The event's number, 16 bits. */
  event: number;
  /** 32 bits, dense per event. */
  serial: number;
  revision: number;
  kind: PartyKind;
  locale: Locale;
  adults: number;
  children: number;
  /** Which day of the edition, from 1. */
  day: number;
  /** 16 bits. */
  slot: number;
}

/** A well-formed token, not yet verified. */
export interface ParsedToken {
  payload: TicketPayload;
  /** r and s, 32 bytes each. */
  signature: Uint8Array<ArrayBuffer>;
  /** The bytes that the signature is made over. */
  signed: Uint8Array<ArrayBuffer>;
}

/** A text from a camera, a hardware scanner or a person. */
export type Scanned =
  | { type: 'token'; parsed: ParsedToken }
  | { type: 'code'; digits: string }
  | { type: 'unknown' };

/** Longer than any link of ours, with the text that may surround it. */
const SCANNED_MOST = 4_096;

const VERSION = 1;
const PAYLOAD_BYTES = 15;

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' };

/** Keeps a signature made for a ticket from being valid anywhere else, and the reverse. */
const PURPOSE = new TextEncoder().encode('abwab ticket 1\n');

/** The ticket's signature, low s. Throws a `RangeError` for a payload that has no bytes. */
export async function signTicket(
  payload: TicketPayload,
  privateKey: CryptoKey,
): Promise<Uint8Array<ArrayBuffer>> {
  const message = signedMessage(encodePayload(payload));
  return toLowS(new Uint8Array(await crypto.subtle.sign(SIGNING, privateKey, message)));
}

/** Whether the event's key signed this ticket. The one place where that is decided. */
export async function verifyTicket(parsed: ParsedToken, publicKey: CryptoKey): Promise<boolean> {
  if (!isCanonical(parsed.signature)) return false;
  return crypto.subtle.verify(SIGNING, publicKey, parsed.signature, parsed.signed);
}

/** The token's text: 127 upper-case characters. Throws a `RangeError` as `signTicket` does. */
export function formatToken(payload: TicketPayload, signature: Uint8Array): string {
  if (signature.length !== SIGNATURE_BYTES) throw new RangeError('A signature has 64 bytes');
  const bytes = new Uint8Array(PAYLOAD_BYTES + SIGNATURE_BYTES);
  bytes.set(encodePayload(payload));
  bytes.set(signature, PAYLOAD_BYTES);
  return encodeBase32(bytes);
}

/** A bare token in upper or lower case, or `null` if it is none. Its signature is not checked. */
export function parseToken(text: string): ParsedToken | null {
  if (text.length !== TOKEN_LENGTH) return null;
  const bytes = decodeBase32(text);
  if (bytes === null) return null;
  const encoded = bytes.subarray(0, PAYLOAD_BYTES);
  const payload = decodePayload(encoded);
  if (payload === null) return null;
  return { payload, signature: bytes.slice(PAYLOAD_BYTES), signed: signedMessage(encoded) };
}

/**
 * The URL in a ticket's QR code: upper case throughout, so that the code can use alphanumeric
 * mode. Only the origin of `publicUrl` counts.
 */
export function ticketUrl(publicUrl: string, token: string): string {
  return `${new URL(publicUrl).origin}/t/${token}`.toUpperCase();
}

/**
 * Reads a ticket's URL or a bare token, wherever it is in the text, or a twelve-digit code by
 * itself: through spaces, line ends, what a scanner puts around it and what copying leaves. With
 * `host` (and port), a URL of any other is unknown.
 */
export function readScanned(text: string, host?: string): Scanned {
  if (text.length > SCANNED_MOST) return { type: 'unknown' };
  const digits = codeDigits(unframed(text));
  if (digits !== null) return { type: 'code', digits };
  const token = tokenInText(text, host);
  const parsed = token === null ? null : parseToken(token);
  return parsed === null ? { type: 'unknown' } : { type: 'token', parsed };
}

/** A fresh key pair for an event. Extractable: the private key is stored sealed. */
export async function generateTicketKeys(): Promise<CryptoKeyPair> {
  const keys: CryptoKey | CryptoKeyPair = await crypto.subtle.generateKey(ALGORITHM, true, [
    'sign',
    'verify',
  ]);
  if (!('privateKey' in keys)) throw new TypeError('ECDSA keys come in pairs');
  return keys;
}

/** A public key for `verifyTicket`. Rejects, as WebCrypto does, what is no P-256 public key. */
export function importPublicKey(jwk: JsonWebKey): Promise<CryptoKey> {
  return crypto.subtle.importKey('jwk', jwk, ALGORITHM, true, ['verify']);
}

function signedMessage(encoded: Uint8Array): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(PURPOSE.length + PAYLOAD_BYTES);
  message.set(PURPOSE);
  message.set(encoded, PURPOSE.length);
  return message;
}

/** Big-endian. The kind takes the low three bits of its byte, the locale the next two. */
function encodePayload(payload: TicketPayload): Uint8Array {
  const bytes = new Uint8Array(PAYLOAD_BYTES);
  const view = new DataView(bytes.buffer);
  const kind = PARTY_KINDS.indexOf(payload.kind);
  const locale = LOCALES.indexOf(payload.locale);
  if (kind < 0 || locale < 0) throw new RangeError('Unknown kind or locale');
  if (payload.day === 0) throw new RangeError('Days count from 1');
  view.setUint8(0, VERSION);
  view.setUint8(1, unsigned(payload.keyId, 8));
  view.setUint16(2, unsigned(payload.event, 16));
  view.setUint32(4, unsigned(payload.serial, 32));
  view.setUint8(8, unsigned(payload.revision, 8));
  view.setUint8(9, kind | (locale << 3));
  view.setUint8(10, unsigned(payload.adults, 8));
  view.setUint8(11, unsigned(payload.children, 8));
  view.setUint8(12, unsigned(payload.day, 8));
  view.setUint16(13, unsigned(payload.slot, 16));
  return bytes;
}

function decodePayload(bytes: Uint8Array): TicketPayload | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, PAYLOAD_BYTES);
  const kinds = view.getUint8(9);
  const kind = PARTY_KINDS[kinds & 7];
  const locale = LOCALES[(kinds >> 3) & 3];
  const day = view.getUint8(12);
  if (view.getUint8(0) !== VERSION || kinds > 31 || day === 0) return null;
  if (kind === undefined || locale === undefined) return null;
  return {
    keyId: view.getUint8(1),
    event: view.getUint16(2),
    serial: view.getUint32(4),
    revision: view.getUint8(8),
    kind,
    locale,
    adults: view.getUint8(10),
    children: view.getUint8(11),
    day,
    slot: view.getUint16(13),
  };
}

function unsigned(value: number, bits: 8 | 16 | 32): number {
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** bits) {
    throw new RangeError(`${value} does not fit in ${bits} bits`);
  }
  return value;
}
