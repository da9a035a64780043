import type { Frame } from './chart.ts';
import { type ChartWording, shownRate, written } from './chart-words.ts';
import type { Rates } from './day.ts';
import {
  type Mark,
  type Plot,
  type Point,
  rectMark,
  textMark,
  textWidth,
  unit,
} from './drawing.ts';
import { apart } from './labels.ts';

/** The end of one line, with the name and the value that stand beside it. */
interface End {
  readonly shape: 'entries' | 'exits';
  readonly name: string;
  readonly value: string;
}

const GAP = 10;
/** The value at a line's end is larger than its name. */
const LARGER = 1.3;
/** Half a dot. */
const DOT = 4.5;

export function curveEnds(rates: Rates, words: ChartWording): readonly End[] {
  return (['entries', 'exits'] as const).map((shape) => ({
    shape,
    name: words[shape],
    value: written(shownRate(rates[shape].at(-1) ?? 0), words),
  }));
}

/** How much room names and values take behind a plot. */
export function endRoom(ends: readonly End[], { text, isNamed }: Frame): number {
  const widths = ends.flatMap(({ name, value }) => [
    isNamed ? textWidth(name, text) : 0,
    textWidth(value, LARGER * text),
  ]);
  return Math.max(0, ...widths) + 2 * GAP;
}

/** A dot, or a square, at the end of each line, and beside it its name above its value. */
export function drawEnds(
  ends: readonly End[],
  points: Readonly<Record<'entries' | 'exits', Point | undefined>>,
  plot: Plot,
  { text, isNamed }: Frame,
): readonly Mark[] {
  const height = text * ((isNamed ? 1 : 0) + LARGER) * 1.15;
  const drawn = ends.flatMap((end) => {
    const point = points[end.shape];
    return point ? [{ end, point }] : [];
  });
  const middles = apart(
    drawn.map(({ point }) => ({ y: point.y, height })),
    plot.top,
    plot.bottom,
  );
  return drawn.flatMap(({ end: { shape, name, value }, point }, n) => {
    const x = point.x + GAP;
    const middle = middles[n] ?? point.y;
    return [
      dotOf(shape, point),
      ...(isNamed ? [textMark(`name-${shape}`, { x, y: middle - text * 0.25 }, name)] : []),
      textMark(`value-${shape}`, { x, y: middle + text * (isNamed ? 1.05 : 0.45) }, value),
    ];
  });
}

function dotOf(shape: End['shape'], { x, y }: Point): Mark {
  if (shape === 'entries') {
    return { tag: 'circle', class: 'dot-entries', at: { cx: unit(x), cy: unit(y), r: 5 } };
  }
  const [left, right, top, bottom] = [x - DOT, x + DOT, y - DOT, y + DOT];
  return rectMark('dot-exits', { left, right, top, bottom });
}
