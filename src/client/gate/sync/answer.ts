import * as v from 'valibot';
import { REASONS } from '../../../domain/admission.ts';
import { LOCALES, PARTY_KINDS } from '../../../domain/kinds.ts';

// What the server may answer. A captive portal, a proxy or half an answer must never be believed.

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const instant = v.pipe(v.number(), v.finite());
const localized = v.object(v.entriesFromList(LOCALES, v.string()));
const strictness = v.picklist(['ignore', 'attention', 'refuse']);
const kind = v.picklist(PARTY_KINDS);

const hold = v.object({
  id: v.string(),
  gate: v.nullable(count),
  kind: v.picklist(['hold', 'close']),
  starts_at: instant,
  ends_at: v.nullable(instant),
  reason: v.optional(v.nullable(v.string()), null),
  until: v.optional(v.nullable(instant), null),
  send_to: v.optional(v.nullable(count), null),
});

const flow = v.object({
  id: v.string(),
  gate: v.nullable(count),
  starts_at: instant,
  ends_at: v.nullable(instant),
});

const supervisor = v.object({
  salt: v.string(),
  iterations: count,
  hash: v.string(),
});

/** A public key as JSON, of the members that a P-256 key has. */
export const jwk = v.object({ kty: v.string(), crv: v.string(), x: v.string(), y: v.string() });

/** A key that signs tickets, with the serials that it signs; of an older service without them. */
const ticketKey = v.object({
  id: count,
  jwk,
  from_serial: v.optional(count),
  to_serial: v.optional(v.nullable(count)),
});

const policy = v.object({
  reentry: v.boolean(),
  early_minutes: v.nullable(v.number()),
  late_minutes: v.nullable(v.number()),
  too_early: strictness,
  too_late: strictness,
  wrong_gate: strictness,
  walk_ins: v.boolean(),
  day_ends: v.string(),
  drain_minutes: v.number(),
  child_under: v.number(),
  holds: v.array(hold),
  gate: v.object({ id: v.string(), name: localized }),
  today: count,
  free_flow: v.optional(v.array(flow)),
  supervisor: v.optional(v.nullable(supervisor)),
  keys: v.optional(v.array(ticketKey)),
  utc_offsets: v.optional(
    v.pipe(v.array(v.object({ from: instant, minutes: v.number() })), v.minLength(1)),
  ),
});

const result = v.object({
  id: v.string(),
  verdict: v.picklist(['admitted', 'refused', 'undone']),
  reason: v.nullable(v.picklist(REASONS)),
  people: count,
  conflict: v.boolean(),
  ticket: v.nullable(
    v.object({
      serial: count,
      code: v.string(),
      kind,
      admits: count,
      entered: v.number(),
      inside: v.number(),
    }),
  ),
});

const ledger = v.object({
  cursor: count,
  more: v.boolean(),
  tickets: v.array(
    v.tuple([
      count,
      v.number(),
      v.number(),
      v.picklist(['valid', 'cancelled', 'pending']),
      count,
      count,
      v.optional(count),
      v.optional(count),
    ]),
  ),
  today: v.array(v.tuple([count, count, count, count, kind])),
  policy,
});

const seenAlert = v.object({
  id: v.string(),
  by: v.nullable(v.string()),
  at: v.pipe(v.string(), v.isoTimestamp()),
});

export const scansAnswer = v.object({
  results: v.array(result),
  cursor: count,
  now: instant,
  ledger: v.optional(ledger),
  alerts: v.optional(v.array(v.string())),
  shifts: v.optional(v.array(v.string())),
  alerts_seen: v.optional(v.array(seenAlert)),
});

const gate = v.object({
  number: count,
  name: localized,
  kinds: v.array(kind),
  step_free: v.boolean(),
  position: v.optional(v.nullable(v.object({ latitude: v.number(), longitude: v.number() }))),
});

export const enrolAnswer = v.object({
  device: v.object({ id: v.string(), name: v.string() }),
  token: v.string(),
  event: v.object({
    number: count,
    slug: v.string(),
    name: localized,
    timezone: v.string(),
    days: v.array(
      v.object({ number: count, date: v.string(), opens_at: instant, closes_at: instant }),
    ),
    slots: v.array(v.tuple([count, count, instant, instant])),
    slot_times: v.optional(v.array(v.tuple([count, v.string(), v.string()]))),
    gates: v.array(gate),
    code_key: v.array(count),
    party_max: count,
    host: v.string(),
  }),
  keys: v.array(ticketKey),
  policy,
});

export const rescueAnswer = v.object({
  results: v.array(result),
  kept_apart: v.optional(v.boolean()),
});

/** Of the live figures only what a phone asks for. */
export const liveAnswer = v.object({ inside: count });

export const handInAnswer = v.object({ taken: count });

export const problem = v.object({ code: v.string() });

/** The one word at which a phone forgets everything: nothing less clear may be taken for it. */
export const revokedProblem = v.object({
  status: v.literal(403),
  code: v.literal('device_revoked'),
  hand_in: v.picklist(['open', 'closed']),
});
