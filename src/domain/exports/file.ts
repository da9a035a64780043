import type { Zone } from '../calendar.ts';
import type { Cell, CellType } from './cells.ts';

export const EXPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/**
 * Rows that one file has at most. Cloudflare grants a request a thousand questions to the database: pages of
 * two thousand rows take seven hundred of them, and how far the file is is noted with the rest.
 */
export const ROWS_MOST = 1_400_000;

/** What is written into a file beside its rows. */
export interface FileHead {
  /** The sheet's name. */
  readonly title: string;
  readonly rightToLeft: boolean;
  /** Lines before the headings, each a label and what it says. */
  readonly preface: readonly (readonly [string, string])[];
  readonly columns: readonly { readonly heading: string; readonly type: CellType }[];
  /** Of the clocks that the reader lives by. */
  readonly zone: Zone;
  /** What stands before the number of rows in the last line of a CSV: one without it was cut off. */
  readonly end: string;
  /** The same of one that was full before its rows ended. */
  readonly cut: string;
}

/** Rows in pages, as they are read. */
export type RowPages = AsyncIterable<readonly (readonly Cell[])[]>;

/** Whether all rows were there; asked after the last page. */
export type IsWhole = () => boolean;

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};
