import * as v from 'valibot';
import { GATE_DIRECTIONS } from '../../domain/edition-parts.ts';
import { PARTY_KINDS } from '../../domain/kinds.ts';
import {
  count,
  ifReadable,
  localized,
  milliseconds,
  orElse,
  type ReadAs,
  readableOf,
  type SentAs,
  word,
} from '../parts.ts';
import { gatePolicy, ownGate } from './ledger.ts';
import { ticketKey } from './ticket-key.ts';
import { localTime } from './written.ts';

/** Degrees, WGS 84. */
export const position = v.object({
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
});

const gate = v.object({
  number: count,
  name: localized,
  /** None means all of them. */
  kinds: orElse(readableOf(v.picklist(PARTY_KINDS)), []),
  step_free: orElse(v.boolean(), false),
  position: ifReadable(v.nullable(position)),
  /** What posters and badges call it, where that is not its number. */
  sign: ifReadable(v.nullable(v.string())),
  lanes: ifReadable(count),
  direction: ifReadable(word(GATE_DIRECTIONS, 'both')),
});

/** The edition as a gate phone knows it: nothing in it names a visitor. */
export const gateEvent = v.object({
  number: count,
  slug: v.string(),
  name: localized,
  timezone: v.string(),
  days: readableOf(
    v.object({ number: count, date: v.string(), opens_at: milliseconds, closes_at: milliseconds }),
  ),
  /** number, day, starts_at, ends_at. */
  slots: readableOf(v.tuple([count, count, milliseconds, milliseconds])),
  /** number, from, to (local, `HH:MM`). Absent from an older service. */
  slot_times: ifReadable(readableOf(v.tuple([count, localTime, localTime]))),
  gates: readableOf(gate),
  code_key: v.array(count),
  party_max: orElse(count, 255),
  /** Host (and port) that tickets carry. */
  host: v.string(),
});

/** What `POST /devices` answers. */
export const enrolment = v.object({
  device: v.object({ id: v.string(), name: v.string() }),
  /** Shown once. */
  token: v.string(),
  event: gateEvent,
  gate: ifReadable(ownGate),
  keys: readableOf(ticketKey),
  policy: gatePolicy,
  now: ifReadable(milliseconds),
});
export type EnrolmentAnswer = SentAs<typeof enrolment>;
/** The same, as a phone has read it. */
export type HeardEnrolment = ReadAs<typeof enrolment>;
