/** A count of people below this, and not 0, could point to somebody: CSV and reports show none. */
const SMALLEST_SHOWN = 5;

/** Counts by row and column, with their sums; null for what is not shown. */
export interface ShownTable {
  readonly cells: readonly (readonly (number | null)[])[];
  /** The sum of each row, of each column, and of all. */
  readonly rows: readonly (number | null)[];
  readonly columns: readonly (number | null)[];
  readonly total: number | null;
}

/**
 * A table of counts as it may be shown with its sums: none from 1 to 4, and beside each of them as many
 * others as it takes that nobody can compute it from what is left. For every count that is hidden because
 * it is small there is another table with the same shown numbers, in which it is one more.
 * @param counts whole numbers from 0, rows of one length
 */
export function hideSmall(counts: readonly (readonly number[])[]): ShownTable {
  const all = withSums(counts);
  const hidden = all.map((row) => row.map(isSmall));
  for (const [row, cells] of all.entries()) {
    for (const [column, count] of cells.entries()) {
      if (isSmall(count)) hideBeside(all, hidden, { row, column });
    }
  }
  const shown = all.map((row, r) => row.map((count, c) => (hidden[r]?.[c] ? null : count)));
  const last = shown.at(-1) ?? [];
  return {
    cells: shown.slice(0, -1).map((row) => row.slice(0, -1)),
    rows: shown.slice(0, -1).map((row) => row.at(-1) ?? null),
    columns: last.slice(0, -1),
    total: last.at(-1) ?? null,
  };
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * Hides the corners of a rectangle around a small count, of which the sums are sides like others. Its
 * count can then be one more where the two beside it are one less, or, where one of them is a sum, one
 * more as well: the rectangle that hides the fewest people.
 */
function hideBeside(
  all: readonly (readonly number[])[],
  hidden: readonly boolean[][],
  { row, column }: Place,
): void {
  let best: { corners: Place[]; cost: number } | null = null;
  for (const [otherRow, cells] of all.entries()) {
    for (const otherColumn of cells.keys()) {
      if (otherRow === row || otherColumn === column) continue;
      const corners = [
        { row, column: otherColumn },
        { row: otherRow, column },
        { row: otherRow, column: otherColumn },
      ];
      if (!canMove(all, { row, column }, corners)) continue;
      const cost = corners.reduce((sum, one) => sum + costOf(all, hidden, one), 0);
      if (!best || cost < best.cost) best = { corners, cost };
    }
  }
  for (const corner of best?.corners ?? []) {
    const cells = hidden[corner.row];
    if (cells) cells[corner.column] = true;
  }
}

/** Whether every corner that would be one less is at least 2 then: neither gone nor alone. */
function canMove(
  all: readonly (readonly number[])[],
  from: Place,
  corners: readonly Place[],
): boolean {
  const isSum = ({ row, column }: Place) =>
    Number(row === all.length - 1) + Number(column === (all[0]?.length ?? 0) - 1);
  const start = isSum(from);
  return corners.every((corner) => {
    const sides = Number(corner.row !== from.row) + Number(corner.column !== from.column);
    // A step along a row or a column changes the sign, and so does a step onto a sum or off it.
    const isLess = (sides + isSum(corner) - start) % 2 !== 0;
    return !isLess || (all[corner.row]?.[corner.column] ?? 0) > 2;
  });
}

function costOf(
  all: readonly (readonly number[])[],
  hidden: readonly boolean[][],
  { row, column }: Place,
): number {
  return hidden[row]?.[column] ? 0 : 1 + (all[row]?.[column] ?? 0);
}

function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_SHOWN;
}

/** The counts with a column of the rows' sums, and a row of the columns'. */
function withSums(counts: readonly (readonly number[])[]): number[][] {
  const rows = counts.map((row) => [...row, row.reduce((sum, one) => sum + one, 0)]);
  const width = rows[0]?.length ?? 1;
  const sums = Array.from({ length: width }, (_, column) =>
    rows.reduce((sum, row) => sum + (row[column] ?? 0), 0),
  );
  return [...rows, sums];
}
