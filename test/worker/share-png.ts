/** The bytes of a chunk of a PNG, with a check sum that nobody looks at. */
export function chunk(name: string, data: Uint8Array = new Uint8Array()): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  new DataView(bytes.buffer).setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(name), 4);
  bytes.set(data, 8);
  return bytes;
}

/** The header of a picture of these dimensions. */
export function header(width: number, height: number): Uint8Array {
  const data = new Uint8Array(13);
  const view = new DataView(data.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  data.set([8, 6, 0, 0, 0], 8);
  return chunk('IHDR', data);
}

/** A PNG of these chunks; without any, one of the size that chats are shown. */
export function sharePng(
  chunks: readonly Uint8Array[] = [
    header(1_200, 630),
    chunk('IDAT', new Uint8Array(9)),
    chunk('IEND'),
  ],
): Uint8Array {
  const signature = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [signature, ...chunks];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
