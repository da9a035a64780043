import * as v from 'valibot';
import { ALERT_KINDS } from '../../domain/alert.ts';
import { ALERTS_MAX, LABEL_MAX, QUEUED_MAX, SHIFTS_MAX, VERSION_MAX } from '../../domain/bounds.ts';
import { countTo, ifReadable, type SentAs, takenAs } from '../parts.ts';
import { uuid } from './id.ts';
import { instant } from './instant.ts';
import { cutPhoneText } from './phone-text.ts';

/** How a gate phone is. */
export const health = v.object({
  /** Charge, 0 to 1; null where the browser does not give it. */
  battery: v.optional(
    takenAs(
      v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
      v.fallback(v.nullable(v.pipe(v.number(), v.transform(within(0, 1)))), null),
    ),
    null,
  ),
  /** Of the page that it runs. */
  version: cutPhoneText(LABEL_MAX),
  /** When somebody last practised on it; absent when nobody did. What is no time counts as absent. */
  practised: ifReadable(instant),
});
export type WireHealth = SentAs<typeof health>;

/** A call for help from a gate phone. Known by its id: sent twice, it is one. */
export const alert = v.object({ id: uuid, kind: v.picklist(ALERT_KINDS), at: instant });
export type WireAlert = SentAs<typeof alert>;

/** People whom one phone can have counted in one shift; undos may bring it below zero. */
const counted = takenAs(
  countTo(QUEUED_MAX),
  v.pipe(
    v.number(),
    v.transform((value) => within(0, QUEUED_MAX)(Math.floor(value))),
  ),
);

/** What a phone counted in a period of duty. Known by its id: sent twice, it is one. */
export const shiftSheet = v.object({
  id: uuid,
  /** As the person who took over the phone typed it. */
  number: cutPhoneText(LABEL_MAX),
  opened_at: instant,
  closed_at: instant,
  /** People let in and out, refusals, and people let in against the rule. */
  welcomed: counted,
  left: counted,
  refused: counted,
  overrides: counted,
});
export type WireShift = SentAs<typeof shiftSheet>;

// What a phone reports beside its scans is read as far as it can be, and never delays a scan.

/** How many scans stay unsent: moved within its bounds; what is no number counts as absent. */
export const queued = v.optional(
  takenAs(
    countTo(QUEUED_MAX),
    v.pipe(
      v.fallback(v.number(), 0),
      v.transform((value) => within(0, QUEUED_MAX)(Math.ceil(value))),
    ),
  ),
  0,
);

/** What is no version counts as absent: the phone is one of a release that knows none. */
export const editionVersion = ifReadable(v.nullable(countTo(VERSION_MAX)));

/** The time of the oldest of them. */
export const oldest = v.optional(
  takenAs(v.nullable(instant), v.fallback(v.nullable(instant), null)),
  null,
);

/** Off duty: no scans are expected from it. */
export const signedOff = v.optional(takenAs(v.boolean(), v.fallback(v.boolean(), false)), false);

export const ownHealth = v.optional(
  takenAs(v.nullable(health), v.fallback(v.nullable(health), null)),
  null,
);

/**
 * Since when staff hold their own gate on this phone; null when they do not. What is no time counts
 * as absent.
 */
export const ownHold = ifReadable(v.nullable(instant));

/**
 * As many calls as are taken at once: the others are sent again. What is no list counts as empty.
 */
export const alerts = v.optional(
  takenAs(
    v.pipe(v.array(alert), v.maxLength(ALERTS_MAX)),
    v.pipe(
      v.unknown(),
      v.transform((value): unknown[] => (Array.isArray(value) ? value.slice(0, ALERTS_MAX) : [])),
    ),
  ),
  [],
);

/** Sheets of shifts, as far as they can be read. They never delay a scan. */
export const shifts = v.optional(
  takenAs(
    v.pipe(v.array(shiftSheet), v.maxLength(SHIFTS_MAX)),
    v.fallback(v.pipe(v.array(v.unknown()), v.maxLength(SHIFTS_MAX)), []),
  ),
  [],
);

function within(least: number, most: number): (value: number) => number {
  return (value) => Math.min(most, Math.max(least, value));
}
