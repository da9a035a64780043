/** An undo is taken for this long after its scan. */
const WINDOW_MS = 15 * 60_000;

/** When something was done: corrected time, ms, and by how much it was corrected. */
export interface Stamped {
  readonly at: number;
  readonly skew_ms: number | null;
}

/** Whether a scan can still be taken back: by the device's own clock, however it was corrected. */
export function isUndoable(undo: Stamped, scan: Stamped): boolean {
  return Math.abs(deviceTime(undo) - deviceTime(scan)) <= WINDOW_MS;
}

function deviceTime({ at, skew_ms }: Stamped): number {
  return at - (skew_ms ?? 0);
}
