import { dateAfter, eventDate } from './calendar.ts';
import type { Day, Edition, Slot } from './edition.ts';

/** Places that people hold of a window. */
type Taken = ReadonlyMap<number, { readonly taken: number }>;

/**
 * The window of the rest of a day that is expected to be the quietest: the one for whose hours the
 * fewest people have registered, the earliest of several. One that was closed by hand is none: people
 * could not register for it. Null where nobody has registered, or where less than two windows are
 * still to begin: then nothing is known to be quieter.
 */
export function quietestWindow(slots: readonly Slot[], taken: Taken, now: number): Slot | null {
  const ahead = slots
    .filter((slot) => slot.starts_at > now && !slot.closed)
    .map((slot) => ({ slot, people: peopleOf(slot, taken) }));
  if (ahead.length < 2 || ahead.every(({ people }) => people === 0)) return null;
  return ahead.reduce((least, one) => (rateOf(one) < rateOf(least) ? one : least)).slot;
}

/** From fewer registrations nothing can be told of a crowd of thousands. People. */
const ENOUGH = 200;
/** A window is quiet beside the others of its day if so much less than their mean is expected. */
const QUIET_SHARE = 0.8;

/** The quietest hour to come, and how many people have registered for it. */
export interface QuietHour {
  readonly day: Day;
  readonly slot: Slot;
  readonly people: number;
}

/**
 * The quietest window to come of today, or else of tomorrow, as far as registrations tell. Null where
 * they tell too little: few people, or as many for every hour.
 */
export function quietHour(
  edition: Pick<Edition, 'days' | 'timezone' | 'policy'>,
  taken: Taken,
  now: number,
): QuietHour | null {
  const today = eventDate(now, edition.timezone, edition.policy.day_ends);
  for (const date of [today, dateAfter(today, 1)]) {
    const day = edition.days.find((one) => one.date === date);
    const slot = day && quietestWindow(day.slots, taken, now);
    if (!day || !slot) continue;
    const ahead = day.slots
      .filter((one) => one.starts_at > now && !one.closed)
      .map((one) => ({ slot: one, people: peopleOf(one, taken) }));
    const all = ahead.reduce((sum, { people }) => sum + people, 0);
    const hours = ahead.reduce((sum, one) => sum + lengthOf(one.slot), 0);
    const people = peopleOf(slot, taken);
    if (all < ENOUGH || people / lengthOf(slot) > (QUIET_SHARE * all) / hours) continue;
    return { day, slot, people };
  }
  return null;
}

function peopleOf(slot: Slot, taken: Taken): number {
  return taken.get(slot.number)?.taken ?? 0;
}

function lengthOf(slot: Slot): number {
  return slot.ends_at - slot.starts_at;
}

function rateOf({ slot, people }: { readonly slot: Slot; readonly people: number }): number {
  return people / lengthOf(slot);
}
