/** The picture that chats show of a link, px (Open Graph: 1.91 to 1). */
export const SHARE_WIDTH = 1_200;
export const SHARE_HEIGHT = 630;
/** Bytes of one. */
export const SHARE_PNG_MAX = 180_000;

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length, name and check sum of a chunk. */
const CHUNK_BYTES = 12;
/** Chunks of which a picture that a browser draws is made: none holds a text, a date or another file. */
const CHUNKS = ['IHDR', 'sRGB', 'gAMA', 'cHRM', 'pHYs', 'sBIT', 'PLTE', 'tRNS', 'IDAT', 'IEND'];

/**
 * Whether bytes are one PNG of these dimensions and nothing else: signature, header, the chunks of a
 * drawn picture up to its end, and no byte after it (PNG, third edition, 5).
 */
export function isPng(bytes: Uint8Array, width: number, height: number): boolean {
  if (bytes.length < SIGNATURE.length || SIGNATURE.some((byte, i) => bytes[i] !== byte)) {
    return false;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = SIGNATURE.length;
  const seen: string[] = [];
  while (at + CHUNK_BYTES <= bytes.length) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!CHUNKS.includes(name) || at + CHUNK_BYTES + length > bytes.length) return false;
    const isFirst = seen.length === 0;
    if (isFirst !== (name === 'IHDR')) return false;
    if (isFirst) {
      const isOfSize = view.getUint32(at + 8) === width && view.getUint32(at + 12) === height;
      if (length !== 13 || !isOfSize) return false;
    }
    seen.push(name);
    at += CHUNK_BYTES + length;
    if (name === 'IEND') return length === 0 && at === bytes.length && seen.includes('IDAT');
  }
  return false;
}
