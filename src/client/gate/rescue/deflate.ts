import { throughStream } from '../../../domain/unfold.ts';

/** A stored (uncompressed) block of RFC 1951 holds at most this many bytes. */
const STORED_MOST = 0xffff;
/** A text read from another phone's screen may decompress to no more than this, bytes. */
const UNFOLDED_MOST = 160 * 1024;

/** Bytes as a raw deflate stream (RFC 1951), uncompressed where the browser cannot compress. */
export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const folding = canFold() ? new CompressionStream('deflate-raw') : null;
  return folding ? throughStream(bytes, folding, Number.POSITIVE_INFINITY) : stored(bytes);
}

/**
 * The bytes of a raw deflate stream. Rejects for invalid streams, and where the browser cannot
 * decompress.
 */
export function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return throughStream(bytes, new DecompressionStream('deflate-raw'), UNFOLDED_MOST);
}

/** Older phones, which need a rescue more often, know `deflate` at most. */
function canFold(): boolean {
  try {
    return Boolean(new CompressionStream('deflate-raw'));
  } catch {
    return false;
  }
}

/** Section 3.2.4: blocks without compression. */
export function stored(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out: number[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += STORED_MOST) {
    const block = bytes.subarray(at, at + STORED_MOST);
    const { length } = block;
    const final = at + STORED_MOST >= bytes.length ? 1 : 0;
    out.push(final, length & 0xff, length >>> 8, ~length & 0xff, (~length >>> 8) & 0xff);
    for (const byte of block) out.push(byte);
  }
  return Uint8Array.from(out);
}
