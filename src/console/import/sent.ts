import { isLocale, type Locale } from '../../domain/kinds.ts';
import { LIST_COLUMNS_MAX, type ListFault } from '../../domain/lists/bounds.ts';
import { LIST_KINDS, type List, type ListKind, type SheetRow } from '../../domain/lists/columns.ts';
import { FORBIDDEN } from '../../domain/lists/forbidden.ts';
import type { ListTerms, NotTaken, ReadyRow } from '../../operations/import-list.ts';
import type { Carrier } from './carried.ts';

/** A form of these pages, as it was sent. */
export type SentForm = Readonly<Record<string, unknown>>;

/** What a list is carried with between its pages. */
export interface ListHead {
  /** Names this list among those of its member. */
  readonly name: string;
  readonly kind: ListKind;
  readonly locale: Locale;
  readonly rows: number;
  readonly columns: List['columns'];
  readonly refused: List['refused'];
}

/** A list on its way to be checked: its head and its rows, as sealed fields of a page. */
export interface CarriedList {
  readonly head: ListHead;
  readonly sealedHead: string;
  readonly pieces: readonly string[];
}

interface RowsPiece {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

/** Rows on their way to be imported. */
export interface ReadyPiece {
  readonly terms: ListTerms;
  readonly rows: readonly ReadyRow[];
}

export function wordsOf(form: SentForm, name: string): string[] {
  return [form[name]].flat().filter((value) => typeof value === 'string');
}

export function kindOf(form: SentForm): ListKind {
  return LIST_KINDS.find((kind) => kind === form.kind) ?? 'school';
}

export function localeOf(form: SentForm): Locale {
  return isLocale(form.language) ? form.language : 'ar';
}

/** A list that was carried through the browser; null where it is too old, or not whole. */
export async function carriedList(
  carrier: Carrier,
  form: SentForm,
): Promise<(CarriedList & { readonly rows: readonly SheetRow[] }) | null> {
  const [sealedHead = ''] = wordsOf(form, 'head');
  const pieces = wordsOf(form, 'piece');
  const [head, ...opened] = await Promise.all([
    carrier.open<ListHead>(sealedHead),
    ...pieces.map((piece) => carrier.open<RowsPiece>(piece)),
  ]);
  // The head has the same name, and a number of rows in their place.
  const own = opened.flatMap((piece) =>
    piece && piece.name === head?.name && Array.isArray(piece.rows) ? [piece] : [],
  );
  const rows = own.flatMap((piece) => piece.rows);
  if (!head || !('columns' in head) || rows.length !== head.rows) return null;
  return { head, sealedHead, pieces, rows };
}

/** Pieces that still are to be imported; null where one of them is too old. */
export async function readyPiece(carrier: Carrier, sealed: string): Promise<ReadyPiece | null> {
  const piece = await carrier.open<ReadyPiece>(sealed);
  return piece && 'terms' in piece ? piece : null;
}

const CODES: readonly ListFault[] = [
  'empty',
  'too_large',
  'too_many_rows',
  'too_many_columns',
  'unreadable',
  'unclosed',
  'old_workbook',
  'locked',
  'no_column',
  'only_headings',
];

/** What the page's script found wrong with the file, which it then did not send. */
export function faultFound(form: SentForm): { fault: ListFault; rows: number } | null {
  const fault = CODES.find((code) => code === form.fault);
  const rows = Number(form.rows);
  return fault ? { fault, rows: Number.isSafeInteger(rows) && rows > 0 ? rows : 0 } : null;
}

/** Columns that the page's script took out of the file before it sent it. */
export function leftOut(form: SentForm): List['refused'] {
  const [headings, reasons] = [wordsOf(form, 'left_out'), wordsOf(form, 'left_out_why')];
  return headings.slice(0, LIST_COLUMNS_MAX).flatMap((heading, at) => {
    const why = FORBIDDEN.find((one) => one === reasons[at]);
    return why ? [{ heading: heading.slice(0, HEADING_MAX), why }] : [];
  });
}

/** Characters of a heading that is shown. */
export const HEADING_MAX = 120;

const WHY: readonly NotTaken['why'][] = ['no_room', 'closed', 'stopped', 'refused'];

/** A row that was not taken, as a page carries it: nothing of it but its line. */
export function writtenRow({ line, why, nearest }: NotTaken): string {
  return `${line}:${why}:${nearest.join(',')}`;
}

export function notTakenRows(form: SentForm): NotTaken[] {
  return wordsOf(form, 'not_taken').flatMap((text) => {
    const [, line, said, windows = ''] = /^(\d{1,7}):(\w+):([\d,]{0,40})$/.exec(text) ?? [];
    const why = WHY.find((one) => one === said);
    if (!why) return [];
    return [{ line: Number(line), why, nearest: windows.split(',').filter(Boolean).map(Number) }];
  });
}
