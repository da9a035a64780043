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
  v.regex(/^[a-z][a-z0-9-]{1,30}$/),
  v.check((typed) => !RESERVED_SLUGS.has(typed)),
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
    v.check(({ opens, closes }) => opens < closes),
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
