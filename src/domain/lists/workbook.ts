import { DAY_MS, MINUTE_MS } from '../time.ts';
import {
  type Grid,
  GridWriter,
  LIST_CELL_MAX,
  LIST_COLUMNS_MAX,
  ListUnreadable,
} from './bounds.ts';
import { attributeOf, xmlParts } from './xml.ts';
import { Archive } from './zip.ts';

/** Bytes of a sheet, and of what stands beside it, once it is decompressed. */
const SHEET_MAX = 24 * 1024 * 1024;
const PART_MAX = 8 * 1024 * 1024;
const STRINGS_MAX = 400_000;
/** Characters that are read of a format: of an unclosed bracket each one is looked for its end again. */
const FORMAT_MAX = 255;

/** Reads the first sheet of a workbook (ECMA-376) that is not hidden. Throws `ListUnreadable`. */
export async function readWorkbook(
  bytes: Uint8Array<ArrayBuffer>,
  cellMax = LIST_CELL_MAX,
): Promise<Grid> {
  const archive = new Archive(bytes);
  const book = await archive.text('xl/workbook.xml', PART_MAX);
  if (book === null) throw new ListUnreadable('unreadable');
  const { relation, since1904 } = firstSheet(book);
  const path = await sheetPath(archive, relation);
  const [strings, dates] = [
    stringsOf((await archive.text('xl/sharedStrings.xml', 2 * PART_MAX)) ?? '', cellMax),
    dateStyles((await archive.text('xl/styles.xml', PART_MAX)) ?? ''),
  ];
  const sheet = await archive.text(path, SHEET_MAX);
  if (sheet === null) throw new ListUnreadable('unreadable');
  return readSheet(sheet, { strings, dates, since1904, cellMax });
}

interface Book {
  readonly strings: readonly string[];
  /** Styles, by number, that show a date (`d`), an hour (`h`), or both. */
  readonly dates: ReadonlyMap<number, string>;
  readonly since1904: boolean;
  readonly cellMax: number;
}

function firstSheet(book: string): { relation: string | null; since1904: boolean } {
  let since1904 = false;
  for (const part of xmlParts(book)) {
    if (part.kind !== 'open') continue;
    if (part.name === 'workbookPr') {
      since1904 = ['1', 'true'].includes(attributeOf(part.tag, 'date1904') ?? '');
    }
    const hidden = (attributeOf(part.tag, 'state') ?? 'visible') !== 'visible';
    if (part.name === 'sheet' && !hidden)
      return { relation: attributeOf(part.tag, 'id'), since1904 };
  }
  throw new ListUnreadable('empty');
}

async function sheetPath(archive: Archive, relation: string | null): Promise<string> {
  const relations = (await archive.text('xl/_rels/workbook.xml.rels', PART_MAX)) ?? '';
  for (const part of xmlParts(relations)) {
    if (part.kind !== 'open' || part.name !== 'Relationship') continue;
    if (attributeOf(part.tag, 'Id') !== relation) continue;
    const target = attributeOf(part.tag, 'Target') ?? '';
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  }
  return 'xl/worksheets/sheet1.xml';
}

function stringsOf(xml: string, cellMax: number): string[] {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = false;
  for (const part of xmlParts(xml)) {
    if (part.kind === 'text') {
      if (inText && !phonetic) text = joined(text, part.text, cellMax);
      continue;
    }
    if (part.name === 't') inText = part.kind === 'open' && !part.empty;
    if (part.name === 'rPh') phonetic = part.kind === 'open';
    if (part.name !== 'si') continue;
    if (part.kind === 'open' && !part.empty) text = '';
    else {
      strings.push(part.kind === 'open' ? '' : text);
      if (strings.length > STRINGS_MAX) throw new ListUnreadable('too_large');
    }
  }
  return strings;
}

/** Formats that every program knows by their number (ECMA-376, 18.8.30). */
const BUILT_IN: Readonly<Record<number, string>> = {
  14: 'd',
  15: 'd',
  16: 'd',
  17: 'd',
  18: 'h',
  19: 'h',
  20: 'h',
  21: 'h',
  22: 'dh',
  45: 'h',
  46: 'h',
  47: 'h',
};

