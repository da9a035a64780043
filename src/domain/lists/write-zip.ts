import { throughStream } from '../unfold.ts';

/** A file of an archive. */
export interface ZipFile {
  readonly name: string;
  readonly text: string;
}

export const LOCAL = 0x04034b50;
export const ENTRY = 0x02014b50;
const END = 0x06054b50;
/** The first of January 1980, the earliest that the format can say: an archive tells no time. */
const DATE = 0x21;
const DEFLATED = 8;
/** Bytes of a file, packed. */
const PACKED_MAX = 16 * 1024 * 1024;
/** Names are in UTF-8. */
const FLAGS = 0x0800;

/** An archive (PKWARE APPNOTE 6.3) of small texts. */
export async function zipOf(files: readonly ZipFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const file of files) {
    const [name, bytes] = [encoder.encode(file.name), encoder.encode(file.text)];
    const packed = await throughStream(
      bytes.slice(),
      new CompressionStream('deflate-raw'),
      PACKED_MAX,
    );
    const sizes = { packed: packed.length, size: bytes.length, name: name.length };
    const facts = { ...sizes, crc: crc32(bytes) };
    directory.push(zipHeader(ENTRY, facts, { at }), name);
    const local = zipHeader(LOCAL, facts);
    parts.push(local, name, packed);
    at += local.length + name.length + packed.length;
  }
  const size = directory.reduce((sum, one) => sum + one.length, 0);
  return joined([...parts, ...directory, zipEnd(files.length, size, at)]);
}

export interface FileFacts {
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Bytes of the name. */
  readonly name: number;
}

/** That a file's facts stand behind it, since they were not known before. */
const STREAMED = 0x0008;

/**
 * What stands before a file, or of it in the directory, which also says where it begins. `streamed`: what
 * stands before it says nothing of its size.
 */
export function zipHeader(
  kind: typeof LOCAL | typeof ENTRY,
  facts: FileFacts,
  { at = 0, streamed = false } = {},
): Uint8Array {
  const isEntry = kind === ENTRY;
  const view = new DataView(new ArrayBuffer(isEntry ? 46 : 30));
  view.setUint32(0, kind, true);
  // In the directory the version that wrote it stands before the one that can read it.
  const from = isEntry ? 6 : 4;
  if (isEntry) view.setUint16(4, 20, true);
  view.setUint16(from, 20, true);
  view.setUint16(from + 2, FLAGS | (streamed ? STREAMED : 0), true);
  view.setUint16(from + 4, DEFLATED, true);
  view.setUint16(from + 8, DATE, true);
  view.setUint32(from + 10, facts.crc, true);
  view.setUint32(from + 14, facts.packed, true);
  view.setUint32(from + 18, facts.size, true);
  view.setUint16(from + 22, facts.name, true);
  if (isEntry) view.setUint32(42, at, true);
  return new Uint8Array(view.buffer);
}

/** What stands behind the directory, which has so many files, is so long, and begins there. */
export function zipEnd(count: number, size: number, at: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(22));
  view.setUint32(0, END, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, size, true);
  view.setUint32(16, at, true);
  return new Uint8Array(view.buffer);
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let crc = n;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

/** ISO 3309, as the format asks for it; `before`: of the bytes that stand before these. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  for (const byte of bytes) crc = (CRC[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
