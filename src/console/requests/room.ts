import { isOff, nearestWindows, type Slot, slotsOf, windowOpen } from '../../domain/edition.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { type Places, roomFor } from '../../store/editions/places.ts';
import type { WaitingDay, WaitingRequest } from '../../store/registrations/requests.ts';

/**
 * Whether a day of a request has its places: it holds them, they are free, or they are not there, or
 * the day is over or called off. Then `nearest` are the windows that have room for all of it, the nearest first.
 */
export type Room =
  | { readonly state: 'held' | 'free' }
  | { readonly state: 'none' | 'over' | 'called_off'; readonly nearest: readonly Slot[] };

interface Asked {
  readonly edition: StoredEdition;
  readonly places: ReadonlyMap<number, Places>;
  readonly request: Pick<WaitingRequest, 'kind' | 'people'>;
  readonly now: number;
}

/** Judges the room of one day by the places that were read for the whole page. */
export function roomOf({ id, slot: number, held }: WaitingDay, asked: Asked): Room {
  const { edition, request, now } = asked;
  const slot = slotsOf(edition).get(number);
  if (!slot) throw new Error(`registration ${id} is for a window that is not there`);
  const free = freeFor(asked);
  const nearest = () =>
    nearestWindows(edition, slot, { people: request.people, free }, now).filter(
      (one) => one.number !== number,
    );
  const day = edition.days.find((one) => one.number === slot.day);
  if (!day || now >= day.closes_at) return { state: 'over', nearest: nearest() };
  if (isOff(day)) return { state: 'called_off', nearest: nearest() };
  if (held >= request.people) return { state: 'held' };
  const fits = (free.get(number) ?? 0) >= request.people && windowOpen(edition, slot, now);
  return fits ? { state: 'free' } : { state: 'none', nearest: nearest() };
}

/** People of a kind whom each window would still take. */
function freeFor({ places, request, now }: Asked): ReadonlyMap<number, number> {
  const asker = { kind: request.kind, atDesk: false };
  return new Map([...places].map(([slot, one]) => [slot, roomFor(one, asker, now)]));
}
