import { type Edition, nearestWindows, slotsOf, windowOpen } from '../../domain/edition.ts';
import type { PartyKind } from '../../domain/kinds.ts';
import { GROUP_KINDS } from '../../domain/registration.ts';
import type { Places } from '../../store/editions/places.ts';
import type { PreparedRegistration, Remaining } from '../calls.ts';

/** The free places of each window, as far as memory knows: the database judges each party again. */
export class WindowPlaces {
  #places: ReadonlyMap<number, Places> = new Map();

  /** Takes the places, by window, as they were read. */
  learn(places: ReadonlyMap<number, Places>): void {
    this.#places = places;
  }

  /** Places of its window that a party may have, as far as memory knows. */
  room({ slot, kind }: Pick<PreparedRegistration, 'slot' | 'kind'>): number {
    const { free, group } = this.#places.get(slot) ?? NO_PLACES;
    return GROUP_KINDS.includes(kind) ? group : free;
  }

  /** From memory: the page shows what was true a moment ago. */
  remaining(
    edition: Edition,
    slot: number,
    people: number,
    kind: PartyKind,
    now: number,
  ): Remaining {
    const wanted = slotsOf(edition).get(slot);
    if (!wanted) return { remaining: 0, alternatives: [] };
    const free = (number: number) => this.room({ slot: number, kind });
    const remaining = windowOpen(edition, wanted, now) ? free(slot) : 0;
    const others = new Map(
      [...this.#places.keys()].filter((one) => one !== slot).map((one) => [one, free(one)]),
    );
    const nearest = nearestWindows(edition, wanted, { people, free: others }, now);
    return { remaining, alternatives: nearest.map((one) => one.number) };
  }
}

const NO_PLACES: Places = { free: 0, group: 0 };
