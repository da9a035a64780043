import { deflateRawSync } from 'node:zlib';

/** An archive of these files, as an office program writes one. */
export function zipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
): Uint8Array<ArrayBuffer> {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content);
    const size = Buffer.byteLength(content);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(size, 8);
    const local = Buffer.alloc(14);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(Buffer.byteLength(name), 0);
    locals.push(local, sizes, lengths, Buffer.from(name), packed);
    const entry = Buffer.alloc(16);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    entries.push(entry, sizes, lengths, rest, Buffer.from(name));
    at += 14 + 12 + 4 + Buffer.byteLength(name) + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return bytesOf(Buffer.concat([...locals, directory, end]));
}

/** A workbook of one sheet; numbers become numbers, dates (`Date`) dates, and texts shared texts. */
export function workbookOf(
  rows: readonly (readonly (string | number | Date | null)[])[],
  change: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const strings: string[] = [];
  const cell = (value: string | number | Date | null, row: number, column: number) => {
    const name = `${String.fromCharCode(65 + column)}${row + 1}`;
    if (value === null) return '';
    if (typeof value === 'number') return `<c r="${name}"><v>${value}</v></c>`;
    if (value instanceof Date) {
      return `<c r="${name}" s="1"><v>${value.getTime() / 86_400_000 + 25_569}</v></c>`;
    }
    return `<c r="${name}" t="s"><v>${strings.push(value) - 1}</v></c>`;
  };
  const data = rows
    .map((row, r) => `<row r="${r + 1}">${row.map((one, c) => cell(one, r, c)).join('')}</row>`)
    .join('');
  const sheet = `<?xml version="1.0"?><worksheet><sheetData>${data}</sheetData></worksheet>`;
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return zipOf({
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="A" sheetId="1" state="hidden" r:id="rId9"/><sheet name="B" sheetId="2" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet2.xml"/></Relationships>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><r><t>${escaped(text)}</t></r></si>`).join('')}</sst>`,
    'xl/worksheets/sheet2.xml': sheet,
    ...change,
  });
}

export function bytesOf(buffer: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(buffer);
}

/** Text as UTF-16, with or without its mark. */
export function wide(text: string, order: 'le' | 'be', mark = true): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return bytesOf(order === 'le' ? bytes : bytes.swap16());
}

/** The bytes of a text in a Windows code page, through what the platform knows of it. */
export function inPage(
  text: string,
  page: 'windows-1256' | 'windows-1252',
): Uint8Array<ArrayBuffer> {
  const decoder = new TextDecoder(page);
  const codes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from(text, (letter) => codes.get(letter) ?? 0x3f);
}
