import { escapeXml } from '../escape-xml.ts';
import { type Cell, type CellType, sheetDate, sheetInstant, textCell } from './cells.ts';
import type { FileHead, RowPages } from './file.ts';
import { ZipStream } from './zip-stream.ts';

/** Rows that a sheet can have; what comes after them stands on the next one. */
const SHEET_ROWS = 1_048_576;
/** Bytes of a sheet's text, far below what an archive can say of a file. */
const SHEET_BYTES = 3_000_000_000;
/** Rows of one piece of text. */
const PIECE = 500;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** By their place in `STYLES`. */
const HEADING = 1;
const STYLE: Readonly<Record<CellType, number>> = { text: 2, number: 0, date: 3, instant: 4 };

/** 0: a number; 1: a heading; 2: text, whatever is typed into it; 3: a date; 4: a date with its time. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** Of each column, in characters of the sheet's own face. */
const WIDTHS: Readonly<Record<CellType, number>> = { text: 18, number: 11, date: 12, instant: 20 };

/**
 * A workbook (ECMA-376), page by page: texts as texts, numbers and dates as such, its sheets from right
 * to left where the language is. Nothing of it is kept, so that it may have millions of rows. One that
 * is cut off does not open. `sheetRows`: rows of a sheet at most, with what stands before the first.
 */
export async function* workbookFile(
  head: FileHead,
  pages: RowPages,
  sheetRows = SHEET_ROWS,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipStream();
  const source = pages[Symbol.asyncIterator]();
  const rest = new Rows(source);
  let sheets = 0;
  try {
    do {
      sheets += 1;
      yield* zip.file(`xl/worksheets/sheet${sheets}.xml`, sheetXml(head, rest, sheetRows));
    } while (await rest.goOn());
  } finally {
    await source.return?.();
  }
  for (const [name, text] of partsOf(head, sheets)) yield* zip.text(name, `${XML}${text}`);
  yield* zip.end();
}

/** The rows that no sheet has yet. */
class Rows {
  readonly #source: AsyncIterator<readonly (readonly Cell[])[]>;
  #page: readonly (readonly Cell[])[] = [];
  #at = 0;

  constructor(source: AsyncIterator<readonly (readonly Cell[])[]>) {
    this.#source = source;
  }

  async goOn(): Promise<boolean> {
    while (this.#at === this.#page.length) {
      const next = await this.#source.next();
      if (next.done) return false;
      this.#page = next.value;
      this.#at = 0;
    }
    return true;
  }

  take(most: number): readonly (readonly Cell[])[] {
    const taken = this.#page.slice(this.#at, this.#at + Math.max(1, most));
    this.#at += taken.length;
    return taken;
  }
}

async function* sheetXml(head: FileHead, rows: Rows, most: number): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const { columns, preface, rightToLeft, zone } = head;
  const before = preface.length > 0 ? preface.length + 2 : 1;
  const widths = columns.map(
    ({ type }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${WIDTHS[type]}" customWidth="1"/>`,
  );
  const view = `<sheetView workbookViewId="0"${rightToLeft ? ' rightToLeft="1"' : ''}><pane ySplit="${before}" topLeftCell="A${before + 1}" activePane="bottomLeft" state="frozen"/></sheetView>`;
  const lines = preface.map(([label, said]) =>
    rowXml(textXml(label, HEADING) + textXml(said, STYLE.text)),
  );
  if (preface.length > 0) lines.push('<row/>');
  lines.push(rowXml(columns.map(({ heading }) => textXml(heading, HEADING)).join('')));
  const start = `${XML}<worksheet xmlns="${MAIN}"><sheetViews>${view}</sheetViews><cols>${widths.join('')}</cols><sheetData>${lines.join('')}`;
  let [count, size] = [before, 0];
  yield encoder.encode(start);
  while (count < most && size < SHEET_BYTES && (await rows.goOn())) {
    const taken = rows.take(Math.min(PIECE, most - count));
    count += taken.length;
    const piece = encoder.encode(taken.map((row) => rowXml(cells(row))).join(''));
    size += piece.length;
    yield piece;
  }
  yield encoder.encode('</sheetData></worksheet>');

  function cells(row: readonly Cell[]): string {
    let xml = '';
    for (const [at, { type }] of columns.entries()) xml += cellXml(row[at] ?? null, type);
    return xml;
  }

  function cellXml(cell: Cell, type: CellType): string {
    if (cell === null || cell === '') return '<c/>';
    if (type === 'text') return textXml(String(cell), STYLE.text);
    if (type === 'number') return `<c><v>${Number(cell)}</v></c>`;
    const days = type === 'date' ? sheetDate(String(cell)) : sheetInstant(Number(cell), zone);
    return days === null
      ? textXml(String(cell), STYLE.text)
      : `<c s="${STYLE[type]}"><v>${days}</v></c>`;
  }
}

function rowXml(cells: string): string {
  return `<row>${cells}</row>`;
}

/** A text. What a sheet would read as the number of a character stands as it was written. */
function textXml(text: string, style: number): string {
  const written = escapeXml(textCell(text).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${written}</t></is></c>`;
}

/** What a workbook has beside its sheets, by name. */
function partsOf(head: FileHead, sheets: number): [string, string][] {
  const numbers = Array.from({ length: sheets }, (_, at) => at + 1);
  const ofSheets = (part: (n: number) => string) => numbers.map(part).join('');
  return [
    ['xl/styles.xml', STYLES],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${ofSheets((n) => `<sheet name="${escapeXml(sheetName(head.title, n))}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">${ofSheets((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${ofSheets((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPES}.worksheet+xml"/>`)}<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
    ],
  ];
}

/** Excel takes 31 characters, none of `[]:*?/\`, and no apostrophe at an end. */
function sheetName(title: string, n: number): string {
  const number = n === 1 ? '' : ` ${n}`;
  const plain = title.replace(/[[\]:*?/\\']/g, ' ').trim();
  return plain.slice(0, 31 - number.length) + number;
}
