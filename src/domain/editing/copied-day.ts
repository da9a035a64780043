import type { Day, Edition } from '../edition.ts';
import { fault } from './edition-faults.ts';
import type { EditFacts, EditFault } from './edits.ts';

/** An edition in which some days were made like another one, or why they cannot be. */
export interface CopiedDay {
  readonly edition: Edition;
  readonly faults: readonly EditFault[];
}

/**
 * Gives the hours of a day, its windows and their places to other days, in place of theirs. A day with
 * a window that somebody has registered for stays as it is, and is a fault. Windows get new numbers
 * from `next` on; instants are still to be derived.
 */
export function copiedDay(
  edition: Edition,
  { day: number, to }: { readonly day: number; readonly to: readonly number[] },
  { windows }: Pick<EditFacts, 'windows'>,
  next: number,
): CopiedDay {
  const source = edition.days.find((one) => one.number === number);
  const targets = to.filter((one) => one !== number);
  const known = new Set(edition.days.map((one) => one.number));
  const unknown = [number, ...targets].filter((one) => !known.has(one));
  const faults = unknown.map((one) => fault(`days.${one}`, 'unknown'));
  if (!source || faults.length > 0) return { edition, faults };
  const chosen = edition.days.filter((one) => targets.includes(one.number));
  const used = chosen.flatMap((day) =>
    day.slots
      .filter((slot) => windows.get(slot.number)?.used)
      .map(({ number: window, from, to: until }) => {
        const taken = windows.get(window)?.taken ?? 0;
        return fault(`days.${day.number}`, 'in_use', { date: day.date, from, to: until, taken });
      }),
  );
  if (used.length > 0) return { edition, faults: used };
  let last = next - 1;
  const likeIt = (day: Day): Day => ({
    ...day,
    ...{ opens: source.opens, closes: source.closes },
    slots: source.slots.map((slot) => {
      last += 1;
      return { ...slot, number: last, day: day.number, closed: false };
    }),
  });
  const days = edition.days.map((day) => (chosen.includes(day) ? likeIt(day) : day));
  return { edition: { ...edition, days }, faults: [] };
}
