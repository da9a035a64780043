import { eventDate, zonedInstant } from './calendar.ts';
import type { Edition } from './edition.ts';

/** The number of the edition's day that an instant belongs to; 0 outside of all of them. */
export function dayNumberAt(edition: Edition, at: number): number {
  const date = eventDate(at, edition.timezone, edition.policy.day_ends);
  return edition.days.find((day) => day.date === date)?.number ?? 0;
}

/** When the day that an instant belongs to began: at the hour when the day before it ended. */
export function dayBegan(edition: Edition, at: number): number {
  const { timezone, policy } = edition;
  return zonedInstant(eventDate(at, timezone, policy.day_ends), policy.day_ends, timezone);
}
