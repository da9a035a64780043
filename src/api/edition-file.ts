import * as v from 'valibot';
import { DEFAULT_POLICY, type Slot } from '../domain/edition.ts';
import { withInstants } from '../domain/edition-times.ts';
import { LOCALES, PARTY_KINDS } from '../domain/kinds.ts';
import { cleanText } from '../domain/text.ts';
import type { EditionPlan } from '../store/editions/create-edition.ts';
import { demandTimes } from './edition-times.ts';

/** Whatever people read: cleaned as what visitors type, and of which something shows. */
const text = v.pipe(
  v.string(),
  v.transform((typed) => cleanText(typed)),
  v.string(),
);
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

/** Parts of the service's own addresses: an edition of that name could not be reached. */
const RESERVED_SLUGS = new Set([
  'join',
  'api',
  'gate',
  'console',
  'assets',
  'icons',
  'healthz',
  'notices',
  'figures',
  'licenses',
  'robots',
  'favicon',
  ...LOCALES,
]);

/**
 * An edition as a person writes it down: dates and times of its own zone, windows and gates in
 * order. A time before the hour at which its day ends (`policy.day_ends`) is of the next morning.
 */
export const EditionFile = v.strictObject({
  slug: v.pipe(
    v.string(),
    v.regex(/^[a-z][a-z0-9-]{1,30}$/),
    v.check((slug) => !RESERVED_SLUGS.has(slug)),
  ),
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

/**
 * The edition that a file describes, with instants for its local times. Throws `invalid_request`
 * with a sentence for times that cannot be.
 */
export function planOf(file: v.InferOutput<typeof EditionFile>): EditionPlan {
  const { timezone, registration, policy, days, gates, ...own } = file;
  let slotsBefore = 0;
  const plan = withInstants({
    ...own,
    timezone,
    status: 'open' as const,
    registration: { ...registration, opens_at: 0, closes_at: 0 },
    policy: { ...DEFAULT_POLICY, ...policy },
    days: days.map((day, i) => {
      const first = slotsBefore + 1;
      slotsBefore += day.windows.length;
      const slots = day.windows.map(
        ({ from, to, capacity }, n): Slot => ({
          number: first + n,
          day: i + 1,
          from,
          to,
          starts_at: 0,
          ends_at: 0,
          capacity,
        }),
      );
      const { date, opens, closes } = day;
      return { number: i + 1, date, opens, closes, opens_at: 0, closes_at: 0, slots };
    }),
    gates: gates.map((gate, i) => ({ ...gate, number: i + 1 })),
  });
  demandTimes(plan);
  return plan;
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
