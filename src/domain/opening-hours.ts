import { dateAfter, zonedInstant } from './calendar.ts';
import type { Day, Edition } from './edition.ts';
import { HOUR_MS } from './time.ts';

/** What is needed to say when a day of an edition ends. */
type WithDayEnds = Pick<Edition, 'timezone'> & {
  readonly policy: Pick<Edition['policy'], 'day_ends'>;
};

/** The instant (ms) at which a day ends: at the policy's hour of the next morning. */
export function endOfDay(day: Day, edition: WithDayEnds): number {
  const next = dateAfter(day.date, 1);
  return zonedInstant(next, edition.policy.day_ends, edition.timezone);
}

/**
 * A day that is open until it ends, and for longer than this after its last window, ms, is one to
 * try the gates out.
 */
const TRIED_OUT_MS = 3 * HOUR_MS;

/**
 * The hours (ms) at which a day's gates are open for visitors. A day that stays open for as long as
 * it counts, so that it can be tried out at any time, opens for its windows.
 */
export function openingHours(day: Day, edition: WithDayEnds): { from: number; to: number } {
  const last = Math.max(day.opens_at, ...day.slots.map((slot) => slot.ends_at));
  const ends = endOfDay(day, edition);
  const isTriedOut =
    day.slots.length > 0 && day.closes_at >= ends && day.closes_at - last >= TRIED_OUT_MS;
  const to = isTriedOut ? last : Math.min(day.closes_at, ends);
  return { from: day.opens_at, to };
}
