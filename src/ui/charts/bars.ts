import { grouped } from '../../i18n/number.ts';
import type { Frame } from './chart.ts';
import { type Drawing, type Mark, type Plot, rectMark, textMark, textWidth } from './drawing.ts';
import { gridMarks, heightAt, scaleRoom } from './grid.ts';
import { scaleOf } from './scale.ts';

/** A bar, or bars side by side, with one name. */
export interface Bar {
  readonly name: string;
  /** For where its name has little room. */
  readonly short?: string;
  /** Null: not yet known, and not drawn. */
  readonly values: readonly (number | null)[];
}

/** How the values of a bar look, in their order. */
export type BarShapes = readonly ('expected' | 'came' | 'single')[];

const ABOVE = 24;
const BELOW = 28;
const GAP = 10;
/** Of the room of a bar, what is left free at both its sides. */
const FREE = 0.16;
/** The widest bar: that of a first day would be a wall. */
const WIDEST = 96;

/**
 * Standing bars in the order of time, from left to right in every language. Values stand on the bars
 * where each has room for its own.
 */
export function drawColumns(
  bars: readonly Bar[],
  shapes: BarShapes,
  separator: string,
  frame: Frame,
): Drawing {
  const scale = scaleOf(
    Math.max(0, ...bars.flatMap(({ values }) => values.map((value) => value ?? 0))),
  );
  const number = (n: number) => grouped(n, separator);
  const plot: Plot = {
    left: scaleRoom(scale, number, frame),
    right: frame.width - 2,
    top: ABOVE,
    bottom: frame.height - BELOW,
  };
  const room = (plot.right - plot.left) / Math.max(1, bars.length);
  const width = Math.min(WIDEST, (room * (1 - 2 * FREE)) / shapes.length);
  const free = (room - width * shapes.length) / 2;
  const fits = bars.every(({ values }) =>
    values.every((value) => textWidth(number(value ?? 0), frame.text) < width + free),
  );
  const every = namesEvery(bars, room, frame);
  const columns = bars.flatMap(({ name, short, values }, n): readonly Mark[] => {
    const left = plot.left + n * room;
    const middle = { x: left + room / 2, y: plot.bottom + 20 };
    return [
      ...values.flatMap((value, k) => column(value, shapes[k], left + free + k * width)),
      ...(n % every === 0 ? [textMark('scale middle', middle, short ?? name)] : []),
    ];
  });
  const { width: whole, height } = frame;
  return { width: whole, height, marks: [...gridMarks(scale, number, plot, frame), ...columns] };

  function column(
    value: number | null,
    shape: BarShapes[number] = 'single',
    left = 0,
  ): readonly Mark[] {
    if (value === null) return [];
    const top = heightAt(value, scale, plot);
    const bar = rectMark(`bar-${shape}`, { ...plot, left: left + 1, right: left + width - 1, top });
    if (!fits) return [bar];
    return [bar, textMark('bar-value middle', { x: left + width / 2, y: top - 5 }, number(value))];
  }
}

/** Each how many bars one is named, so that no name stands over another one. */
function namesEvery(bars: readonly Bar[], room: number, { text }: Frame): number {
  const widest = Math.max(0, ...bars.map(({ name, short }) => textWidth(short ?? name, text)));
  return Math.max(1, Math.ceil((widest + GAP) / room));
}

/** Of a lying bar: each line of its name above it, and the bar with what is free, in letters' heights. */
const LINE = 1.3;
const ROW = 1.7;

/**
 * Lying bars, one below the other, the name above each: names of gates are too long to stand side by
 * side. They grow from the left in every language, as every other scale does.
 */
export function drawRows(
  bars: readonly Bar[],
  separator: string,
  { width, text }: Pick<Frame, 'width' | 'text'>,
): Drawing {
  const rows = bars.map(({ name, values: [first] }) => {
    const value = first ?? 0;
    return { lines: inLines(name, width, text), value, written: grouped(value, separator) };
  });
  const highest = Math.max(1, ...rows.map(({ value }) => value));
  const room = Math.max(0, ...rows.map(({ written }) => textWidth(written, text))) + GAP;
  let top = 0;
  const marks = rows.flatMap(({ lines, value, written }) => {
    const right = ((width - room) * value) / highest;
    const names = lines.map((line, n) =>
      textMark('bar-name', { x: 0, y: top + (n * LINE + 1) * text }, line),
    );
    const bar = top + (lines.length * LINE + 0.1) * text;
    top += (lines.length * LINE + ROW) * text;
    return [
      ...names,
      rectMark('bar-single', { left: 0, right, top: bar, bottom: bar + text }),
      textMark('bar-value', { x: right + 6, y: bar + 0.9 * text }, written),
    ];
  });
  return { width, height: Math.max(ROW * text, top), marks };
}

/** A name in lines that a drawing has room for; a single word may be longer. */
function inLines(name: string, width: number, text: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of name.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, text) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