function dateStyles(xml: string): Map<number, string> {
  const formats = new Map<number, string>(
    Object.entries(BUILT_IN).map(([id, shows]) => [Number(id), shows]),
  );
  const styles = new Map<number, string>();
  let inCells = false;
  let style = 0;
  for (const part of xmlParts(xml)) {
    if (part.kind === 'text') continue;
    if (part.name === 'cellXfs') inCells = part.kind === 'open';
    if (part.kind !== 'open') continue;
    if (part.name === 'numFmt') {
      const code = (attributeOf(part.tag, 'formatCode') ?? '').slice(0, FORMAT_MAX);
      // Texts and colours in it say nothing of the value.
      const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase();
      const shows = `${/[dy]/.test(bare) ? 'd' : ''}${/h/.test(bare) ? 'h' : ''}`;
      if (shows !== '') formats.set(Number(attributeOf(part.tag, 'numFmtId')), shows);
    }
    if (part.name === 'xf' && inCells) {
      const shows = formats.get(Number(attributeOf(part.tag, 'numFmtId')));
      if (shows !== undefined) styles.set(style, shows);
      style += 1;
    }
  }
  return styles;
}

function readSheet(xml: string, book: Book): Grid {
  const grid = new GridWriter(book.cellMax);
  let line = 0;
  let column = -1;
  let cell: { tag: string; text: string } | null = null;
  let taking = false;
  for (const part of xmlParts(xml)) {
    if (part.kind === 'text') {
      if (taking && cell) cell.text = joined(cell.text, part.text, book.cellMax);
      continue;
    }
    const opens = part.kind === 'open';
    if (part.name === 'row' && opens) {
      line = Number(attributeOf(part.tag, 'r') ?? line + 1);
      column = -1;
    }
    if (part.name === 'row' && (!opens || part.empty)) grid.end(line);
    if (part.name === 'c' && opens) {
      column = columnOf(attributeOf(part.tag, 'r'), column + 1);
      cell = part.empty ? null : { tag: part.tag, text: '' };
    } else if (part.name === 'c' && cell) {
      grid.cell(cellText(cell, book), column);
      cell = null;
    }
    if (part.name === 'v' || part.name === 't') taking = opens && !part.empty;
  }
  return grid.grid();
}

/** A text of several pieces, as long as a cell may be. */
function joined(text: string, piece: string, most: number): string {
  return text.length > most ? text : text + piece.slice(0, most + 1);
}

/** The number of a column, from 0, by the letters of its name (`BC12`). */
function columnOf(name: string | null, next: number): number {
  const [letters] = /^[A-Z]{1,3}/.exec(name ?? '') ?? [];
  if (letters === undefined) return next;
  let number = 0;
  for (const letter of letters) number = number * 26 + (letter.charCodeAt(0) - 64);
  return Math.min(number - 1, LIST_COLUMNS_MAX);
}

function cellText({ tag, text }: { tag: string; text: string }, book: Book): string {
  const type = attributeOf(tag, 't') ?? 'n';
  if (type === 's') return book.strings[Number(text)] ?? '';
  if (type === 'e') return '';
  if (type !== 'n') return text;
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return text;
  const shows = book.dates.get(Number(attributeOf(tag, 's') ?? -1));
  return shows === undefined ? String(value) : dateText(value, shows, book.since1904);
}

/** A date and hour of a sheet, which counts days, as a person would write it in ISO 8601. */
function dateText(value: number, shows: string, since1904: boolean): string {
  const days = since1904 ? value + 1_462 : value;
  // 25,569 days from the first of a sheet to that of a computer's clock; half a minute is a minute.
  const ms = Math.round(((days - 25_569) * DAY_MS) / MINUTE_MS) * MINUTE_MS;
  const at = new Date(ms);
  if (Number.isNaN(at.getTime())) return String(value);
  const iso = at.toISOString();
  if (shows === 'h' && days < 1) return iso.slice(11, 16);
  return shows === 'd' || iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16);
}
