import { MINUTE_MS } from './time.ts';

/** An undo is accepted for this many milliseconds after its scan. */
const WINDOW_MS = 15 * MINUTE_MS;

/** When something was done: corrected time, ms, and by how much it was corrected in all. */
export interface Stamped {
  readonly at: number;
  readonly skew_ms?: number | null;
  /** Whether the service refused the time that it was given, and replaced it. */
  readonly clamped?: boolean;
}

/**
 * Whether a scan can still be taken back, by the corrected time that the service accepts: the clock
 * of a phone does not extend it. Only a scan whose time the service replaced, and marked, may be
 * taken back by the clock that was wrong.
 */
export function isUndoable(undo: Stamped, scan: Stamped): boolean {
  return near(undo.at, scan.at) || (scan.clamped === true && near(clock(undo), clock(scan)));
}

/**
 * Whether the service will certainly accept an undo, however it corrects the times: a phone shows
 * no undo as done that the service would refuse.
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
