import { DAY_MS, MINUTE_MS, minuteOf } from './time.ts';

/** No zone has changed its offset inside a quarter of an hour of UTC since 1972. */
const QUARTER = 15 * MINUTE_MS;

/**
 * Outside of these instants (ms) the offset of the nearest one is taken. Before 1972 zones had
 * offsets of odd seconds, and years below 100 cannot be told apart from those of the 20th century.
 */
const EARLIEST_OFFSET = Date.UTC(1972, 0, 1);
const LATEST_OFFSET = Date.UTC(9999, 0, 1);

/** A cache for a hundred days of quarters of an hour. */
const MAX_REMEMBERED = 9_600;

/** Wall-clock time in a zone. */
export interface LocalParts {
  /** `YYYY-MM-DD`. */
  date: string;
  /** `HH:MM`, 24 hours. */
  time: string;
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  /** 0 is Sunday. */
  weekday: number;
}

/** From an instant (ms) on, local time is this many minutes ahead of UTC. */
export interface UtcOffset {
  readonly from: number;
  readonly minutes: number;
}

/**
 * A zone by its IANA name, as this runtime knows it, or by its offsets in the order of time: those
 * that the service sends to phones, whose own zone data is behind the law for years.
 */
export type Zone = string | readonly UtcOffset[];

interface ZoneClock {
  format: Intl.DateTimeFormat;
  /** Offsets in ms by quarter of an hour. */
  offsets: Map<number, number>;
}

// A cache of Intl's own data: formatters cost far more to make than to use.
const clocks = new Map<string, ZoneClock>();

/**
 * The day of an event (`YYYY-MM-DD`) that an instant (ms) belongs to, when a day ends at `dayEnds`
 * (`HH:MM`) of the next morning. Throws a `RangeError` for an unknown zone, time or instant.
 */
export function eventDate(at: number, zone: Zone, dayEnds: string): string {
  const local = at + offsetAt(at, zone) - minutesOfDay(dayEnds) * MINUTE_MS;
  return dateOf(new Date(local).toISOString());
}

/** Wall-clock parts of an instant (ms) in an IANA zone. */
export function localParts(at: number, zone: Zone): LocalParts {
  const local = new Date(at + offsetAt(at, zone));
  const written = local.toISOString();
  const date = dateOf(written);
  return {
    date,
    time: written.slice(date.length + 1, date.length + 6),
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    weekday: local.getUTCDay(),
  };
}

/** What a clock and a calendar there show at an instant (ms), as an instant of UTC: for sheets, which know no zone. */
export function localInstant(at: number, zone: Zone): number {
  return at + offsetAt(at, zone);
}

/** An instant (ms) as a clock and a calendar there show it: `2026-11-23T10:00`. */
export function localWritten(at: number, zone: Zone): string {
  const { date, time } = localParts(at, zone);
  return `${date}T${time}`;
}

/**
 * The instant (ms) of a wall-clock date and time in an IANA zone. A time that a shift skips is
 * read by the offset before it (02:30 becomes 03:30); of a time that comes twice, the first.
 * Throws a `RangeError` for a date, time or zone that does not exist.
 */
export function zonedInstant(date: string, time: string, zone: Zone): number {
  const wall = startOfDate(date) + minutesOfDay(time) * MINUTE_MS;
  const before = offsetAt(wall - DAY_MS, zone);
  const after = offsetAt(wall + DAY_MS, zone);
  const fits = [before, after].find((offset) => offsetAt(wall - offset, zone) === offset);
  return wall - (fits ?? before);
}

/** An instant (ms) as `2026-11-23T10:00:00+00:00`, cut to the second. */
export function isoWithOffset(at: number, zone: Zone): string {
  const offset = offsetAt(at, zone);
  const written = new Date(at + offset).toISOString();
  return written.slice(0, written.indexOf('.')) + writtenOffset(Math.trunc(offset / MINUTE_MS));
}

/** Minutes ahead of UTC as `+01:00`. */
export function writtenOffset(minutes: number): string {
  const all = Math.abs(minutes);
  const sign = minutes < 0 ? '-' : '+';
  return `${sign}${twoDigits(Math.floor(all / 60))}:${twoDigits(all % 60)}`;
}

/**
 * The offsets of a zone between two instants (ms): the one in force at the first, and each change
 * after it until the second, to the minute.
 */
export function utcOffsets(zone: Zone, from: number, to: number): UtcOffset[] {
  const offsets = [{ from, minutes: minutesAhead(from, zone) }];
  for (let at = from; at < to; at = Math.min(to, at + DAY_MS)) {
    const next = Math.min(to, at + DAY_MS);
    if (minutesAhead(next, zone) === offsets.at(-1)?.minutes) continue;
    const change = firstMinute(
      at,
      next,
      (one) => minutesAhead(one, zone) !== offsets.at(-1)?.minutes,
    );
    offsets.push({ from: change, minutes: minutesAhead(change, zone) });
  }
  return offsets;
}

/** The first whole minute after `from` at which a condition is true that is true at `to`. */
function firstMinute(from: number, to: number, holds: (at: number) => boolean): number {
  let [before, after] = [minuteOf(from), Math.ceil(to / MINUTE_MS)];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (holds(middle * MINUTE_MS)) after = middle;
    else before = middle;
  }
  return after * MINUTE_MS;
}

function minutesAhead(at: number, zone: Zone): number {
  return Math.trunc(offsetAt(at, zone) / MINUTE_MS);
}

/**
 * Whether this runtime knows that Morocco stays on UTC+0 since 20 September 2026 (tzdata 2026c).
 */
export function knowsMoroccanLaw(): boolean {
  return minutesAhead(Date.UTC(2026, 11, 1), 'Africa/Casablanca') === 0;
}

/** Local time minus UTC in ms: as the offsets say, or as the runtime's own zone data has it. */
function offsetAt(at: number, zone: Zone): number {
  if (typeof zone !== 'string') {
    const known = zone.findLast((one) => one.from <= at) ?? zone[0];
    return (known?.minutes ?? 0) * MINUTE_MS;
  }
  const clock = clocks.get(zone) ?? newClock(zone);
  const quarter = Math.floor(Math.min(LATEST_OFFSET, Math.max(EARLIEST_OFFSET, at)) / QUARTER);
  const known = clock.offsets.get(quarter);
  if (known !== undefined) return known;
  const offset = readOffset(quarter * QUARTER, clock.format);
  if (clock.offsets.size >= MAX_REMEMBERED) clock.offsets.clear();
  clock.offsets.set(quarter, offset);
  return offset;
}

function newClock(zone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const clock = { format, offsets: new Map<number, number>() };
  clocks.set(zone, clock);
  return clock;
}

function readOffset(at: number, format: Intl.DateTimeFormat): number {
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? Number.NaN;
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - at;
}

/** The date of an ISO text. Years before 0 and after 9999 are longer than four digits. */
function dateOf(iso: string): string {
  return iso.slice(0, iso.indexOf('T'));
}

function startOfDate(date: string): number {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // Date.parse accepts 30 February and means March.
  if (Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`No such date: ${date}`);
  }
  return start;
}

function minutesOfDay(time: string): number {
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new RangeError(`No such time: ${time}`);
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** The date (`YYYY-MM-DD`) so many days after another one. */
export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
