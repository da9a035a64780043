import * as v from 'valibot';
import { LIVE_DETAILS } from '../../domain/edition.ts';
import { LOCALES, PARTY_KINDS } from '../../domain/kinds.ts';
import type { ReadAs } from '../parts.ts';
import {
  answerHours,
  approvedKinds,
  date,
  isZone,
  localInstant,
  names,
  policyFields,
  position,
  text,
  time,
} from './edition-parts.ts';
import { whole } from './whole.ts';

/** Parts of the service's own addresses: an edition of that name could not be reached. */
const RESERVED_SLUGS = new Set([
  'join',
  'enter',
  'invitation',
  'language',
  'logout',
  'me',
  'passkeys',
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

/** The part of its addresses that names an edition. */
export const slug = v.pipe(
  v.string(),
  // A hyphen at the end is taken for the text around a link.
  v.regex(/^[a-z][a-z0-9-]{0,29}[a-z0-9]$/),
  v.check(
    (typed) => !RESERVED_SLUGS.has(typed),
    ({ input }) => `The slug ${input} is a part of the service’s own addresses.`,
  ),
);

/**
 * An edition as a person writes it down: dates and times of its own zone, windows and gates in
 * order. A time before the hour at which its day ends (`policy.day_ends`) is of the next morning.
 */
export const editionFile = v.strictObject({
  slug,
  name: names,
  city: names,
  venue: names,
  timezone: v.optional(v.pipe(v.string(), v.check(isZone)), 'Africa/Casablanca'),
  registration: v.pipe(
    v.strictObject({ opens: localInstant, closes: localInstant }),
    v.check(
      ({ opens, closes }) => opens < closes,
      ({ input: { opens, closes } }) =>
        `Registration opens at ${opens}, which is not before it closes at ${closes}.`,
    ),
  ),
  party_max: v.optional(whole(1, 255), 10),
  group_share: v.optional(whole(0, 100), 60),
  live_detail: v.optional(v.picklist(LIVE_DETAILS), 'coarse'),
  answer_hours: v.optional(answerHours, {}),
  approved_kinds: v.optional(approvedKinds, []),
  controller: v.strictObject({
    name: names,
    receipt: v.nullable(text),
    contact: text,
    hosting: v.optional(v.nullable(names), null),
    carriers: v.optional(v.nullable(names), null),
    keep_days: whole(0, 365),
  }),
  policy: v.optional(v.partial(policyFields), {}),
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
    v.check(
      (days) => dayOutOfOrder(days) === undefined,
      ({ input }) => `${dayOutOfOrder(input)?.date} is not after the day before it in the list.`,
    ),
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

/** The first day that is not later than the one before it. */
function dayOutOfOrder<Day extends { readonly date: string }>(days: readonly Day[]) {
  return days.find(({ date: own }, i) => i > 0 && own <= (days[i - 1]?.date ?? ''));
}
