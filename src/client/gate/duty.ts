import type { WireScan } from '../../domain/scan.ts';
import type { Books } from './books.ts';
import type { LastScan, QueueRow, Shift } from './ports.ts';

/** What one shown scan adds to the sheet of the shift. */
export interface Ruling {
  readonly verdict: 'admitted' | 'refused';
  readonly people: number;
}

/** Notes a scan that was shown: *undo* and the strip find it, and the shift counts it. */
export function note(
  books: Books,
  row: QueueRow,
  ruling: Ruling,
  more: Partial<Pick<LastScan, 'remaining' | 'tap' | 'extra'>> = {},
): void {
  const { seq, scan, effect, at } = row;
  if (ruling.verdict === 'admitted') {
    const last = { seq, scan, effect, at, remaining: null, tap: null, extra: null, ...more };
    books.change({ last });
  }
  count(books, scan, ruling, 1);
}

/** Takes a scan off the sheet again, and out of reach of *undo*. */
export function forget(books: Books, scan: WireScan, ruling: Ruling): void {
  if (books.settings.last?.scan.id === scan.id) books.change({ last: null });
  count(books, scan, ruling, -1);
}

/** Crew is nobody's visitor. */
function count(books: Books, scan: WireScan, ruling: Ruling, sign: 1 | -1): void {
  if (scan.counted === 'free_flow') countFlow(books, scan, sign * ruling.people);
  const { shift } = books.settings;
  if (!shift || scan.kind === 'crew') return;
  books.change({ shift: counted(shift, scan, ruling, sign) });
}

/** A tap of an earlier free flow, taken back late, is not of this one. */
function countFlow(books: Books, scan: WireScan, people: number): void {
  const flowed = books.flowed();
  const { direction = 'entry' } = scan;
  const at = scan.at === undefined ? 0 : Date.parse(scan.at);
  if (flowed.since === 0 || at < flowed.since) return;
  books.change({ flowed: { ...flowed, [direction]: flowed[direction] + people } });
}

function counted(shift: Shift, scan: WireScan, ruling: Ruling, sign: 1 | -1): Shift {
  if (ruling.verdict === 'refused') return { ...shift, refused: shift.refused + sign };
  const people = sign * ruling.people;
  if (scan.direction === 'exit') return { ...shift, left: shift.left + people };
  return {
    ...shift,
    welcomed: shift.welcomed + people,
    overrides: shift.overrides + (scan.override === undefined ? 0 : sign),
  };
}
