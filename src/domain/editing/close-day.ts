import type { EditionEdit } from './edits.ts';

/** Closes every window of a day to new registrations. */
export function closingOf(day: number): EditionEdit {
  return { verb: 'close_day', day, closed: true };
}
