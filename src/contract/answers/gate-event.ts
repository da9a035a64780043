import * as v from 'valibot';
import { GATE_DIRECTIONS } from '../../domain/edition-parts.ts';
import { PARTY_KINDS } from '../../domain/kinds.ts';
import { count, ifReadable, localized, milliseconds, orElse, readableOf, word } from '../parts.ts';
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
  /** Raised by each edit. Absent from an older service. */
  version: ifReadable(count),
});
