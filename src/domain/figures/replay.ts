import { minuteOf } from '../time.ts';
/** One scan that moved people of a ticket. `at` in ms; people negative for an exit. */
export interface TicketMovement {
  readonly at: number;
  readonly people: number;
  readonly scan: string;
  readonly gate: number;
  /** Of the edition, on which they passed; 0 outside of all of them. */
  readonly day: number;
}

/** The people of one entry of a ticket, by class. */
export interface ReplayedEntry {
  readonly day: number;
  readonly gate: number;
  /** UTC minutes since the epoch. */
  readonly minute: number;
  /** Admitted for the first time. */
  readonly first: number;
  /** On places that exits had given back. */
  readonly again: number;
  /** On places that were in use. */
  readonly beyond: number;
}

/**
 * Replays the movements of one ticket in the order of (time, id), whatever the order in which they
 * arrived. An entry takes first the places that nobody had yet, `admits` in all; then those that exits
 * gave back and nobody took since; the rest is beyond what was booked. An exit gives back at most those
 * who are inside.
 */
export function replayed(admits: number, movements: readonly TicketMovement[]): ReplayedEntry[] {
  let fresh = admits;
  let givenBack = 0;
  let inside = 0;
  return movements.toSorted(inOrder).flatMap(({ people, at, gate, day }) => {
    if (people < 0) {
      const credited = Math.min(-people, inside);
      inside -= credited;
      givenBack += credited;
      return [];
    }
    inside += people;
    const first = Math.min(people, fresh);
    fresh -= first;
    const again = Math.min(people - first, givenBack);
    givenBack -= again;
    const beyond = people - first - again;
    const minute = minuteOf(at);
    return [{ day, gate, minute, first, again, beyond }];
  });
}

function inOrder(a: TicketMovement, b: TicketMovement): number {
  return a.at - b.at || (a.scan < b.scan ? -1 : 1);
}
