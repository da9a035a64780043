import { mac, serviceKey } from './keys.ts';

/** Thirty-two letters and digits that are safe in a URL and when read aloud: five bits each. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A random code of this many bytes. */
export function randomCode(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(Math.ceil((bytes * 8) / 5)));
  return Array.from(random, letterOf).join('');
}

/** Letters in 255 bits. */
const MOST_LETTERS = 51;

/**
 * A code of this many letters (five bits each, 51 at most) that the service alone can make, and
 * makes again from the same text: when an answer was lost, asking again gives the same code, and
 * the code itself is not stored.
 */
export async function derivedCode(
  secretKey: string,
  purpose: string,
  from: string,
  letters = MOST_LETTERS,
): Promise<string> {
  const bytes = await mac(await serviceKey(secretKey, `code ${purpose}`), from);
  return lettersOf(bytes, Math.min(letters, MOST_LETTERS));
}

/** The first letters of bytes, five bits each. */
export function lettersOf(bytes: Uint8Array, letters: number): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const code = Array.from({ length: letters }, (_, at) =>
    letterOf(Number((bits >> BigInt(5 * at)) & 31n)),
  );
  return code.join('');
}

function letterOf(number: number): string {
  return ALPHABET.charAt(number % ALPHABET.length);
}

/** Six digits of at least six bytes. */
export function sixDigitsOf(bytes: Uint8Array): string {
  // Out of 2^48 each of a million comes as often as any other, to within one in 10^8.
  const number = bytes.slice(0, 6).reduce((all, byte) => all * 256 + byte, 0);
  return String(number % 1_000_000).padStart(6, '0');
}
