/** RFC 4648, section 6. Written without padding. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Value of each character code below 128, 255 where it is none. */
const VALUES = new Uint8Array(128).fill(255);
for (let value = 0; value < ALPHABET.length; value++) {
  VALUES[ALPHABET.charCodeAt(value)] = value;
  VALUES[ALPHABET.toLowerCase().charCodeAt(value)] = value;
}

/** Bytes as upper-case base32: ⌈8n ÷ 5⌉ characters for n bytes. */
export function encodeBase32(bytes: Uint8Array): string {
  let text = '';
  let pending = 0;
  let bits = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((pending >>> bits) & 31);
    }
    pending &= (1 << bits) - 1;
  }
  if (bits > 0) text += ALPHABET.charAt((pending << (5 - bits)) & 31);
  return text;
}

/**
 * Bytes of an upper or lower case base32 text. Each byte string has one text, but for case:
 * `null` on any other character, on a length that no bytes give, and when spare bits are set.
 */
export function decodeBase32(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let filled = 0;
  let pending = 0;
  let bits = 0;
  for (let index = 0; index < text.length; index++) {
    const value = VALUES[text.charCodeAt(index)] ?? 255;
    if (value > 31) return null;
    pending = (pending << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[filled++] = pending >>> bits;
      pending &= (1 << bits) - 1;
    }
  }
  return bits < 5 && pending === 0 ? bytes : null;
}
