import type { Frame } from './chart.ts';
import { lineMark, type Mark, type Plot, textMark, textWidth } from './drawing.ts';

/** Between a number of the scale and its line. */
const GAP = 6;

/** The lines of a scale, from its base line on, with their numbers before them. */
export function gridMarks(
  scale: readonly number[],
  number: (n: number) => string,
  plot: Plot,
  { text }: Pick<Frame, 'text'>,
): readonly Mark[] {
  return scale.flatMap((value, n) => {
    const y = heightAt(value, scale, plot);
    return [
      lineMark(n === 0 ? 'base' : 'grid', { x: plot.left, y }, { x: plot.right, y }),
      textMark('scale end', { x: plot.left - GAP, y: y + 0.35 * text }, number(value)),
    ];
  });
}

/** How much room the numbers of a scale take before the plot. */
export function scaleRoom(
  scale: readonly number[],
  number: (n: number) => string,
  { text }: Pick<Frame, 'text'>,
): number {
  return Math.max(...scale.map((value) => textWidth(number(value), text))) + GAP + 4;
}

/** Where a value stands in a plot. */
export function heightAt(value: number, scale: readonly number[], plot: Plot): number {
  return plot.bottom - ((plot.bottom - plot.top) * value) / (scale.at(-1) ?? 1);
}
