/** What a list from outside may be at most: a row is a school, and a region has fewer than these. */
export const LIST_ROWS_MAX = 5_000;
/** Bytes of the file. */
export const LIST_BYTES_MAX = 8 * 1024 * 1024;
/** Bytes of a form with such a file, or with all its rows, sealed. */
export const LIST_BODY_MAX = 10 * 1024 * 1024;
export const LIST_COLUMNS_MAX = 40;
/** Characters that are kept of a cell: more than any field takes, so that it is seen as too long. */
export const LIST_CELL_MAX = 300;
/** Characters of all cells together: in UTF-8, what a proxy before the service lets through. */
const LIST_TEXT_MAX = 1_200_000;
/** Rows beyond the most are counted up to here, and not kept. */
const LIST_COUNTED_MAX = 1_000_000;
/** Lines that are kept: the most rows, and some for a title, headings and gaps. */
const LINES_KEPT = LIST_ROWS_MAX + 500;
/** Rows that are registered at a time. */
export const LIST_PIECE = 100;

/** Letters on one page, to be printed at once. */
export const LETTERS_PAGE = 100;

/** Why a file is no list; `rows`, where it has too many. */
export type ListFault =
  | 'empty'
  | 'too_large'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'unreadable'
  | 'unclosed'
  | 'old_workbook'
  | 'locked'
  | 'no_column'
  | 'only_headings';

/** A file that cannot be taken as a list. */
export class ListUnreadable extends Error {
  readonly fault: ListFault;
  /** How many rows it has, where those are too many. */
  readonly rows: number;

  constructor(fault: ListFault, rows = 0) {
    super(fault);
    this.fault = fault;
    this.rows = rows;
  }
}

/** Rows of cells as they were read; the first is row 1 of the file. */
export interface Grid {
  readonly rows: readonly (readonly string[])[];
  /** Rows with something in them, those that were not kept counted as well. */
  readonly counted: number;
}

/** Collects rows within the bounds. Throws `ListUnreadable`. */
export class GridWriter {
  readonly #rows: string[][] = [];
  #row: string[] = [];
  readonly #cellMax: number;
  #counted = 0;
  #text = 0;

  /** `cellMax`: characters that are kept of a cell. */
  constructor(cellMax = LIST_CELL_MAX) {
    this.#cellMax = cellMax;
  }

  /** Adds a cell to the row; what is beyond its length is dropped. */
  cell(text: string, column = this.#row.length): void {
    const kept = text.length > this.#cellMax ? text.slice(0, this.#cellMax) : text;
    if (kept === '' && column >= LIST_COLUMNS_MAX) return;
    if (column >= LIST_COLUMNS_MAX) throw new ListUnreadable('too_many_columns');
    while (this.#row.length < column) this.#row.push('');
    this.#row[column] = kept;
  }

  /** Ends the row. `line`, if it is given: its number in the file; rows before it are empty. */
  end(line?: number): void {
    const row = this.#row;
    this.#row = [];
    const filled = row.some((cell) => cell.trim() !== '');
    if (filled) this.#counted += 1;
    if (this.#counted > LIST_COUNTED_MAX) throw new ListUnreadable('too_many_rows', this.#counted);
    // A row so far down stands below thousands of empty ones.
    if (filled && (line ?? 0) > LINES_KEPT) this.#counted = Math.max(this.#counted, line ?? 0);
    if (this.#rows.length >= LINES_KEPT) return;
    while (line !== undefined && this.#rows.length < Math.min(line, LINES_KEPT) - 1) {
      this.#rows.push([]);
    }
    this.#text += row.reduce((sum, cell) => sum + cell.length, 0);
    if (this.#text > LIST_TEXT_MAX) throw new ListUnreadable('too_large');
    this.#rows.push(filled ? row : []);
  }

  grid(): Grid {
    return { rows: this.#rows, counted: this.#counted };
  }
}
