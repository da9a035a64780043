import { CSV_MARK, csvLine } from '../lists/write-csv.ts';
import { type Cell, type CellType, textCell, writtenInstant } from './cells.ts';
import type { FileHead, IsWhole, RowPages } from './file.ts';

/** A CSV file, page by page. Its last line says how many rows it has: without that it was cut off. */
export async function* csvFile(
  head: FileHead,
  pages: RowPages,
  isWhole: IsWhole = () => true,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const { columns, preface } = head;
  const first = [
    ...preface,
    ...(preface.length > 0 ? [[]] : []),
    columns.map((one) => one.heading),
  ];
  yield encoder.encode(CSV_MARK + first.map((row) => csvLine(row.map(textCell))).join(''));
  let count = 0;
  for await (const rows of pages) {
    count += rows.length;
    const lines = rows.map((row) =>
      csvLine(columns.map(({ type }, at) => written(row[at] ?? null, type))),
    );
    yield encoder.encode(lines.join(''));
  }
  yield encoder.encode(csvLine([textCell(isWhole() ? head.end : head.cut), String(count)]));

  function written(cell: Cell, type: CellType): string {
    if (cell === null) return '';
    if (type === 'number') return String(Number(cell));
    if (type === 'instant') return writtenInstant(Number(cell), head.zone);
    return textCell(String(cell));
  }
}
