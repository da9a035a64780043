import { MINUTE_MS, minuteOf } from '../time.ts';
import type { Peak } from './figures.ts';

/** What all gates counted in one minute (UTC minutes since the epoch). People. */
export interface SiteMinute {
  readonly minute: number;
  readonly entries: number;
  readonly exits: number;
  /** Of both, those who were estimated. */
  readonly estimated: number;
}

/** People counted inside by eye at an instant (ms). */
export interface EyeCount {
  readonly at: number;
  readonly people: number;
  /** Who came in − who went out later within the same minute. */
  readonly after: number;
}

/** Phones whose scans may be missing, from an instant (ms) on, beside those that told all. */
export interface Missing {
  readonly from: number;
  readonly late: number;
  readonly told: number;
  /** Scans that they said they hold. */
  readonly unsent: number;
}

/**
 * How far a count of people who pass, made by eye, is off: by sheet or clicker at crossings, against
 * video, 8 to 25 % too few (Diogenes, Greene-Roesel, Arnold, Ragland: Pedestrian Counting Methods at
 * Intersections, Transportation Research Record, 2007; abstract: trid.trb.org/view/802162). That gates
 * are like crossings is taken, not measured: so both sides are widened.
 */
const ESTIMATE_ERROR = 0.25;
/** After the last count by eye nothing measures the drift: at least the smaller error of them. */
const LEAST_DRIFT = 0.08;
/** The party that places are planned for. */
const PEOPLE_PER_SCAN = 4;

/** Running sums over the day, at one instant. */
interface Sums {
  /** Who came in − who went out. */
  readonly net: number;
  readonly moved: number;
  readonly estimated: number;
}

interface Point extends Sums {
  readonly minute: number;
  /** People inside by eye, at a count. */
  readonly counted: number | null;
}

const OPENING = { minute: Number.NEGATIVE_INFINITY, net: 0, moved: 0, estimated: 0, counted: 0 };

/**
 * The most people inside at once, of the ends of all minutes and of the counts by eye; null where
 * nothing was counted. As on the board, `inside` goes on from the last count by eye; opening is one of 0.
 *
 * Between two counts by eye, the truth lies between what goes on from the earlier one and what goes
 * back from the later one: their distance is the drift. Estimated minutes widen both sides, each from
 * its own count. After the last count the drift is taken to go on at the worst rate of the day, for each
 * person who passed. Phones whose scans are missing may have counted what the others did.
 */
export function peakOf(
  minutes: readonly SiteMinute[],
  counts: readonly EyeCount[],
  missing: Missing,
): Peak | null {
  const points = pointsOf(minutes, counts);
  const anchors: Point[] = [OPENING, ...points.filter(({ counted }) => counted !== null)];
  const rate = worstDrift(anchors);
  const missed = missedBy(points, missing);
  let peak: Peak | null = null;
  let last = 0;
  for (const point of points) {
    if (point.counted !== null) last++;
    const from = anchors[last] ?? OPENING;
    const people = Math.max(0, goOn(from, point));
    if (peak && people <= peak.people) continue;
    const bounds = boundsOf(point, from, anchors[last + 1], rate);
    const more = missed(point);
    const known = counts.length > 0;
    peak = {
      people,
      at: point.minute * MINUTE_MS,
      low: known ? Math.max(0, Math.floor(bounds.low - more)) : null,
      high: known ? Math.max(0, Math.ceil(bounds.high + more)) : null,
    };
  }
  return peak;
}

function goOn(from: Point, to: Sums): number {
  return (from.counted ?? 0) + to.net - from.net;
}

function boundsOf(point: Point, from: Point, next: Point | undefined, rate: number) {
  const onward = goOn(from, point);
  const since = ESTIMATE_ERROR * (point.estimated - from.estimated);
  if (!next) {
    const drift = rate * (point.moved - from.moved) + since;
    return { low: onward - drift, high: onward + drift };
  }
  const back = (next.counted ?? 0) - (next.net - point.net);
  const until = ESTIMATE_ERROR * (next.estimated - point.estimated);
  return {
    low: Math.min(onward - since, back - until),
    high: Math.max(onward + since, back + until),
  };
}

/** The drift for each person who passed, in the worst stretch between two counts. */
function worstDrift(anchors: readonly Point[]): number {
  const rates = anchors.slice(1).map((to, i) => {
    const from = anchors[i] ?? OPENING;
    const moved = to.moved - from.moved;
    return moved > 0 ? Math.abs((to.counted ?? 0) - goOn(from, to)) / moved : 0;
  });
  return Math.max(LEAST_DRIFT, ...rates);
}

/** People who may be missing at a point, in or out. */
function missedBy(points: readonly Point[], missing: Missing): (point: Point) => number {
  const from = minuteOf(missing.from);
  const before = points.findLast(({ minute }) => minute < from)?.moved ?? 0;
  return ({ minute, moved }) => {
    if (minute < from || missing.late === 0) return 0;
    const alike = ((moved - before) * missing.late) / Math.max(1, missing.told);
    return Math.max(alike, missing.unsent * PEOPLE_PER_SCAN);
  };
}

/** The counts by eye and the ends of the minutes, in their order, with the sums until then. */
function pointsOf(minutes: readonly SiteMinute[], counts: readonly EyeCount[]): Point[] {
  const known = new Map(minutes.map((one) => [one.minute, one]));
  const byMinute = Map.groupBy(counts, ({ at }) => minuteOf(at));
  const all = [...new Set([...known.keys(), ...byMinute.keys()])].sort((a, b) => a - b);
  const sums = { net: 0, moved: 0, estimated: 0 };
  return all.flatMap((minute) => {
    const { entries = 0, exits = 0, estimated = 0 } = known.get(minute) ?? {};
    sums.net += entries - exits;
    sums.moved += entries + exits;
    sums.estimated += estimated;
    const inIt = (byMinute.get(minute) ?? []).map(({ people, after }) => ({
      ...sums,
      net: sums.net - after,
      minute,
      counted: people,
    }));
    return [...inIt, { ...sums, minute, counted: null }];
  });
}
