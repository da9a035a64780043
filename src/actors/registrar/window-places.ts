import { type Edition, nearestWindows, slotsOf, windowOpen } from '../../domain/edition.ts';
import { type Asker, type Places, roomFor } from '../../store/editions/places.ts';
import type { PreparedRegistration, Remaining } from '../calls.ts';

/** The free places of each window, as far as memory knows: the database judges each party again. */
export class WindowPlaces {
  #places: ReadonlyMap<number, Places> = new Map();

  /** Takes the places, by window, as they were read. */
  learn(places: ReadonlyMap<number, Places>): void {
    this.#places = places;
  }

  /** Whether somebody waits for a window, as far as memory knows. */
  get isAwaited(): boolean {
    return [...this.#places.values()].some(({ waiting }) => waiting > 0);
  }

  /** Whether its window has room for a party, as far as memory knows. */
  fits(party: Asking): boolean {
    const places = this.#places.get(party.slot);
    return (places ? roomFor(places, askerOf(party), party.created_at) : 0) >= party.held;
  }

  /** From memory: the page shows what was true a moment ago. */
  remaining(edition: Edition, slot: number, people: number, asker: Asker, now: number): Remaining {
    const wanted = slotsOf(edition).get(slot);
    if (!wanted) return { remaining: 0, alternatives: [] };
    const free = (number: number) => {
      const places = this.#places.get(number);
      return places ? roomFor(places, asker, now) : 0;
    };
    const remaining = windowOpen(edition, wanted, now) ? free(slot) : 0;
    const others = new Map(
      [...this.#places.keys()].filter((one) => one !== slot).map((one) => [one, free(one)]),
    );
    const nearest = nearestWindows(edition, wanted, { people, free: others }, now);
    return { remaining, alternatives: nearest.map((one) => one.number) };
  }
}

type Asking = Pick<PreparedRegistration, 'slot' | 'kind' | 'by' | 'held' | 'created_at'>;

/** Whose share a party draws on. */
export function askerOf({ kind, by }: Pick<PreparedRegistration, 'kind' | 'by'>): Asker {
  return { kind, atDesk: by != null };
}
