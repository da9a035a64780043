import { sha256 } from '../sha256.ts';

/** Bytes of a salt: nobody tries all of them. */
export const SALT_BYTES = 16;

/**
 * What is sealed of a text: SHA-256 of its salt's bytes and the text in UTF-8. With the salt whoever has
 * the text shows that it is the one that was sealed; without it nobody finds out what it was.
 * @param salt in hexadecimal digits
 */
export function commitmentOf(salt: string, text: string): Promise<string> {
  const written = new TextEncoder().encode(text);
  const bytes = new Uint8Array(salt.length / 2 + written.length);
  bytes.set(salt.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? []);
  bytes.set(written, salt.length / 2);
  return sha256(bytes);
}
