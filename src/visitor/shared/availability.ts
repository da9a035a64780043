import {
  type Day,
  type Edition,
  isOff,
  registrationOpen,
  type Slot,
  windowOpen,
} from '../../domain/edition.ts';

/**
 * The state of the places of a window or a day. `over`: nothing can begin there any more. `called_off`:
 * its day does not take place.
 */
export type Availability = 'places' | 'few' | 'full' | 'over' | 'called_off';

/** Whether nobody is given a place there again. */
export function isGone(state: Availability): boolean {
  return state === 'over' || state === 'called_off';
}

/** A tenth of the places or less is few. */
const FEW_SHARE = 0.1;

export interface WindowPlaces {
  readonly slot: Slot;
  readonly left: number;
  readonly state: Availability;
}

/** The arrival windows of a day with what is left of them. */
export function windowsOf(
  edition: Pick<Edition, 'policy'>,
  day: Day,
  left: ReadonlyMap<number, number>,
  now: number,
): WindowPlaces[] {
  const own = { days: [day], policy: edition.policy };
  return day.slots.map((slot) => {
    const free = left.get(slot.number) ?? 0;
    const ended = isOff(day) ? 'called_off' : 'over';
    const state = windowOpen(own, slot, now) ? availability(free, slot.capacity) : ended;
    return { slot, left: free, state };
  });
}

/** Whether a visitor can choose it. */
export function canBeChosen({ state }: WindowPlaces): boolean {
  return state === 'places' || state === 'few';
}

/** The state of a whole day: that of the windows which can still be chosen, taken together. */
export function dayState(
  edition: Pick<Edition, 'policy'>,
  day: Day,
  left: ReadonlyMap<number, number>,
  now: number,
): Availability {
  const open = windowsOf(edition, day, left, now).filter(({ state }) => !isGone(state));
  if (open.length === 0) return isOff(day) ? 'called_off' : 'over';
  const sum = (pick: (one: WindowPlaces) => number) => open.reduce((n, one) => n + pick(one), 0);
  return availability(
    sum((one) => one.left),
    sum((one) => one.slot.capacity),
  );
}

/**
 * Whether a family can register for a day now: registration is open, the day goes on, and a place is
 * left. Any other day leads nowhere, so that it is shown and not offered.
 */
export function dayOpen(
  edition: Edition,
  day: Day,
  left: ReadonlyMap<number, number>,
  now: number,
): boolean {
  const state = dayState(edition, day, left, now);
  return registrationOpen(edition, now) && (state === 'places' || state === 'few');
}

/** The hours in which visitors arrive: from the first window to the last. */
export function arrivalHours(day: Day): { from: number; to: number } {
  return {
    from: day.slots[0]?.starts_at ?? day.opens_at,
    to: day.slots.at(-1)?.ends_at ?? day.closes_at,
  };
}

function availability(left: number, capacity: number): Availability {
  if (left <= 0) return 'full';
  return left <= capacity * FEW_SHARE ? 'few' : 'places';
}
