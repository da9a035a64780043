/** An undo is taken for this long after its scan. */
const WINDOW_MS = 15 * 60_000;

/**
 * Whether a scan can still be taken back. `at`: instants in ms, corrected and never later than the
 * service believes: by how much a phone says that its clock was wrong buys it no time.
 */
export function isUndoable(undo: { readonly at: number }, scan: { readonly at: number }): boolean {
  return Math.abs(undo.at - scan.at) <= WINDOW_MS;
}
