import * as v from 'valibot';
import { eventDate, zonedInstant } from '../domain/calendar.ts';
import { DEFAULT_POLICY, type Slot } from '../domain/edition.ts';
import { PARTY_KINDS } from '../domain/kinds.ts';
import type { EditionPlan } from '../store/setup.ts';

const DAY_MS = 86_400_000;
const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
const localized = v.strictObject({ ar: text, zgh: text, fr: text, en: text });
const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const date = v.pipe(v.string(), v.isoDate(), v.check(isDate));
const localInstant = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/),
  v.check((local) => isDate(local.slice(0, 10))),
);
const whole = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const degrees = (most: number) => v.pipe(v.number(), v.minValue(-most), v.maxValue(most));
const strictness = v.picklist(['ignore', 'attention', 'refuse']);
const position = v.strictObject({ latitude: degrees(90), longitude: degrees(180) });
const minutes = v.nullable(whole(0, 24 * 60));

const Policy = v.strictObject({
  reentry: v.boolean(),
  early_minutes: minutes,
  late_minutes: minutes,
  too_early: strictness,
  too_late: strictness,
  wrong_gate: strictness,
  walk_ins: v.boolean(),
  day_ends: time,
  drain_minutes: whole(0, 60),
  child_under: whole(1, 18),
});

/**
 * An edition as a person writes it down: dates and times of its own zone, windows and gates in
 * order. A time at or before the one it follows is of the next morning.
 */
export const EditionFile = v.strictObject({
  slug: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,30}$/)),
  name: localized,
  city: localized,
  venue: localized,
  timezone: v.optional(v.pipe(v.string(), v.check(isZone)), 'Africa/Casablanca'),
  registration: v.pipe(
    v.strictObject({ opens: localInstant, closes: localInstant }),
    v.check(({ opens, closes }) => opens < closes),
  ),
  party_max: v.optional(whole(1, 255), 10),
  group_share: v.optional(whole(0, 100), 60),
  live_detail: v.optional(v.picklist(['coarse', 'exact']), 'coarse'),
  controller: v.strictObject({
    name: localized,
    receipt: v.nullable(text),
    contact: text,
    hosting: v.optional(v.nullable(localized), null),
    carriers: v.optional(v.nullable(localized), null),
    keep_days: whole(0, 365),
  }),
  policy: v.optional(v.partial(Policy), {}),
  days: v.pipe(
    v.array(
      v.strictObject({
        date,
        opens: time,
        closes: time,
        windows: v.pipe(
          v.array(v.strictObject({ from: time, to: time, capacity: whole(0, 1_000_000) })),
          v.minLength(1),
          v.maxLength(48),
        ),
      }),
    ),
    v.minLength(1),
    v.maxLength(31),
    v.check((days) => days.every((day, i) => i === 0 || (days[i - 1]?.date ?? '') < day.date)),
  ),
  gates: v.pipe(
    v.array(
      v.strictObject({
        name: localized,
        kinds: v.optional(v.array(v.picklist(PARTY_KINDS)), []),
        step_free: v.optional(v.boolean(), false),
        position: v.optional(v.nullable(position), null),
      }),
    ),
    v.minLength(1),
    v.maxLength(99),
  ),
});
export type EditionFile = v.InferInput<typeof EditionFile>;

/** The edition that a file describes, with instants for its local times. */
export function planOf(file: v.InferOutput<typeof EditionFile>): EditionPlan {
  const { timezone, registration, policy, days, gates, ...own } = file;
  const instant = (local: string) => zonedInstant(local.slice(0, 10), local.slice(11), timezone);
  let slotsBefore = 0;
  return {
    ...own,
    timezone,
    status: 'open',
    registration: {
      opens_at: instant(registration.opens),
      closes_at: instant(registration.closes),
    },
    policy: { ...DEFAULT_POLICY, ...policy },
    days: days.map((day, i) => {
      const first = slotsBefore + 1;
      slotsBefore += day.windows.length;
      const { from: opens_at, to: closes_at } = span(day.date, day.opens, day.closes, timezone);
      const slots = day.windows.map((window, n): Slot => {
        const { from, to } = span(day.date, window.from, window.to, timezone);
        const { capacity } = window;
        return { number: first + n, day: i + 1, starts_at: from, ends_at: to, capacity };
      });
      return { number: i + 1, date: day.date, opens_at, closes_at, slots };
    }),
    gates: gates.map((gate, i) => ({ ...gate, number: i + 1 })),
  };
}

function span(on: string, from: string, to: string, zone: string): { from: number; to: number } {
  const start = zonedInstant(on, from, zone);
  const end = to > from ? on : eventDate(zonedInstant(on, '12:00', zone) + DAY_MS, zone, '00:00');
  return { from: start, to: zonedInstant(end, to, zone) };
}

/** Open days are planned by the living; a year beyond these is a slip of the hand. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;

/** A date of the calendar, not the 30th of February. */
function isDate(text: string): boolean {
  const year = Number(text.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
