import type { Edition } from '../../domain/edition.ts';
import { endOfDay, openingHours } from '../../domain/opening-hours.ts';
import { dayBegan } from '../../domain/presence.ts';

/** The number of the day whose sheet matters now: today's, else the last one past, else the first. */
export function dayNow(edition: Edition, now: number): number {
  const begun = edition.days.filter((day) => dayBegan(edition, day.opens_at) <= now);
  return begun.at(-1)?.number ?? edition.days[0]?.number ?? 1;
}

/** The number of the day that is on, or comes next, else the last one: whose windows matter now. */
export function dayAhead(edition: Edition, now: number): number {
  const open = edition.days.find((day) => now < endOfDay(day, edition));
  return open?.number ?? edition.days.at(-1)?.number ?? 1;
}

/** The hours (ms) within which an instant lies while gates are open; null outside of all of them. */
export function hoursAt(edition: Edition, at: number): { from: number; to: number } | null {
  const hours = edition.days.map((day) => openingHours(day, edition));
  return hours.find(({ from, to }) => from <= at && at < to) ?? null;
}
