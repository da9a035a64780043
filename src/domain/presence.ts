import type { Span } from './bounds.ts';
import { eventDate, zonedInstant } from './calendar.ts';
import type { Edition } from './edition.ts';
import { DAY_MS } from './time.ts';

/** The number of the edition's day that an instant belongs to; 0 outside of all of them. */
export function dayNumberAt(edition: Edition, at: number): number {
  const date = eventDate(at, edition.timezone, edition.policy.day_ends);
  return edition.days.find((day) => day.date === date)?.number ?? 0;
}

/** When the day that an instant belongs to began: at the hour when the day before ended. */
export function dayBegan(edition: Edition, at: number): number {
  const { timezone, policy } = edition;
  return zonedInstant(eventDate(at, timezone, policy.day_ends), policy.day_ends, timezone);
}

/** Gates are set up and tried out on the day before the first, ms. */
const TRIED_OUT_MS = DAY_MS;

/**
 * The span of times that the gates of an edition accept at an instant (ms): until that instant, and
 * from one day before the first day on; while gates are tried out even earlier, from one day back.
 */
export function spanOf(edition: Edition, now: number): Span {
  const [first] = edition.days;
  const began = first ? dayBegan(edition, first.opens_at) : now;
  return { earliest: Math.min(began, now) - TRIED_OUT_MS, latest: now };
}
