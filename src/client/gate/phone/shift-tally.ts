import type { WireScan } from '../../../contract/requests/scan.ts';
import type { Books } from '../books/books.ts';
import { remember } from '../books/recent.ts';
import type { LastScan, QueueRow, Recent, Shift } from '../records.ts';

/** What one shown scan adds to the sheet of the shift. */
export interface Ruling {
  readonly verdict: 'admitted' | 'refused';
  readonly people: number;
}

/** What is known of a scan beside its row. */
type More = Partial<Pick<Recent, 'remaining' | 'tap' | 'extra' | 'reason' | 'terms'>>;

/** Notes a scan that was shown: *undo*, the strip and the list find it, and the shift counts it. */
export function note(books: Books, row: QueueRow, ruling: Ruling, more: More = {}): void {
  const { seq, scan, effect, at } = row;
  const { reason = null, terms = null, remaining = null, tap = null, extra = null } = more;
  const last: LastScan = { seq, scan, effect, at, remaining, tap, extra };
  if (ruling.verdict === 'admitted') books.change({ last });
  // Taps that were merged into one scan are one line of the list.
  const people = tap ? (scan.people ?? 0) : ruling.people;
  remember(books, { ...last, verdict: ruling.verdict, reason, terms, people, undone: false });
  count(books, scan, ruling, 1);
}

/** Takes a scan off the sheet again, so that *undo* cannot find it. */
export function forget(books: Books, scan: WireScan, ruling: Ruling): void {
  if (books.settings.last?.scan.id === scan.id) books.change({ last: null });
  count(books, scan, ruling, -1);
}

/** Crew are not visitors. */
function count(books: Books, scan: WireScan, ruling: Ruling, sign: 1 | -1): void {
  if (scan.counted === 'free_flow') countFlow(books, scan, sign * ruling.people);
  const { shift } = books.settings;
  if (!shift || scan.kind === 'crew') return;
  books.change({ shift: counted(shift, scan, ruling, sign) });
}

/** A tap of an earlier free flow, taken back late, does not belong to this one. */
function countFlow(books: Books, scan: WireScan, people: number): void {
  const flowed = books.flowed();
  const { direction = 'entry' } = scan;
  const at = scan.at === undefined ? 0 : Date.parse(scan.at);
  if (flowed.since === 0 || (people < 0 && at < flowed.since)) return;
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
