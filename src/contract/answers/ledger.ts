import * as v from 'valibot';
import { TICKET_STATES, type TicketState } from '../../domain/admission.ts';
import { DEFAULT_POLICY, HOLD_KINDS, type Policy } from '../../domain/edition.ts';
import { GATE_NOTES, type GateNote } from '../../domain/gate-note.ts';
import { PARTY_KINDS, type PartyKind } from '../../domain/kinds.ts';
import {
  count,
  cursor,
  figure,
  ifReadable,
  localized,
  milliseconds,
  orElse,
  readableOf,
  type SentAs,
  serial,
  word,
} from '../parts.ts';
import { gateEvent } from './gate-event.ts';
import { ticketKey } from './ticket-key.ts';
import { localTime } from './written.ts';

const strictness = word(['ignore', 'attention', 'refuse'], 'attention');

/** A hold or closing of one gate, or of the whole site. An order that is not known here is a hold. */
const hold = v.object({
  id: v.string(),
  gate: v.nullable(count),
  kind: word(HOLD_KINDS, 'hold'),
  starts_at: milliseconds,
  ends_at: v.nullable(milliseconds),
  reason: ifReadable(v.nullable(v.string())),
  until: ifReadable(v.nullable(milliseconds)),
  send_to: ifReadable(v.nullable(count)),
});

const freeFlow = v.object({
  id: v.string(),
  gate: v.nullable(count),
  starts_at: milliseconds,
  ends_at: v.nullable(milliseconds),
});

const supervisor = v.object({ salt: v.string(), iterations: count, hash: v.string() });

/** What the edition has published about a gate. `at`: when; past `until` it is shown no more. */
const notice = v.object({
  number: count,
  text: localized,
  at: milliseconds,
  until: v.nullable(milliseconds),
});

const utcOffset = v.object({ from: milliseconds, minutes: v.pipe(v.number(), v.integer()) });

/** The gate at which a phone is used. */
export const ownGate = v.object({ id: v.string(), name: localized });

/** A setting of the edition's rules, with the value that it has in an edition that says nothing. */
function setting<Name extends keyof Policy, Sent>(
  name: Name,
  schema: v.GenericSchema<Sent, Policy[Name]>,
) {
  return orElse(schema, DEFAULT_POLICY[name]);
}

/** Each of them has its default: a phone may be newer than its service, and knows more of them. */
const settings = {
  reentry: setting('reentry', v.boolean()),
  early_minutes: setting('early_minutes', v.nullable(figure)),
  late_minutes: setting('late_minutes', v.nullable(figure)),
  too_early: setting('too_early', strictness),
  too_late: setting('too_late', strictness),
  wrong_gate: setting('wrong_gate', strictness),
  walk_ins: setting('walk_ins', v.boolean()),
  day_ends: setting('day_ends', localTime),
  drain_minutes: setting('drain_minutes', figure),
  child_under: setting('child_under', figure),
} satisfies Record<keyof Policy, v.SchemaWithFallback<v.GenericSchema, unknown>>;

/** Everything that a gate phone must know besides the ledger. Changes rarely; sent with each ledger. */
export const gatePolicy = v.object({
  ...settings,
  holds: orElse(readableOf(hold), []),
  gate: ownGate,
  /** The number of the edition's day at the server's clock; 0 outside of all of them. */
  today: count,
  free_flow: ifReadable(readableOf(freeFlow)),
  /** Null where no supervisor's code is given out; absent where the one of today still holds. */
  supervisor: ifReadable(v.nullable(supervisor)),
  /** Absent from an older service: the keys of the enrolment are all there are. */
  keys: ifReadable(readableOf(ticketKey)),
  /** What is said of this gate now, its first sentence; null for nothing. */
  notice: ifReadable(v.nullable(notice)),
  /** Of the edition's zone, in the order of time: a phone's own data lags behind the law for years. */
  utc_offsets: ifReadable(v.pipe(v.array(utcOffset), v.minLength(1))),
});
export type GatePolicy = SentAs<typeof gatePolicy>;

/**
 * The ticket's totals, not increments. `exited`: what its exits gave back; `surplus`: what they said
 * beyond that, where they did. `last_at`: unix seconds of the last entry, 0 if none; `last_gate`: the
 * number of its gate, 0 if none. Rows of six are read too.
 */
type Row<State> = readonly [
  serial: number,
  entered: number,
  exited: number,
  state: State,
  revision: number,
  oldest: number,
  last_at?: number,
  last_gate?: number,
  surplus?: number,
];
export type LedgerRow = Row<TicketState>;
/** The same, as a phone has read it: a state that it does not know is `other`. */
export type HeardRow = Row<TicketState | 'other'>;

const ledgerRow: v.GenericSchema<LedgerRow, HeardRow> = v.tuple([
  serial,
  figure,
  figure,
  word(TICKET_STATES, 'other'),
  count,
  count,
  v.optional(count),
  v.optional(count),
  v.optional(count),
]);

/**
 * What a typed code cannot carry; and what the gate does for its
 * people, where the desk asks for it. A note of a later release sends them to the desk, which knows it.
 */
export type TodayRow = readonly [
  serial: number,
  adults: number,
  children: number,
  slot: number,
  kind: PartyKind,
  note?: GateNote,
];

const todayRow: v.GenericSchema<TodayRow> = v.tuple([
  serial,
  count,
  count,
  count,
  word(PARTY_KINDS, 'individual'),
  v.optional(word(GATE_NOTES, 'call_desk')),
]);

/**
 * The whole edition, for a phone that said another version than this. A phone that cannot read it
 * keeps the one that it has.
 */
const newEdition = v.object({ version: count, event: ifReadable(gateEvent) });

/** What changed since a cursor. An absent serial is valid and unused. */
export const ledger = v.object({
  cursor,
  more: v.boolean(),
  tickets: v.array(ledgerRow),
  /** Every ticket of the day. */
  today: readableOf(todayRow),
  policy: gatePolicy,
  edition: ifReadable(newEdition),
  /** The server's clock, where the ledger is asked for alone. */
  now: ifReadable(milliseconds),
});
export type LedgerAnswer = SentAs<typeof ledger>;
