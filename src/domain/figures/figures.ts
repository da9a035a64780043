/**
 * What the visits of a day are made of. Every entry is in one of them, so their sum is the visits, for
 * every day, gate and minute, before and after corrections. After ISO 25639 (exhibitions), which calls
 * visits what is counted at the gates, visitors only what is proven, and never counts staff:
 * - `visitors_by_ticket`: people admitted at least once on a ticket, at most as many as it admits
 * - `repeat_visits`: people of a ticket who came in on places that its exits had given back
 * - `walk_in_visits`: entries without a ticket; whoever returns cannot be told apart
 * - `beyond_booking`: people admitted on places of a ticket that were in use
 */
export const VISIT_CLASSES = [
  'visitors_by_ticket',
  'repeat_visits',
  'walk_in_visits',
  'beyond_booking',
] as const;
type VisitClass = (typeof VISIT_CLASSES)[number];
/** People. */
export type VisitClasses = Readonly<Record<VisitClass, number>>;

/** What one gate counted in one minute (UTC minutes since the epoch), by class. People. */
export interface ClassedMinute extends VisitClasses {
  readonly gate: number;
  readonly minute: number;
  readonly exits: number;
  readonly children: number;
}

/** The most people inside at once, in the minute that began at `at` (ms); the bounds without a count by eye are not known. */
export interface Peak {
  readonly people: number;
  readonly at: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Between what the peak was, as it is stated. Bounds that lie further apart than the number itself (0 and
 * 123 around 60) tell a reader nothing: they are `wide`, and not stated. Without a count by eye they are
 * `unknown`.
 */
export function peakSpan({
  people,
  low,
  high,
}: Peak): { readonly low: number; readonly high: number } | 'unknown' | 'wide' {
  if (low === null || high === null) return 'unknown';
  return high - low > people ? 'wide' : { low, high };
}

/** People of the day's visits by how they were counted: their sum is the visits. */
export interface Evidence {
  readonly scanned: number;
  /** Without a ticket, one by one or in free flow. */
  readonly tapped: number;
  /** One minute, times the open width. */
  readonly estimated: number;
  /** Added by corrections. */
  readonly by_eye: number;
}

/** Its classes, the strongest first. */
export const EVIDENCE = ['scanned', 'tapped', 'estimated', 'by_eye'] as const;

/** How complete one gate's counts are. */
export interface GateCompleteness {
  readonly gate: number;
  readonly phones: number;
  readonly handed_in: number;
  /** ms. */
  readonly complete_to: number;
  /** Whole minutes of the opening hours from which a phone of this gate may still hold scans. */
  readonly missing_minutes: number;
}

export interface Completeness {
  /** The instant (ms) up to which every scan is counted, but for phones that nobody waits for. */
  readonly complete_to: number;
  /** Phones that were on duty on the day; those that handed in all that they have of it. */
  readonly phones: number;
  readonly handed_in: number;
  /** Scans that phones said they still hold. */
  readonly unsent: number;
  readonly gates: readonly GateCompleteness[];
}

/** What a correction can name. Visits are always the sum of their classes, so nobody corrects them. */
export const CORRECTABLE = [...VISIT_CLASSES, 'exits'] as const;
export type CorrectableFigure = (typeof CORRECTABLE)[number];

/** A figure of a day stated anew. Its difference is added to what the log says, whatever arrives later. */
export interface FigureCorrection {
  readonly id: string;
  readonly figure: CorrectableFigure;
  readonly stated: number;
  /** What the log said when it was made. */
  readonly counted: number;
  readonly reason: string;
  /** ms. */
  readonly made_at: number;
  readonly made_by: string;
}

/** The figures of one day of an edition. All count people. */
export interface DayFigures extends VisitClasses {
  readonly day: number;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly visits: number;
  readonly exits: number;
  readonly children: number;
  /** What the log says, before corrections. */
  readonly counted: VisitClasses & { readonly visits: number; readonly exits: number };
  /** Null on a day on which nothing was counted. */
  readonly peak: Peak | null;
  readonly completeness: Completeness;
  readonly evidence: Evidence;
  /** In the order in which they were made: of each figure the latest counts. */
  readonly corrections: readonly FigureCorrection[];
}

/** All entries of a day: the sum of the four classes. */
export function visitsOf(classes: VisitClasses): number {
  return VISIT_CLASSES.reduce((sum, name) => sum + classes[name], 0);
}
