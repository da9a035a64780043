import type { Page } from 'playwright-core';

/** A drawing in black and white: rows of characters, `#` for ink. */
type Ink = readonly string[];

/** Rows of pixels that are looked at: the quiet zone of the code and the line below it. */
const HEIGHT = 260;
/** Figures are compared on a grid of this many squares, whatever their size. */
const GRID = { columns: 16, rows: 24 };

/**
 * Reads the first line of figures below a row of a picture, from left to right as an eye does: each
 * is compared with the ten digits in the face in which the page shows its code.
 */
export async function readDigits(page: Page, png: Uint8Array, below: number): Promise<string> {
  const models: string[] = [];
  for (const digit of '0123456789') models.push(onGrid(await inkOfText(page, digit)));
  const line = firstLine(await inkOfPicture(page, png, below));
  return figures(line)
    .map((figure) => nearest(onGrid(figure), models))
    .join('');
}

async function inkOfPicture(page: Page, png: Uint8Array, top: number): Promise<Ink> {
  const source = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const asked = { source, top: Math.ceil(top), height: HEIGHT };
  return page.evaluate(async ({ source, top, height }) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height });
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, 0, -top);
    const { data } = pen?.getImageData(0, 0, image.width, height) ?? { data: [] };
    return Array.from({ length: height }, (_, y) =>
      Array.from({ length: image.width }, (_, x) =>
        (data[4 * (y * image.width + x)] ?? 255) < 128 ? '#' : ' ',
      ).join(''),
    );
  }, asked);
}

async function inkOfText(page: Page, text: string): Promise<Ink> {
  return page.evaluate(
    ({ text, height }) => {
      const code = document.querySelector('.ticket .code');
      const { fontWeight, fontFamily } = getComputedStyle(code ?? document.body);
      const canvas = Object.assign(document.createElement('canvas'), { width: height, height });
      const pen = canvas.getContext('2d');
      if (!pen) return [];
      pen.font = `${fontWeight} 100px ${fontFamily}`;
      pen.fillText(text, 20, 110);
      const { data } = pen.getImageData(0, 0, height, height);
      return Array.from({ length: height }, (_, y) =>
        Array.from({ length: height }, (_, x) =>
          (data[4 * (y * height + x) + 3] ?? 0) > 127 ? '#' : ' ',
        ).join(''),
      );
    },
    { text, height: HEIGHT },
  );
}

/** The first rows that have ink, up to a row without. */
function firstLine(ink: Ink): Ink {
  const first = ink.findIndex((row) => row.includes('#'));
  const after = ink.findIndex((row, at) => at > first && !row.includes('#'));
  return ink.slice(first, after < 0 ? undefined : after);
}

/** What stands between columns without ink. */
function figures(line: Ink): Ink[] {
  const columns = Array.from({ length: line[0]?.length ?? 0 }, (_, x) =>
    line.some((row) => row[x] === '#'),
  );
  const starts = columns.flatMap((inked, x) => (inked && !columns[x - 1] ? [x] : []));
  return starts.map((from) => {
    const width = columns.slice(from).findIndex((inked) => !inked);
    return line.map((row) => row.slice(from, width < 0 ? undefined : from + width));
  });
}

function onGrid(ink: Ink): string {
  const rows = ink.filter((row) => row.includes('#'));
  const from = Math.min(...rows.map((row) => row.indexOf('#')));
  const width = Math.max(...rows.map((row) => row.lastIndexOf('#'))) + 1 - from;
  const at = (n: number, of: number, size: number) => Math.floor(((n + 0.5) * size) / of);
  return Array.from({ length: GRID.rows }, (_, y) =>
    Array.from(
      { length: GRID.columns },
      (_, x) => rows[at(y, GRID.rows, rows.length)]?.[from + at(x, GRID.columns, width)],
    ).join(''),
  ).join('');
}

/** The digit whose model has the fewest squares that differ. */
function nearest(figure: string, models: readonly string[]): number {
  const differing = models.map(
    (model) => Array.from(model).filter((square, at) => square !== figure[at]).length,
  );
  return differing.indexOf(Math.min(...differing));
}
