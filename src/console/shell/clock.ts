import { isoWithOffset } from '../../domain/calendar.ts';
import { momentOf } from '../../ui/board-text.ts';

/** The wall clock of an instant (ms) in a zone, `HH:MM:SS`; of another day than `now`'s, with its date. */
export function clockAt(at: number, now: number, zone: string): string {
  return momentOf(isoWithOffset(at, zone), isoWithOffset(now, zone));
}
