import * as v from 'valibot';
import { DIRECTIONS, REASONS } from '../../domain/admission.ts';
import {
  CROWD_PEOPLE_MAX,
  LABEL_MAX,
  NOTE_MAX,
  SITE_PEOPLE_MAX,
  SKEW_MAX,
} from '../../domain/bounds.ts';
import { COUNTED, SCAN_DECISIONS, SCAN_TYPES, WALK_IN_KINDS } from '../../domain/scan-type.ts';
import { cleanText } from '../../domain/text.ts';
import { countTo, type ReadAs, type SentAs, takenAs } from '../parts.ts';
import { uuid } from './id.ts';
import { instant } from './instant.ts';
import { phoneText, textTo } from './phone-text.ts';

/** A century, ms: the log keeps no clock that is further out. */
const SKEW_KEPT = 3_155_760_000_000;

const people = countTo(SITE_PEOPLE_MAX);
/**
 * A part of the site. Absent, it is the whole site; a text without a visible character is neither.
 */
const zone = takenAs(
  textTo(LABEL_MAX),
  v.pipe(
    v.string(),
    v.check((text) => text === '' || cleanText(text, LABEL_MAX) !== null),
    phoneText(LABEL_MAX),
  ),
);
const skew = v.pipe(
  v.number(),
  v.minValue(-SKEW_MAX),
  v.maxValue(SKEW_MAX),
  v.transform((ms) => Math.round(Math.min(SKEW_KEPT, Math.max(-SKEW_KEPT, ms)))),
);

/**
 * A scan as a gate phone sends it: wire format 1. A phone may be switched off for weeks, so every
 * scan ever made must stay readable.
 */
export const scan = v.object({
  id: uuid,
  type: v.picklist(SCAN_TYPES),
  direction: v.optional(v.picklist(DIRECTIONS)),
  /** Token, URL or twelve-digit code, for `ticket`. */
  ticket: v.optional(v.string()),
  people: v.optional(v.nullable(people)),
  children: v.optional(v.nullable(takenAs(countTo(CROWD_PEOPLE_MAX), people))),
  kind: v.optional(v.nullable(v.picklist(WALK_IN_KINDS))),
  at: v.optional(instant),
  skew_ms: v.optional(v.nullable(skew)),
  /** `online` asks for a decision; `offline` reports what happened. */
  decided: v.optional(v.picklist(SCAN_DECISIONS), 'online'),
  /** What the phone showed, when `offline`. */
  verdict: v.optional(v.nullable(v.picklist(['admitted', 'refused']))),
  reason: v.optional(v.nullable(v.picklist(REASONS))),
  /** Why staff admitted them against the rule. */
  override: v.optional(v.nullable(phoneText(NOTE_MAX))),
  /** For `walk_in`: the refused scan that these people belong to. */
  after: v.optional(v.nullable(uuid)),
  /** For `undo`: the scan taken back. */
  scan: v.optional(uuid),
  /** For `count`: the zone counted, instead of the whole site. */
  zone: v.optional(v.nullable(zone)),
  /** The number of the shift in which it was made. */
  shift: v.optional(v.nullable(phoneText(LABEL_MAX))),
  /** For `walk_in`: how the people were counted, when not one by one. */
  counted: v.optional(v.nullable(v.picklist(COUNTED))),
});
export type WireScan = SentAs<typeof scan>;
/** The same, as the service has read it. */
export type Scan = ReadAs<typeof scan>;
