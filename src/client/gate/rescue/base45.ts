/** RFC 9285: the characters of a QR code's alphanumeric mode, in which two bytes take three. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Value of each character code below 128, 255 where it is none. */
const VALUES = new Uint8Array(128).fill(255);
for (let value = 0; value < ALPHABET.length; value++) VALUES[ALPHABET.charCodeAt(value)] = value;

/** Bytes as base45: ⌈3n ÷ 2⌉ characters for n bytes. */
export function encodeBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const [first = 0, second] = [bytes[at], bytes[at + 1]];
    const value = second === undefined ? first : first * 256 + second;
    text += digit(value % 45) + digit(Math.floor(value / 45) % 45);
    if (second !== undefined) text += digit(Math.floor(value / 2025));
  }
  return text;
}

/** The bytes of a base45 text, or `null` for any other. */
export function decodeBase45(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 3 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 2) / 3));
  let filled = 0;
  for (let at = 0; at < text.length; at += 3) {
    const pair = at + 2 < text.length;
    const [low, middle, high] = [valueAt(text, at), valueAt(text, at + 1), valueAt(text, at + 2)];
    const value = low + middle * 45 + (pair ? high * 2025 : 0);
    if (Math.max(low, middle, pair ? high : 0) > 44 || value > (pair ? 0xffff : 0xff)) return null;
    if (pair) bytes[filled++] = value >>> 8;
    bytes[filled++] = value & 0xff;
  }
  return bytes;
}

function valueAt(text: string, at: number): number {
  return VALUES[text.charCodeAt(at)] ?? 255;
}

function digit(value: number): string {
  return ALPHABET.charAt(value);
}
