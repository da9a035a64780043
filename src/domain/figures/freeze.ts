import { type ClassedMinute, type DayFigures, VISIT_CLASSES, visitsOf } from './figures.ts';
import { mergedMinutesCsv, mergedSite } from './merged-minutes.ts';
import type { Counts } from './merged-rows.ts';
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
 * The figures of a day as they are released. `minutes` may have been read a moment after `figures`,
 * while the gates went on: what they sum to is what is said, so that a recount of the file gives
 * exactly that, with what corrections added.
 */
export function freezeDay(
  figures: DayFigures,
  minutes: readonly ClassedMinute[],
  day: DaySpan,
): FrozenDay {
  const sums = sumOf(minutes);
  const corrected = { ...NOTHING };
  const all = { ...NOTHING };
  for (const name of SUMMED) {
    corrected[name] = figures[name] - figures.counted[name];
    all[name] = sums[name] + corrected[name];
  }
  const byGate = minutes.map((one) => ({ ...countsOf(one), gate: one.gate, minute: one.minute }));
  const { complete_to, phones, handed_in, unsent } = figures.completeness;
  return {
    csv: mergedMinutesCsv({ minutes: byGate, corrected: countsOf(corrected), ...day }),
    figures: {
      date: figures.date,
      visits: visitsOf(all),
      ...all,
      peak: figures.peak,
      completeness: { complete_to, phones, handed_in, unsent },
      evidence: evidenceOf(figures, sums),
      stated: statedOf(figures),
      curve: mergedSite(byGate, CURVE_MINUTES),
    },
  };
}

const SUMMED = [...VISIT_CLASSES, 'exits'] as const;
type Summed = Record<(typeof SUMMED)[number], number>;

const NOTHING: Readonly<Summed> = {
  ...{ visitors_by_ticket: 0, repeat_visits: 0, walk_in_visits: 0, beyond_booking: 0 },
  exits: 0,
};

function sumOf(minutes: readonly ClassedMinute[]): Summed {
  const sum = { ...NOTHING };
  for (const one of minutes) {
    for (const name of SUMMED) sum[name] += one[name];
  }
  return sum;
}

function countsOf(classes: Readonly<Summed>): Counts {
  return {
    entries: visitsOf(classes),
    exits: classes.exits,
    walk_ins: classes.walk_in_visits,
    re_entries: classes.repeat_visits,
  };
}

/** Whoever was counted in between was scanned, or came without a ticket. */
function evidenceOf({ counted, evidence }: DayFigures, sums: Summed): ReleasedFigures['evidence'] {
  const { scanned, tapped, estimated, by_eye } = evidence;
  const walkIns = sums.walk_in_visits - counted.walk_in_visits;
  const others = visitsOf(sums) - counted.visits - walkIns;
  return { scanned: scanned + others, tapped: tapped + walkIns, estimated, by_eye };
}

/** The latest correction of each figure, in the order in which figures are shown. */
function statedOf({ corrections }: DayFigures): StatedFigure[] {
  return SUMMED.flatMap((name) => {
    const latest = corrections.findLast(({ figure }) => figure === name);
    if (!latest) return [];
    const { figure, counted, stated, reason } = latest;
    return { figure, counted, stated, reason };
  });
}
