const text = new TextEncoder();

/** Numbers in the order of an archive, each of so many bytes, low byte first. */
function little(...fields: readonly (readonly [value: number, bytes: number])[]): Uint8Array {
  return Uint8Array.from(
    fields.flatMap(([value, bytes]) =>
      Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** at) % 256),
    ),
  );
}

async function deflated(content: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([content]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** An archive of these files, as an office program writes one. */
export async function zipOf(
  files: Readonly<Record<string, string>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const locals: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  let at = 0;
  for (const [title, content] of Object.entries(files)) {
    const [name, packed] = [text.encode(title), await deflated(content)];
    // Flags, method 8, no time, no sum; sizes; lengths of name and of what follows it.
    const common = little(
      [0, 2],
      [8, 2],
      [0, 8],
      [packed.length, 4],
      [content.length, 4],
      [name.length, 2],
      [0, 2],
    );
    const local = [little([0x04034b50, 4], [20, 2]), common, name, packed];
    entries.push(little([0x02014b50, 4], [20, 2], [20, 2]), common, little([0, 10], [at, 4]), name);
    locals.push(...local);
    at += local.reduce((sum, part) => sum + part.length, 0);
  }
  const size = entries.reduce((sum, part) => sum + part.length, 0);
  const count = Object.keys(files).length;
  const end = little([0x06054b50, 4], [0, 4], [count, 2], [count, 2], [size, 4], [at, 4], [0, 2]);
  return Uint8Array.from([...locals, ...entries, end].flatMap((part) => [...part]));
}

/** A workbook of one sheet; numbers become numbers, dates (`Date`) dates, and texts shared texts. */
export function workbookOf(
  rows: readonly (readonly (string | number | Date | null)[])[],
  change: Readonly<Record<string, string>> = {},
): Promise<Uint8Array<ArrayBuffer>> {
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
