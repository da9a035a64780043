import { describe, expect, it } from 'vitest';
import { hideSmall, type ShownTable } from '../../../src/domain/figures/small-cells.ts';
import { dice } from '../../dice.ts';

describe('a table of counts', () => {
  it('is shown whole where no count is small; 0 says nothing of anybody', () => {
    const counts = [
      [40, 0, 12],
      [5, 9, 7],
    ];
    expect(hideSmall(counts)).toEqual({
      cells: counts,
      rows: [52, 21],
      columns: [45, 9, 19],
      total: 73,
    });
  });

  it('hides beside a small count of one row what would tell it', () => {
    expect(hideSmall([[3, 40]])).toEqual({
      cells: [[null, null]],
      rows: [43],
      columns: [null, null],
      total: 43,
    });
  });

  it('keeps its total where it can', () => {
    const { cells, total } = hideSmall([
      [3, 40, 20],
      [25, 30, 8],
      [90, 60, 70],
    ]);
    expect(total).toBe(346);
    expect(cells.flat().filter((count) => count === null)).toHaveLength(4);
  });

  it('hides everything where everything is small', () => {
    const { cells, rows, columns, total } = hideSmall([[1, 2]]);
    expect([cells, rows, columns, total].flat(2)).toEqual([null, null, null, null, null, null]);
  });

  it('is nothing where there is nothing', () => {
    expect(hideSmall([])).toEqual({ cells: [], rows: [], columns: [], total: 0 });
  });

  it('shows no small count, and lets none be computed from what it shows', () => {
    const roll = dice(5);
    let hidden = 0;
    for (let n = 0; n < 400; n++) {
      const width = 1 + roll(4);
      const counts = Array.from({ length: 1 + roll(5) }, () =>
        Array.from({ length: width }, () => (roll(3) === 0 ? roll(6) : roll(200))),
      );
      const table = hideSmall(counts);
      const { shown, small } = flat(counts, table);
      for (const [key, value] of shown) {
        expect(value === null || value === 0 || value >= 5, key).toBe(true);
      }
      const told = computable(counts.length, width, shown);
      for (const key of small)
        expect(told.has(key), `${JSON.stringify(counts)} ${key}`).toBe(false);
      hidden += small.length;
    }
    expect(hidden).toBeGreaterThan(200);
  });

  it('control: the small counts alone would be told by their sums', () => {
    const counts = [
      [3, 40],
      [50, 60],
    ];
    const { shown } = flat(counts, hideSmall(counts));
    for (const [key] of shown) if (key !== '0 0') shown.set(key, 1);
    expect(computable(2, 2, shown).has('0 0')).toBe(true);
  });
});

/** Every count and sum by its place, and the places of those that are small. */
function flat(counts: readonly (readonly number[])[], table: ShownTable) {
  const shown = new Map<string, number | null>();
  const small: string[] = [];
  const width = counts[0]?.length ?? 0;
  const put = (row: number, column: number, value: number | null, count: number) => {
    shown.set(`${row} ${column}`, value);
    if (count > 0 && count < 5) small.push(`${row} ${column}`);
  };
  const sum = (of: readonly number[]) => of.reduce((all, one) => all + one, 0);
  for (const [row, cells] of counts.entries()) {
    for (const [column, count] of cells.entries()) {
      put(row, column, table.cells[row]?.[column] ?? null, count);
    }
    put(row, width, table.rows[row] ?? null, sum(cells));
  }
  for (let column = 0; column < width; column++) {
    const count = sum(counts.map((cells) => cells[column] ?? 0));
    put(counts.length, column, table.columns[column] ?? null, count);
  }
  put(counts.length, width, table.total, sum(counts.flat()));
  return { shown, small };
}

/** The hidden places that the sums determine: by elimination of all equations in what is hidden. */
function computable(
  height: number,
  width: number,
  shown: ReadonlyMap<string, number | null>,
): Set<string> {
  const unknown = [...shown].filter(([, value]) => value === null).map(([key]) => key);
  const lines: string[][] = [];
  for (let row = 0; row <= height; row++) {
    lines.push(Array.from({ length: width + 1 }, (_, column) => `${row} ${column}`));
  }
  for (let column = 0; column <= width; column++) {
    lines.push(Array.from({ length: height + 1 }, (_, row) => `${row} ${column}`));
  }
  const equations: number[][] = lines.map((line) =>
    unknown.map((key) => (line.includes(key) ? (line.at(-1) === key ? -1 : 1) : 0)),
  );
  const told = new Set<string>();
  let done = 0;
  const leads: number[] = [];
  for (let column = 0; column < unknown.length; column++) {
    const pivot = equations.findIndex((one, i) => i >= done && Math.abs(one[column] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    const [lead] = equations.splice(pivot, 1);
    if (!lead) continue;
    const scale = lead[column] ?? 1;
    const own = lead.map((one) => one / scale);
    equations.splice(done, 0, own);
    for (const [i, one] of equations.entries()) {
      const factor = one[column] ?? 0;
      if (i === done || factor === 0) continue;
      equations[i] = one.map((value, at) => value - factor * (own[at] ?? 0));
    }
    leads.push(column);
    done++;
  }
  for (const [i, column] of leads.entries()) {
    const others = (equations[i] ?? []).filter(
      (value, at) => at !== column && Math.abs(value) > 1e-9,
    );
    if (others.length === 0) told.add(unknown[column] ?? '');
  }
  return told;
}
