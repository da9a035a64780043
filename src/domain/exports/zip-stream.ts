import { crc32, ENTRY, type FileFacts, LOCAL, zipEnd, zipHeader } from '../lists/write-zip.ts';

/** Bytes that a file of an archive, or an archive, can have without the further fields that few read. */
const MOST = 0xffff_ffff;
const BEHIND = 0x08074b50;

/**
 * An archive (PKWARE APPNOTE 6.3) that is written as its files come: nothing of them is kept but their
 * names and sizes. What is cut off has no directory, and no program opens it.
 */
export class ZipStream {
  readonly #encoder = new TextEncoder();
  readonly #directory: Uint8Array[] = [];
  #count = 0;
  #at = 0;

  /** A file, packed as it comes. Throws `RangeError` where it is too large. */
  async *file(name: string, text: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
    const written = this.#encoder.encode(name);
    const at = this.#at;
    const facts = { crc: 0, packed: 0, size: 0, name: written.length };
    yield this.#sent(zipHeader(LOCAL, facts, { streamed: true }));
    yield this.#sent(written);
    for await (const packed of deflated(counted(text, facts))) {
      facts.packed += packed.length;
      yield this.#sent(packed);
    }
    yield this.#sent(behind(facts));
    if (facts.size > MOST || this.#at > MOST) throw new RangeError('too large for an archive');
    this.#directory.push(zipHeader(ENTRY, facts, { at, streamed: true }), written);
    this.#count += 1;
  }

  /** The directory, with which it ends. */
  *end(): Generator<Uint8Array> {
    const size = this.#directory.reduce((sum, one) => sum + one.length, 0);
    yield* this.#directory;
    yield zipEnd(this.#count, size, this.#at);
  }

  #sent(bytes: Uint8Array): Uint8Array {
    this.#at += bytes.length;
    return bytes;
  }
}

/** Bytes that are packed at a time. */
const CHUNK = 131_072;

/** A text as bytes, counted as they go by. */
async function* counted(
  text: AsyncIterable<string>,
  facts: { crc: number; size: number },
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const place = new Uint8Array(CHUNK);
  for await (const piece of text) {
    for (let at = 0; at < piece.length; ) {
      const { read, written } = encoder.encodeInto(piece.slice(at, at + CHUNK), place);
      const chunk = place.slice(0, written);
      facts.crc = crc32(chunk, facts.crc);
      facts.size += written;
      at += read;
      yield chunk;
    }
  }
}

/**
 * Packs chunk by chunk: the next one is taken only once what the last one gave was handed on, so that
 * a slow reader fills no memory. A `CompressionStream` by itself takes whatever it is given.
 */
async function* deflated(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new CompressionStream('deflate-raw');
  const [reader, writer] = [readable.getReader(), writable.getWriter()];
  let next = reader.read();
  let taken: Promise<null> = Promise.resolve(null);
  let isWhole = false;
  try {
    for await (const chunk of chunks) {
      taken = writer.write(chunk).then(() => null);
      for (;;) {
        const got = await Promise.race([next, taken]);
        if (got === null) break;
        if (got.value) yield got.value;
        next = reader.read();
      }
    }
    const closed = writer.close();
    for (let got = await next; !got.done; got = await reader.read()) yield got.value;
    await closed;
    isWhole = true;
  } finally {
    // Nobody asks for the rest: neither end may wait for the other.
    if (!isWhole) await Promise.allSettled([writer.abort(), taken, next]);
  }
}

/** What stands behind a file whose size was not known before it. */
function behind({ crc, packed, size }: Omit<FileFacts, 'name'>): Uint8Array {
  const view = new DataView(new ArrayBuffer(16));
  view.setUint32(0, BEHIND, true);
  view.setUint32(4, crc, true);
  view.setUint32(8, packed % 2 ** 32, true);
  view.setUint32(12, size % 2 ** 32, true);
  return new Uint8Array(view.buffer);
}
