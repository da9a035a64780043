/** Ids of the `name` table, as OpenType numbers them. */
const FAMILY = 1;
const UNIQUE = 3;
const FULL = 4;
const POSTSCRIPT = 6;
/** Names that another family would be known by beside these: typographic, WWS, compatible, variations. */
const OTHER_FAMILY = new Set([16, 17, 18, 20, 21, 22, 25]);
/** What the sum of a whole font file must come to (OpenType, table `head`). */
const WHOLE_SUM = 0xb1b0afba;

/**
 * The same font under another name. Copyright, version and licence stay as they are; every name that
 * tells the family is replaced: a modified version may not keep a name that its licence reserves.
 * @param {Buffer} font an sfnt with names for Windows in Unicode
 * @param {{ family: string, weight: string }} name
 */
export function renamed(font, { family, weight }) {
  const postscript = `${family.replaceAll(' ', '')}-${weight}`;
  const own = new Map([
    [FAMILY, family],
    [UNIQUE, postscript],
    [FULL, `${family} ${weight}`],
    [POSTSCRIPT, postscript],
  ]);
  const tables = tablesOf(font).map(({ tag, bytes }) => ({
    tag,
    bytes: tag === 'name' ? nameTable(bytes, own) : bytes,
  }));
  return assembled(font.readUInt32BE(0), tables);
}

/**
 * The names of a font, by id.
 * @param {Buffer} font an sfnt
 * @returns {Map<number, string>}
 */
export function namesOf(font) {
  const table = tablesOf(font).find(({ tag }) => tag === 'name');
  return new Map(table ? records(table.bytes).map(({ id, text }) => [id, text]) : []);
}

/**
 * @param {Buffer} font
 * @returns {{ tag: string, bytes: Buffer }[]} in the order of the directory
 */
function tablesOf(font) {
  return Array.from({ length: font.readUInt16BE(4) }, (_, i) => {
    const at = 12 + 16 * i;
    const offset = font.readUInt32BE(at + 8);
    return {
      tag: font.toString('latin1', at, at + 4),
      bytes: font.subarray(offset, offset + font.readUInt32BE(at + 12)),
    };
  });
}

/** @param {Buffer} table */
function records(table) {
  const texts = table.readUInt16BE(4);
  return Array.from({ length: table.readUInt16BE(2) }, (_, i) => {
    const at = 6 + 12 * i;
    const head = table.subarray(at, at + 8);
    if (head.readUInt16BE(0) !== 3 || head.readUInt16BE(2) !== 1) {
      throw new Error('A font has names for another system than Windows in Unicode.');
    }
    const start = texts + table.readUInt16BE(at + 10);
    const text = Buffer.from(table.subarray(start, start + table.readUInt16BE(at + 8)));
    return { head, id: head.readUInt16BE(6), text: text.swap16().toString('utf16le') };
  });
}

/**
 * @param {Buffer} table
 * @param {Map<number, string>} own
 */
function nameTable(table, own) {
  const kept = records(table).filter(({ id }) => !OTHER_FAMILY.has(id));
  const texts = kept.map(({ id, text }) => Buffer.from(own.get(id) ?? text, 'utf16le').swap16());
  const header = Buffer.alloc(6 + 12 * kept.length);
  header.writeUInt16BE(kept.length, 2);
  header.writeUInt16BE(header.length, 4);
  let offset = 0;
  for (const [i, { head }] of kept.entries()) {
    const length = texts[i]?.length ?? 0;
    head.copy(header, 6 + 12 * i);
    header.writeUInt16BE(length, 14 + 12 * i);
    header.writeUInt16BE(offset, 16 + 12 * i);
    offset += length;
  }
  return Buffer.concat([header, ...texts]);
}

/**
 * @param {number} version
 * @param {{ tag: string, bytes: Buffer }[]} tables
 */
function assembled(version, tables) {
  const directory = Buffer.alloc(12 + 16 * tables.length);
  directory.writeUInt32BE(version, 0);
  directory.writeUInt16BE(tables.length, 4);
  const range = 16 * 2 ** Math.floor(Math.log2(tables.length));
  directory.writeUInt16BE(range, 6);
  directory.writeUInt16BE(Math.log2(range / 16), 8);
  directory.writeUInt16BE(16 * tables.length - range, 10);
  const parts = [directory];
  let offset = directory.length;
  let head = 0;
  for (const [i, { tag, bytes }] of tables.entries()) {
    const padded = Buffer.alloc(Math.ceil(bytes.length / 4) * 4);
    bytes.copy(padded);
    if (tag === 'head') {
      padded.writeUInt32BE(0, 8);
      head = offset;
    }
    const at = 12 + 16 * i;
    directory.write(tag, at, 'latin1');
    directory.writeUInt32BE(sumOf(padded), at + 4);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(bytes.length, at + 12);
    parts.push(padded);
    offset += padded.length;
  }
  const font = Buffer.concat(parts);
  font.writeUInt32BE((WHOLE_SUM - sumOf(font)) >>> 0, head + 8);
  return font;
}

/** @param {Buffer} bytes whose length is a multiple of four */
function sumOf(bytes) {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
