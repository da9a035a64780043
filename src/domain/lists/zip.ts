import { throughStream } from '../unfold.ts';
import { ListUnreadable } from './bounds.ts';

/** Files in an archive; an office program writes a few dozen. */
const ENTRIES_MAX = 1_000;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** The end of an archive with the longest comment, bytes. */
const TAIL = 22 + 0xffff;

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly from: number;
}

/** The files of an archive (PKWARE APPNOTE 6.3), each read only when it is asked for, within a bound. */
export class Archive {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #entries: ReadonlyMap<string, Entry>;

  /** Throws `ListUnreadable` where it is none, or has a password. */
  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.#bytes = bytes;
    this.#entries = entriesOf(bytes);
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The text of a file, in UTF-8; null where there is none. Throws beyond `most` bytes. */
  async text(name: string, most: number): Promise<string | null> {
    const entry = this.#entries.get(name);
    if (!entry) return null;
    const packed = this.#bytes.slice(entry.from, entry.from + entry.packed);
    if (packed.length > most) throw new ListUnreadable('too_large');
    return new TextDecoder().decode(await unpacked(packed, entry.method, most));
  }
}

async function unpacked(packed: Uint8Array<ArrayBuffer>, method: number, most: number) {
  if (method === 0) return packed;
  if (method !== 8) throw new ListUnreadable('unreadable');
  try {
    return await throughStream(packed, new DecompressionStream('deflate-raw'), most);
  } catch (error) {
    throw new ListUnreadable(error instanceof RangeError ? 'too_large' : 'unreadable');
  }
}

function entriesOf(bytes: Uint8Array<ArrayBuffer>): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readDirectory(bytes, view);
  } catch (error) {
    // A number that points outside the file.
    if (error instanceof RangeError) throw new ListUnreadable('unreadable');
    throw error;
  }
}

function readDirectory(bytes: Uint8Array<ArrayBuffer>, view: DataView): Map<string, Entry> {
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > ENTRIES_MAX) throw new ListUnreadable('too_large');
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n++) {
    if (view.getUint32(at, true) !== ENTRY) throw new ListUnreadable('unreadable');
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new ListUnreadable('locked');
    const [nameLength, extra, comment] = [28, 30, 32].map((more) =>
      view.getUint16(at + more, true),
    );
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0)));
    const skipped = view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    entries.set(name, {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      from: local + 30 + skipped,
    });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

function endOf(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - TAIL); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new ListUnreadable('unreadable');
}
