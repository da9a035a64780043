import { zonedInstant } from '../domain/calendar.ts';
import type { Day, Edition } from '../domain/edition.ts';
import { dayBegan } from '../domain/presence.ts';

const DAY_MS = 86_400_000;

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

/** The instant (ms) at which a day ends: at the policy's hour of the next morning. */
export function endOfDay(day: Day, edition: Edition): number {
  const next = new Date(Date.parse(`${day.date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  return zonedInstant(next, edition.policy.day_ends, edition.timezone);
}

/**
 * The hours (ms) at which a day's gates are open. A day that is open for as long as it counts, past
 * midnight, is one that may be tried out at any time: it opens for its windows.
 */
export function openingHours(day: Day, edition: Edition): { from: number; to: number } {
  const last = Math.max(...day.slots.map((slot) => slot.ends_at));
  const isWhole = day.closes_at >= endOfDay(day, edition) && day.slots.length > 0;
  return { from: day.opens_at, to: isWhole ? last : day.closes_at };
}

/** The hours (ms) within which an instant lies while gates are open; null outside of all of them. */
export function hoursAt(edition: Edition, at: number): { from: number; to: number } | null {
  const hours = edition.days.map((day) => openingHours(day, edition));
  return hours.find(({ from, to }) => from <= at && at < to) ?? null;
}
