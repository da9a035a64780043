import type { Zone } from '../calendar.ts';
import { escapeXml } from '../escape-xml.ts';
import { type Cell, type CellType, sheetDate, sheetInstant, textCell } from './cells.ts';
import type { FileHead, IsWhole, RowPages } from './file.ts';
import { ZipStream } from './zip-stream.ts';

/** Rows that a sheet can have; what comes after them stands on the next one. */
const SHEET_ROWS = 1_048_576;
/** Characters of a sheet's text: in bytes at most three times as many, which an archive can say of a file. */
const SHEET_TEXT = 1_400_000_000;
/** Rows of one piece of text. */
const PIECE = 100;

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
 * is cut off does not open; one that was full before its rows ended says so in its last row. `sheetRows`:
 * rows of a sheet at most, with what stands before the first and behind the last.
 */
export async function* workbookFile(
  head: FileHead,
  pages: RowPages,
  isWhole: IsWhole = () => true,
  sheetRows = SHEET_ROWS,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipStream();
  const source = pages[Symbol.asyncIterator]();
  const rest = new Rows(source);
  let sheets = 0;
  try {
    do {
      sheets += 1;
      const sheet = sheetXml(head, rest, { isWhole, most: sheetRows - 1 });
      yield* zip.file(`xl/worksheets/sheet${sheets}.xml`, sheet);
    } while (await rest.goOn());
  } finally {
    await source.return?.();
  }
  for (const [name, text] of partsOf(head, sheets)) yield* zip.file(name, once(`${XML}${text}`));
  yield* zip.end();
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
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

async function* sheetXml(
  head: FileHead,
  rows: Rows,
  { isWhole, most }: { readonly isWhole: IsWhole; readonly most: number },
): AsyncGenerator<string> {
  const { columns, preface, zone } = head;
  const types = columns.map(({ type }) => type);
  const before = preface.length > 0 ? preface.length + 2 : 1;
  yield sheetStart(head, before);
  // Of a piece, joined once: a million rows of short texts put together one by one are much to collect.
  const parts: string[] = [];
  let [count, size] = [before, 0];
  while (count < most && size < SHEET_TEXT && (await rows.goOn())) {
    const taken = rows.take(Math.min(PIECE, most - count));
    count += taken.length;
    for (const row of taken) {
      parts.push('<row>');
      for (let at = 0; at < types.length; at++) {
        putCell(parts, row[at] ?? null, types[at] ?? 'text', zone);
      }
      parts.push('</row>');
    }
    const piece = parts.join('');
    parts.length = 0;
    size += piece.length;
    yield piece;
  }
  if (!(await rows.goOn()) && !isWhole()) yield rowOf([head.cut], HEADING);
  yield '</sheetData></worksheet>';
}

/** All that stands before the first row; `before` of its rows stay in sight. */
function sheetStart({ columns, preface, rightToLeft }: FileHead, before: number): string {
  const widths = columns.map(
    ({ type }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${WIDTHS[type]}" customWidth="1"/>`,
  );
  const view = `<sheetView workbookViewId="0"${rightToLeft ? ' rightToLeft="1"' : ''}><pane ySplit="${before}" topLeftCell="A${before + 1}" activePane="bottomLeft" state="frozen"/></sheetView>`;
  const parts = [`${XML}<worksheet xmlns="${MAIN}"><sheetViews>${view}</sheetViews>`];
  parts.push('<cols>', ...widths, '</cols><sheetData>');
  for (const [label, said] of preface) {
    parts.push('<row>');
    putText(parts, label, HEADING);
    putText(parts, said, STYLE.text);
    parts.push('</row>');
  }
  if (preface.length > 0) parts.push('<row/>');
  const headings = columns.map(({ heading }) => heading);
  return parts.join('') + rowOf(headings, HEADING);
}

/** A row of texts. */
function rowOf(texts: readonly string[], style: number): string {
  const parts = ['<row>'];
  for (const text of texts) putText(parts, text, style);
  return `${parts.join('')}</row>`;
}

/** Called for every cell: it makes nothing that is to be collected but the text itself. */
function putCell(parts: string[], cell: Cell, type: CellType, zone: Zone): void {
  if (cell === null || cell === '') parts.push('<c/>');
  else if (type === 'text') putText(parts, String(cell), STYLE.text);
  else if (type === 'number') parts.push('<c><v>', String(Number(cell)), '</v></c>');
  else {
    const days = type === 'date' ? sheetDate(String(cell)) : sheetInstant(Number(cell), zone);
    if (days === null) putText(parts, String(cell), STYLE.text);
    else parts.push(STARTS[STYLE[type]] ?? '', '><v>', String(days), '</v></c>');
  }
}

/** How a cell begins, by its style. */
const STARTS = [0, 1, 2, 3, 4].map((style) => `<c s="${style}"`);

/** What stands in XML as it is, and has no space that a reader might leave out. */
const BARE = /^[A-Za-z0-9.,:;/()+ء-ي-]+(?: [A-Za-z0-9.,:;/()+ء-ي-]+)*$/;

/** A text. What a sheet would read as the number of a character stands as it was written. */
function putText(parts: string[], text: string, style: number): void {
  const cell = textCell(text);
  const start = STARTS[style] ?? '';
  if (BARE.test(cell)) parts.push(start, ' t="inlineStr"><is><t>', cell, '</t></is></c>');
  else {
    const written = escapeXml(cell.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));
    const keeping = ' t="inlineStr"><is><t xml:space="preserve">';
    parts.push(start, keeping, written, '</t></is></c>');
  }
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
