import * as v from 'valibot';
import { LIVE_DETAILS, type Policy as Rules } from '../../domain/edition.ts';
import { LOCALES, PARTY_KINDS } from '../../domain/kinds.ts';
import { cleanText } from '../../domain/text.ts';
import { type ReadAs, takenAs } from '../parts.ts';
import { whole } from './whole.ts';

/** Characters of a name or an address. */
const NAME_MAX = 120;
/** Every text that people read: cleaned as what visitors type, with a visible character. */
const text = takenAs(
  v.pipe(v.string(), v.minLength(1), v.maxLength(NAME_MAX)),
  v.pipe(
    v.string(),
    v.transform((typed) => cleanText(typed, NAME_MAX)),
    v.string(),
  ),
);
export const names = v.strictObject(v.entriesFromList(LOCALES, text));
const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
/** Open days are planned within years: a year of another century is a typing error. */
const date = v.pipe(v.string(), v.isoDate(), v.regex(/^20\d\d-/), v.check(isDate));
const localInstant = v.pipe(
  v.string(),
  v.regex(/^20\d\d-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/),
  v.check((local) => isDate(local.slice(0, 10))),
);
const degrees = (most: number) => v.pipe(v.number(), v.minValue(-most), v.maxValue(most));
const strictness = v.picklist(['ignore', 'attention', 'refuse']);
const position = v.strictObject({ latitude: degrees(90), longitude: degrees(180) });
const minutes = v.nullable(whole(0, 24 * 60));

/** Each setting of a rule: one that is missing here could be set by no file. */
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
} satisfies Record<keyof Rules, v.GenericSchema>);

/** Parts of the service's own addresses: an edition of that name could not be reached. */
const RESERVED_SLUGS = new Set([
  'join',
  'logout',
  'me',
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
export const editionFile = v.strictObject({
  slug: v.pipe(
    v.string(),
    v.regex(/^[a-z][a-z0-9-]{1,30}$/),
    v.check((slug) => !RESERVED_SLUGS.has(slug)),
  ),
  name: names,
  city: names,
  venue: names,
  timezone: v.optional(v.pipe(v.string(), v.check(isZone)), 'Africa/Casablanca'),
  registration: v.pipe(
    v.strictObject({ opens: localInstant, closes: localInstant }),
    v.check(({ opens, closes }) => opens < closes),
  ),
  party_max: v.optional(whole(1, 255), 10),
  group_share: v.optional(whole(0, 100), 60),
  live_detail: v.optional(v.picklist(LIVE_DETAILS), 'coarse'),
  controller: v.strictObject({
    name: names,
    receipt: v.nullable(text),
    contact: text,
    hosting: v.optional(v.nullable(names), null),
    carriers: v.optional(v.nullable(names), null),
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
        name: names,
        kinds: v.optional(
          v.pipe(v.array(v.picklist(PARTY_KINDS)), v.maxLength(PARTY_KINDS.length)),
          [],
        ),
        step_free: v.optional(v.boolean(), false),
        position: v.optional(v.nullable(position), null),
      }),
    ),
    v.minLength(1),
    v.maxLength(99),
  ),
});
export type EditionFile = v.InferInput<typeof editionFile>;
/** The same, as the service has read it. */
export type HeardEditionFile = ReadAs<typeof editionFile>;

/** A date of the calendar, not the 30th of February. */
function isDate(text: string): boolean {
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
