import type { Edition, Slot } from '../../domain/edition.ts';
import { localInstant } from '../../domain/edition-times.ts';
import { keptPlaces, NO_SHARES, openPlaces } from '../../domain/shares.ts';

/** What the places of a window are divided by. */
export type Divided = Pick<Edition, 'days' | 'timezone' | 'shares'>;

/** Windows as their table holds them: with the places that are kept, and when the others open. */
export function slotRows(edition: Divided, slots: readonly Slot[]) {
  const { timezone, shares = NO_SHARES } = edition;
  const dates = new Map(edition.days.map((day) => [day.number, day.date]));
  return slots.map((slot) => ({
    ...slot,
    kept: keptPlaces(slot.capacity, shares),
    // A JSON null would be a value of its own.
    ...openingsOf(slot, shares, dates.get(slot.day) ?? '', timezone),
  }));
}

function openingsOf(
  slot: Slot,
  shares: NonNullable<Divided['shares']>,
  date: string,
  zone: string,
) {
  const openings = openPlaces(slot.capacity, shares, date, (local) => localInstant(local, zone));
  return openings && { openings };
}
