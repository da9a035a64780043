import {
  type ClassedMinute,
  CORRECTABLE,
  type DayFigures,
  type VisitClasses,
  visitsOf,
} from './figures.ts';
import { mergedMinutesCsv, mergedSite } from './merged-minutes.ts';
import { type Counts, minus } from './merged-rows.ts';
import type { ReleasedFigures, StatedFigure } from './release.ts';

/** A day in UTC minutes since the epoch; `to` is exclusive. */
interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** The figures of a day and the file beside them, which sum to the same. */
interface FrozenDay {
  readonly figures: ReleasedFigures;
  readonly csv: string;
}

/** Minutes that a span of the released curve has at least: a curve of a day needs no less. */
export const CURVE_MINUTES = 15;

/**
 * The figures of a day as they are released, with the minutes that they were summed of: a recount of the
 * file gives exactly what is said, with what corrections added.
 */
export function freezeDay(
  figures: DayFigures,
  minutes: readonly ClassedMinute[],
  day: DaySpan,
): FrozenDay {
  const corrected = minus(countsOf(figures), countsOf(figures.counted));
  const byGate = minutes.map((one) => ({ ...countsOf(one), gate: one.gate, minute: one.minute }));
  const { complete_to, phones, handed_in, unsent } = figures.completeness;
  return {
    csv: mergedMinutesCsv({ minutes: byGate, corrected, ...day }),
    figures: {
      date: figures.date,
      visits: figures.visits,
      visitors_by_ticket: figures.visitors_by_ticket,
      repeat_visits: figures.repeat_visits,
      walk_in_visits: figures.walk_in_visits,
      beyond_booking: figures.beyond_booking,
      exits: figures.exits,
      peak: figures.peak,
      completeness: { complete_to, phones, handed_in, unsent },
      evidence: figures.evidence,
      stated: statedOf(figures),
      curve: mergedSite(byGate, CURVE_MINUTES),
    },
  };
}

function countsOf(classes: VisitClasses & { readonly exits: number }): Counts {
  return {
    entries: visitsOf(classes),
    exits: classes.exits,
    walk_ins: classes.walk_in_visits,
    re_entries: classes.repeat_visits,
  };
}

/**
 * The figures that stand otherwise than they were counted, in the order in which figures are shown, each
 * with the reason of its latest correction. Scans that came after it are in both numbers.
 */
function statedOf(figures: DayFigures): StatedFigure[] {
  return CORRECTABLE.flatMap((figure) => {
    const latest = figures.corrections.findLast((one) => one.figure === figure);
    const [counted, stated] = [figures.counted[figure], figures[figure]];
    return latest && counted !== stated ? { figure, counted, stated, reason: latest.reason } : [];
  });
}
