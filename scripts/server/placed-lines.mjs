import { createReadStream } from 'node:fs';
import { explained } from './database.mjs';

/** Bytes from `start` up to and without `end`. @typedef {{ start: number, end: number }} Place */

/** What another program made of a text file, by its first bytes, and what to do with it. */
const PACKED = [
  { bytes: [0x1f, 0x8b], what: 'is packed by gzip: unpack it first, with gunzip' },
  { bytes: [0x50, 0x4b], what: 'is packed as ZIP: unpack it first' },
  { bytes: [0xff, 0xfe], what: 'is in UTF-16: it was saved anew on the way. Take it out again' },
  { bytes: [0xfe, 0xff], what: 'is in UTF-16: it was saved anew on the way. Take it out again' },
  {
    bytes: [0xef, 0xbb, 0xbf],
    what: 'begins with a byte order mark: it was saved anew on the way. Take it out again',
  },
];
const [LINE_FEED, CARRIAGE_RETURN] = [0x0a, 0x0d];

/**
 * The lines of a text file with the bytes at which they lie, one after the other: so much is held as one
 * line is long. Only a line feed ends one, with or without the carriage return of Windows before it. What
 * JSON may hold within a text, U+2028 among it, ends none.
 * @param {string} file
 * @param {{ most: number, within?: Place }} options `most`: bytes of a line
 * @returns {AsyncGenerator<{ text: string, place: Place }>}
 * @throws with a sentence
 */
export async function* placedLines(file, { most, within }) {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const part = within ? { start: within.start, end: within.end - 1 } : {};
  let start = within?.start ?? 0;
  /** @type {Buffer[]} */
  let pieces = [];
  let length = 0;
  /** @param {Buffer} piece */
  const add = (piece) => {
    length += piece.length;
    if (length > most) throw new Error(`${file} has a line that is too long.`);
    pieces.push(piece);
  };
  const taken = () => {
    const place = { start, end: start + length };
    const text = decoded(utf8, Buffer.concat(pieces));
    if (text === null) throw new Error(`${file} is not UTF-8, or damaged.`);
    [pieces, length] = [[], 0];
    return { text, place };
  };
  try {
    /** @type {AsyncIterable<Buffer>} */
    const chunks = createReadStream(file, part);
    for await (const chunk of chunks) {
      if (start === 0 && length === 0) demandPlain(file, chunk);
      let from = 0;
      for (let to = chunk.indexOf(LINE_FEED); to >= 0; to = chunk.indexOf(LINE_FEED, from)) {
        add(chunk.subarray(from, to));
        const line = taken();
        yield line;
        [start, from] = [line.place.end + 1, to + 1];
      }
      add(chunk.subarray(from));
    }
  } catch (error) {
    throw explained(error, file);
  }
  if (length > 0) yield taken();
}

/**
 * @param {string} file
 * @param {Buffer} beginning
 */
function demandPlain(file, beginning) {
  const packed = PACKED.find(({ bytes }) => bytes.every((byte, at) => beginning[at] === byte));
  if (packed) throw new Error(`${file} ${packed.what}.`);
}

/**
 * @param {TextDecoder} utf8
 * @param {Buffer} bytes
 */
function decoded(utf8, bytes) {
  try {
    return utf8.decode(bytes.at(-1) === CARRIAGE_RETURN ? bytes.subarray(0, -1) : bytes);
  } catch {
    return null;
  }
}
