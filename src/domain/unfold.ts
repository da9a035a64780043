/**
 * Bytes through a stream that compresses or decompresses them. Rejects for an invalid stream, and
 * with a `RangeError` beyond `most` bytes.
 */
export async function throughStream(
  bytes: Uint8Array<ArrayBuffer>,
  folding: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(folding).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > most) {
      // Without this it would be decompressed to its end all the same.
      await reader.cancel().catch(() => undefined);
      throw new RangeError('it unfolds to too much');
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
