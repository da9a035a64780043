/** An undo is taken for this long after its scan. */
const WINDOW_MS = 15 * 60_000;

/** When something was done: corrected time, ms, and by how much it was corrected in all. */
export interface Stamped {
  readonly at: number;
  readonly skew_ms?: number | null;
  /** Whether the service did not believe the time that it was given, and put another. */
  readonly clamped?: boolean;
}

/**
 * Whether a scan can still be taken back: by the corrected time that the service believes. What a
 * phone says of its own clock buys it no time. Only a scan whose time the service itself had to put
 * right, and marked, may be taken back by the clock that told it wrong.
 */
export function isUndoable(undo: Stamped, scan: Stamped): boolean {
  return near(undo.at, scan.at) || (scan.clamped === true && near(clock(undo), clock(scan)));
}

/**
 * Whether the service is sure to take an undo, whatever it will make of the times that it is told:
 * a phone says of none that it is done which the service refuses.
 */
export function isSurelyUndoable(undo: Stamped, scan: Stamped): boolean {
  return near(undo.at, scan.at) && near(clock(undo), clock(scan));
}

function near(one: number, other: number): boolean {
  return Math.abs(one - other) <= WINDOW_MS;
}

/** What the device's own clock showed, ms. */
function clock({ at, skew_ms }: Stamped): number {
  return at - (skew_ms ?? 0);
}
