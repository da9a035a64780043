import {
  type Day,
  type Edition,
  nearestWindows,
  type Slot,
  slotsOf,
  windowOpen,
} from '../../domain/edition.ts';
import { dayAhead } from '../shell/day.ts';

/** An arrival window as the desk offers it. */
export interface DeskWindow {
  readonly slot: Slot;
  /** Its date, where it is not of the day that the desk works on. */
  readonly date: string | null;
  /** People that it can still take. */
  readonly left: number;
  /** Whether people arrive in it now. */
  readonly running: boolean;
}

export interface DeskWindows {
  readonly day: Day | null;
  readonly windows: readonly DeskWindow[];
  /** The number of the one to begin with; empty where none has a place. */
  readonly first: string;
}

/**
 * The windows of the present day, or the next one, that are not over; and where none of them has a
 * place, the nearest of other days. `left`: by number. `offered`: numbers of further ones to show.
 */
export function deskWindows(
  edition: Edition,
  left: ReadonlyMap<number, number>,
  now: number,
  offered: readonly number[] = [],
): DeskWindows {
  const number = dayAhead(edition, now);
  const day = edition.days.find((one) => one.number === number) ?? null;
  const own = day?.slots.filter((slot) => windowOpen(edition, slot, now)) ?? [];
  const hasPlace = (slot: Slot) => (left.get(slot.number) ?? 0) > 0;
  const asked = offered.flatMap((one) => slotsOf(edition).get(one) ?? []);
  const others = own.some(hasPlace)
    ? asked
    : [
        ...asked,
        ...nearestWindows(edition, { day: number, starts_at: now }, { people: 1, free: left }, now),
      ];
  const windows = [...new Set([...own, ...others])].map((slot) => ({
    slot,
    date: slot.day === number ? null : dateOf(edition, slot.day),
    left: left.get(slot.number) ?? 0,
    running: slot.starts_at <= now && now < slot.ends_at,
  }));
  const open = windows.filter((one) => one.left > 0);
  const wanted = open.find(({ slot }) => offered.includes(slot.number));
  const first = wanted ?? open.find(({ running }) => running) ?? open[0];
  return { day, windows, first: first ? String(first.slot.number) : '' };
}

function dateOf(edition: Edition, number: number): string | null {
  return edition.days.find((one) => one.number === number)?.date ?? null;
}
