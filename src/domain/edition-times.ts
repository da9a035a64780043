import { dateAfter, type UtcOffset, utcOffsets, type Zone, zonedInstant } from './calendar.ts';
import type { Day, Edition, Slot } from './edition.ts';
import { DAY_MS, MINUTE_MS } from './time.ts';

/** Whether a local time (`HH:MM`) opens something or ends it: at `day_ends` exactly they differ. */
export type Edge = 'from' | 'to';

/**
 * The instant (ms) of a local time on an event's day. A night belongs to the day that opens: a time
 * before the hour at which the day ends is of the next morning.
 * @param date `YYYY-MM-DD` @param time `HH:MM` @param dayEnds `HH:MM`
 */
export function eventInstant(
  date: string,
  time: string,
  edge: Edge,
  zone: Zone,
  dayEnds: string,
): number {
  return zonedInstant(calendarDate(date, time, edge, dayEnds), time, zone);
}

/** The calendar's date of a local time on an event's day. */
function calendarDate(date: string, time: string, edge: Edge, dayEnds: string): string {
  const nextMorning = edge === 'from' ? time < dayEnds : time <= dayEnds;
  return nextMorning ? dateAfter(date, 1) : date;
}

/** An instant (ms) of a local date and time, `YYYY-MM-DDTHH:MM`. */
export function localInstant(local: string, zone: Zone): number {
  return zonedInstant(local.slice(0, 10), local.slice(11), zone);
}

/**
 * What a clock does at a local time of an event's day: a change of law or season skips some hours
 * and repeats others. Null for all other times.
 */
export function clockFault(
  date: string,
  time: string,
  edge: Edge,
  zone: Zone,
  dayEnds: string,
): 'skipped' | 'doubled' | null {
  const day = calendarDate(date, time, edge, dayEnds);
  const wall = Date.parse(`${day}T${time}:00Z`);
  // Of every offset in force around it, those by which an instant shows exactly this time.
  const offsets = new Set(
    utcOffsets(zone, wall - DAY_MS, wall + DAY_MS).map(({ minutes }) => minutes),
  );
  const shown = [...offsets].filter((minutes) => {
    const at = wall - minutes * MINUTE_MS;
    const inForce = utcOffsets(zone, at, at)[0];
    return inForce?.minutes === minutes;
  });
  if (shown.length === 0) return 'skipped';
  return shown.length > 1 ? 'doubled' : null;
}

/** What is needed to write an edition's times: local texts, the zone, and when a day ends. */
type WithTimes = Pick<Edition, 'timezone' | 'registration' | 'days'> & {
  readonly policy: Pick<Edition['policy'], 'day_ends'>;
};

/** The offsets of an edition's zone (minutes), from the day before it until the day after its end. */
export function offsetsOf(edition: WithTimes): UtcOffset[] {
  const dates = edition.days.map((day) => Date.parse(`${day.date}T00:00:00Z`));
  const registration = [edition.registration.opens, edition.registration.closes].map((local) =>
    Date.parse(`${local}:00Z`),
  );
  const all = [...dates, ...registration];
  return utcOffsets(edition.timezone, Math.min(...all) - 2 * DAY_MS, Math.max(...all) + 3 * DAY_MS);
}

/** The same edition with its instants derived anew from its local dates and times. */
export function withInstants<E extends WithTimes>(edition: E): E {
  const { timezone, policy, registration } = edition;
  const at = (day: Day, time: string, edge: Edge) =>
    eventInstant(day.date, time, edge, timezone, policy.day_ends);
  const slotOf = (day: Day, slot: Slot): Slot => ({
    ...slot,
    starts_at: at(day, slot.from, 'from'),
    ends_at: at(day, slot.to, 'to'),
  });
  return {
    ...edition,
    registration: {
      ...registration,
      opens_at: localInstant(registration.opens, timezone),
      closes_at: localInstant(registration.closes, timezone),
    },
    days: edition.days.map((day) => ({
      ...day,
      opens_at: at(day, day.opens, 'from'),
      closes_at: at(day, day.closes, 'to'),
      slots: day.slots.map((slot) => slotOf(day, slot)),
    })),
  };
}
