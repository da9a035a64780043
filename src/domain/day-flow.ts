/** Minutes that a span of a day's curve may have, the shortest first. */
const STEPS = [1, 2, 5, 10, 15, 20, 30, 60];
/** A curve has no more points than a small screen can show, and a reader can tell apart. */
const SPANS_MAX = 150;

/** A day in spans of equal length: what its curve is drawn over. Minutes are UTC, since 1970. */
export interface DayFrame {
  readonly from: number;
  /** Minutes of a span. */
  readonly step: number;
  readonly spans: number;
}

/** What one gate counted in each span of a day, people. */
export interface GateFlow {
  readonly gate: string;
  readonly entries: readonly number[];
  readonly exits: readonly number[];
}

/** What the gates of a day counted, span by span. */
export interface DayFlow extends DayFrame {
  readonly gates: readonly GateFlow[];
}

/** What passed one gate in one minute, or in a span that begins with it. People. */
export interface FlowMinute {
  readonly gate: string | number;
  readonly minute: number;
  readonly entries: number;
  readonly exits: number;
}

/** What one gate counted in the minutes of a day: `[minute, entries, exits]`, people. */
export interface GateMinutes {
  readonly gate: number;
  readonly minutes: readonly (readonly [minute: number, entries: number, exits: number])[];
}

/** The entries of a day by the minute, `[minute, people]`. */
export interface DayEntries {
  readonly day: number;
  readonly entries: readonly (readonly [minute: number, people: number])[];
}

/** A time in which a gate, or the site (`gate` null), was held. Minutes; `to` null while it lasts. */
export interface HeldSpan {
  readonly gate: string | null;
  readonly from: number;
  readonly to: number | null;
}

/** A frame that what was counted has widened begins and ends with a half hour. */
const HALF_HOUR = 30;

/**
 * The frame of a day from one minute to another (that one not within it), and of all that was
 * counted outside of them.
 */
export function frameOf(
  from: number,
  to: number,
  counted: Iterable<{ readonly minute: number }> = [],
): DayFrame {
  let [first, last] = [from, Math.max(from + 1, to)];
  for (const { minute } of counted) {
    if (minute < first) first = Math.floor(minute / HALF_HOUR) * HALF_HOUR;
    if (minute >= last) last = (Math.floor(minute / HALF_HOUR) + 1) * HALF_HOUR;
  }
  const step =
    STEPS.find((one) => (last - first) / one <= SPANS_MAX) ??
    Math.ceil((last - first) / SPANS_MAX / 60) * 60;
  const begins = Math.floor(first / step) * step;
  return { from: begins, step, spans: Math.ceil((last - begins) / step) };
}

/** Minutes in the spans of a frame, by gate; those outside of it are left out. */
export function flowOf(frame: DayFrame, minutes: Iterable<FlowMinute>): DayFlow {
  const gates = new Map<string, { gate: string; entries: number[]; exits: number[] }>();
  for (const { gate, minute, entries, exits } of minutes) {
    const span = spanAt(frame, minute);
    if (span < 0 || span >= frame.spans) continue;
    const id = String(gate);
    const known = gates.get(id) ?? { gate: id, ...emptySpans(frame) };
    gates.set(id, known);
    known.entries[span] = (known.entries[span] ?? 0) + entries;
    known.exits[span] = (known.exits[span] ?? 0) + exits;
  }
  return { ...frame, gates: [...gates.values()] };
}

function emptySpans({ spans }: DayFrame) {
  return {
    entries: Array.from({ length: spans }, () => 0),
    exits: Array.from({ length: spans }, () => 0),
  };
}

/** The span of a minute, from 0; outside of the frame when it is negative or `spans` and more. */
export function spanAt({ from, step }: DayFrame, minute: number): number {
  return Math.floor((minute - from) / step);
}

/** The minute with which a span begins. */
export function minuteOfSpan({ from, step }: DayFrame, span: number): number {
  return from + span * step;
}

/** All gates together, span by span. */
export function sumOfGates({ spans, gates }: DayFlow): Pick<GateFlow, 'entries' | 'exits'> {
  const sum = (name: 'entries' | 'exits') =>
    Array.from({ length: spans }, (_, span) =>
      gates.reduce((all, gate) => all + (gate[name][span] ?? 0), 0),
    );
  return { entries: sum('entries'), exits: sum('exits') };
}

/**
 * People a minute in each span that has begun by `now` (minutes, with their part); null: the day is
 * over. What is running is the mean of the minutes before now, with as much of the span before it as
 * is missing: the end of a curve then falls at no new span.
 */
export function ratesOf(
  frame: DayFrame,
  people: readonly number[],
  now: number | null,
): readonly number[] {
  const { step, spans } = frame;
  const begun = now === null ? spans : Math.min(spans, Math.max(0, spanAt(frame, now) + 1));
  return Array.from({ length: begun }, (_, span) => {
    const own = people[span] ?? 0;
    const missing = now === null ? 0 : minuteOfSpan(frame, span + 1) - now;
    const before = missing > 0 ? ((people[span - 1] ?? 0) * missing) / step : 0;
    return Math.max(0, (own + before) / step);
  });
}
