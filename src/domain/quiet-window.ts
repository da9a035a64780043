import type { Slot } from './edition.ts';

/** Places that people hold of a window. */
type Taken = ReadonlyMap<number, { readonly taken: number }>;

/**
 * The window of the rest of a day that is expected to be the quietest: the one for whose hours the
 * fewest people have registered, the earliest of several. Null where nobody has registered, or where
 * less than two windows are still to begin: then nothing is known to be quieter.
 */
export function quietestWindow(slots: readonly Slot[], taken: Taken, now: number): Slot | null {
  const ahead = slots
    .filter((slot) => slot.starts_at > now)
    .map((slot) => ({ slot, people: taken.get(slot.number)?.taken ?? 0 }));
  if (ahead.length < 2 || ahead.every(({ people }) => people === 0)) return null;
  const rate = ({ slot, people }: (typeof ahead)[number]) =>
    people / (slot.ends_at - slot.starts_at);
  return ahead.reduce((least, one) => (rate(one) < rate(least) ? one : least)).slot;
}
