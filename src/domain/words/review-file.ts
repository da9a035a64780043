import { LIST_CELL_MAX, ListUnreadable } from '../lists/bounds.ts';
import { readGrid } from '../lists/read-list.ts';
import { asWritten, csvText, defused } from '../lists/write-csv.ts';
import { workbookOf } from '../lists/write-workbook.ts';
import type { Entry, Given } from './review.ts';

/** Characters that are read of a cell: the longest text of a page has some hundreds. */
const CELL_MAX = 8 * LIST_CELL_MAX;
/** Rows above the headings that somebody may have put there. */
const HEADINGS_WITHIN = 20;

type Column = 'key' | 'seen' | 'form' | 'arabic' | 'french' | 'amazigh' | 'by' | 'longest';

/** Headings in the two languages that every reader of Amazigh here has one of. */
const HEADINGS: Readonly<Record<Column, string>> = {
  key: 'المفتاح · Clé',
  seen: 'أين يُقرأ · Où on le lit',
  form: 'العدد · Nombre',
  arabic: 'العربية · Arabe',
  french: 'الفرنسية · Français',
  amazigh: 'الأمازيغية · Amazighe',
  by: 'راجعه (الحروف الأولى) · Relu par (initiales)',
  longest: 'أقصى طول · Longueur maximale',
};

const COLUMNS = Object.keys(HEADINGS) as Column[];
const WIDTHS: Readonly<Record<Column, number>> = {
  ...{ key: 28, seen: 26, form: 10, arabic: 46 },
  ...{ french: 46, amazigh: 46, by: 16, longest: 12 },
};

/** What numbers each form of a plural is for. */
const FORMS: Readonly<Record<string, string>> = { one: '0, 1', few: '2–10', other: '11 …' };

/** For which numbers a form is; empty for a text that has none. */
export function formsOf(variant: string): string {
  return FORMS[variant] ?? '';
}

/** Kinds of file that are written and read. */
export type FileKind = 'xlsx' | 'csv';

/** The texts as a file for a sheet; `nameOf`: how a page is called. */
export async function reviewFile(
  entries: readonly Entry[],
  kind: FileKind,
  nameOf: (page: string) => string,
): Promise<Uint8Array<ArrayBuffer>> {
  const rows = [
    COLUMNS.map((column) => HEADINGS[column]),
    ...entries.map((entry) => COLUMNS.map((column) => defused(cellOf(entry, column, nameOf)))),
  ];
  if (kind === 'csv') return new TextEncoder().encode(csvText(rows)).slice();
  const widths = COLUMNS.map((column) => WIDTHS[column]);
  return workbookOf({ name: 'ⵜⴰⵎⴰⵣⵉⵖⵜ', rightToLeft: true, rows, widths });
}

function cellOf(entry: Entry, column: Column, nameOf: (page: string) => string): string {
  switch (column) {
    case 'seen':
      return entry.seen.map(nameOf).join(' · ');
    case 'form':
      return formsOf(entry.variant);
    case 'by':
      return entry.by ?? '';
    case 'longest':
      return String(entry.longest);
    default:
      return entry[column];
  }
}

/** What a file says, row by row. Throws `ListUnreadable`, with `no_column` where a heading is missing. */
export async function readReviewFile(bytes: Uint8Array<ArrayBuffer>): Promise<Given[]> {
  const { rows, counted } = await readGrid(bytes, CELL_MAX);
  const filled = rows.filter((row) => row.length > 0).length;
  if (counted > filled) throw new ListUnreadable('too_many_rows', counted);
  const head = rows.slice(0, HEADINGS_WITHIN).findIndex((row) => columnIn(row, 'key') >= 0);
  const headings = rows[head] ?? [];
  const at = {
    ...{ key: columnIn(headings, 'key'), arabic: columnIn(headings, 'arabic') },
    ...{ amazigh: columnIn(headings, 'amazigh'), by: columnIn(headings, 'by') },
  };
  if (Object.values(at).some((column) => column < 0)) throw new ListUnreadable('no_column');
  return rows.slice(head + 1).flatMap((row, below) => {
    const cell = (column: number) => asWritten(row[column] ?? '');
    const key = cell(at.key).trim();
    if (row.every((one) => one.trim() === '')) return [];
    const said = { arabic: cell(at.arabic), amazigh: cell(at.amazigh), by: cell(at.by) };
    return [{ row: head + below + 2, key, ...said }];
  });
}

/** By its heading, or by either half of it: a program may have been told to translate the first row. */
function columnIn(headings: readonly string[], column: Column): number {
  const names = [HEADINGS[column], ...HEADINGS[column].split(' · ')].map(folded);
  return headings.findIndex((heading) => names.includes(folded(heading)));
}

function folded(heading: string): string {
  return heading.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
