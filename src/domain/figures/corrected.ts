import type { CorrectableFigure, FigureCorrection } from './figures.ts';

/** Four times the largest edition: no day counts more. */
const STATED_MAX = 10_000_000;

/** People of a day by what a correction can name. */
type Correctable = Readonly<Record<CorrectableFigure, number>>;

/**
 * What stands after corrections: of each figure the latest one adds its difference to what the log says
 * now, so that scans that arrive after it still count. No figure is below 0.
 */
export function corrected(
  counted: Correctable,
  corrections: readonly FigureCorrection[],
): Correctable {
  const stands = (figure: CorrectableFigure) => {
    const latest = corrections
      .filter((one) => one.figure === figure)
      .toSorted(inOrder)
      .at(-1);
    return Math.max(0, counted[figure] + (latest ? latest.stated - latest.counted : 0));
  };
  return {
    visitors_by_ticket: stands('visitors_by_ticket'),
    repeat_visits: stands('repeat_visits'),
    walk_in_visits: stands('walk_in_visits'),
    beyond_booking: stands('beyond_booking'),
    exits: stands('exits'),
  };
}

/** Whether a number can be stated: a whole one, of people who can have come on one day. */
export function isStatable(stated: number): boolean {
  return Number.isInteger(stated) && stated >= 0 && stated <= STATED_MAX;
}

function inOrder(a: FigureCorrection, b: FigureCorrection): number {
  return a.made_at - b.made_at || (a.id < b.id ? -1 : 1);
}
