import {
  type Grid,
  GridWriter,
  LIST_CELL_MAX,
  LIST_COLUMNS_MAX,
  ListUnreadable,
} from './bounds.ts';

const DELIMITERS = [';', ',', '\t', '|'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** Records by which the delimiter is found out, and characters in which they are looked for. */
const SAMPLE = 20;
const SAMPLE_TEXT = 200_000;

/**
 * Reads text with delimiters (RFC 4180, and what office programs make of it): quotes doubled, any
 * line ends, a first line `sep=;`. Throws `ListUnreadable` for a quote that is never closed.
 */
export function readDelimited(text: string, cellMax = LIST_CELL_MAX): Grid {
  const named = /^sep=([;,\t|])\r?\n/i.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const delimiter =
    DELIMITERS.find((one) => one === named?.[1]) ?? delimiterOf(body.slice(0, SAMPLE_TEXT));
  const grid = new GridWriter(cellMax);
  // The line that names the delimiter is one of the file.
  if (named) grid.end();
  for (const record of records(body, { delimiter, cellMax })) {
    for (const cell of record) grid.cell(cell);
    grid.end();
  }
  return grid.grid();
}

/** The one by which the most of the first records have the same number of cells, and more than one. */
function delimiterOf(text: string): Delimiter {
  const scored = DELIMITERS.map((delimiter) => {
    const widths = new Map<number, number>();
    let seen = 0;
    for (const record of records(text, { delimiter, cellMax: LIST_CELL_MAX, lenient: true })) {
      if (record.every((cell) => cell.trim() === '')) continue;
      widths.set(record.length, (widths.get(record.length) ?? 0) + 1);
      seen += 1;
      if (seen === SAMPLE) break;
    }
    const wide = [...widths].filter(([width]) => width > 1);
    const [best] = wide.sort(([w1, n1], [w2, n2]) => n2 - n1 || w2 - w1);
    return { delimiter, records: best?.[1] ?? 0, width: best?.[0] ?? 1 };
  });
  scored.sort((a, b) => b.records - a.records || b.width - a.width);
  return scored[0]?.delimiter ?? ';';
}

interface Reading {
  readonly delimiter: Delimiter;
  readonly cellMax: number;
  readonly lenient?: boolean;
}

function* records(text: string, reading: Reading): Generator<string[]> {
  const { delimiter } = reading;
  let at = 0;
  let record: string[] = [];
  while (at < text.length) {
    const { cell, next } =
      text[at] === '"' ? quoted(text, at, reading) : plain(text, at, delimiter);
    // A line of millions of cells is kept as one that has a cell too many.
    if (record.length <= LIST_COLUMNS_MAX) record.push(cell);
    else if (cell !== '') record[LIST_COLUMNS_MAX] = cell;
    at = next;
    if (text[at] === delimiter) {
      at += 1;
      if (at === text.length) record.push('');
      continue;
    }
    // The end of a record: one line end, of whichever kind.
    at += text.startsWith('\r\n', at) ? 2 : 1;
    yield record;
    record = [];
  }
  if (record.length > 0) yield record;
}

function plain(text: string, from: number, delimiter: Delimiter) {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r')
    at += 1;
  return { cell: text.slice(from, at), next: at };
}

/**
 * A quote that closes nothing, and text after a closed one, belong to the cell as they stand. What is
 * beyond the length of a cell is passed over: joined piece by piece it would take fifty times its size.
 */
function quoted(text: string, from: number, { cellMax, lenient = false }: Reading) {
  let cell = '';
  let at = from + 1;
  const keep = (piece: string) => {
    if (cell.length <= cellMax) cell += piece;
  };
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) {
      if (!lenient) throw new ListUnreadable('unclosed');
      keep(text.slice(at));
      return { cell, next: text.length };
    }
    keep(text.slice(at, end));
    if (text[end + 1] !== '"') return { cell, next: end + 1 };
    keep('"');
    at = end + 2;
  }
}
