import { REASONS } from '../../domain/admission.ts';
import { PARTY_KINDS } from '../../domain/kinds.ts';
import { SCAN_TYPES } from '../../domain/scan.ts';
import {
  count,
  flag,
  instant,
  list,
  milliseconds,
  named,
  object,
  oneOf,
  orNull,
  row,
  type Schema,
  text,
} from './schema.ts';

const uuid: Schema = { type: 'string', format: 'uuid' };
const strictness = oneOf(['ignore', 'attention', 'refuse']);
const direction = oneOf(['entry', 'exit']);
const kinds = oneOf(PARTY_KINDS);
const serial: Schema = { type: 'integer', minimum: 1 };
const jwk = object({}, [], { additionalProperties: true, description: 'RFC 7517.' });
const gate = object({ id: text, name: named('Localized') });

/** What gate phones send and get. */
export const gateSchemas: Record<string, Schema> = {
  EnrolmentRequest: object({ code: text, name: text, public_key: orNull(jwk) }, ['public_key']),
  Enrolment: object({
    device: object({ id: text, name: text }),
    token: { ...text, description: 'Shown once.' },
    event: named('GateEvent'),
    gate,
    keys: list(object({ id: count, jwk })),
    policy: named('GatePolicy'),
    now: milliseconds,
  }),
  GateEvent: object({
    number: count,
    slug: text,
    name: named('Localized'),
    timezone: text,
    gates: list(
      object({ number: count, name: named('Localized'), kinds: list(kinds), step_free: flag }),
    ),
    code_key: list(count),
    party_max: count,
    host: text,
    days: list(
      object({ number: count, date: text, opens_at: milliseconds, closes_at: milliseconds }),
    ),
    slots: list(row(count, count, milliseconds, milliseconds), {
      description: 'Of each: number, day, start, end.',
    }),
  }),
  GatePolicy: object({
    reentry: flag,
    early_minutes: orNull(count),
    late_minutes: orNull(count),
    too_early: strictness,
    too_late: strictness,
    wrong_gate: strictness,
    walk_ins: flag,
    day_ends: { type: 'string', pattern: '^[0-9]{2}:[0-9]{2}$' },
    drain_minutes: count,
    child_under: count,
    holds: list(
      object({
        id: text,
        gate: orNull(count),
        kind: oneOf(['hold', 'close']),
        starts_at: milliseconds,
        ends_at: orNull(milliseconds),
      }),
    ),
    gate,
    today: { ...count, description: 'The number of the day now; 0 outside of all.' },
  }),
  Scan: object(
    {
      id: { ...uuid, description: 'Made by the device; a known id returns its stored result.' },
      type: oneOf(SCAN_TYPES),
      direction,
      ticket: { ...text, description: 'Of `ticket`: token, URL or twelve-digit code.' },
      people: {
        ...orNull(count),
        description: 'Online by default all that remain, or all inside.',
      },
      children: orNull(count),
      kind: orNull(oneOf([...PARTY_KINDS, 'crew'])),
      at: { ...instant, description: 'Device time corrected by the last skew it measured.' },
      skew_ms: orNull({ type: 'number' }),
      decided: oneOf(['online', 'offline'], { default: 'online' }),
      verdict: orNull(oneOf(['admitted', 'refused'])),
      reason: orNull(oneOf(REASONS)),
      override: { ...orNull(text), description: 'Why staff let them in against the rule.' },
      after: { ...orNull(uuid), description: 'Of `walk_in`: the refused scan of these people.' },
      scan: { ...uuid, description: 'Of `undo`: the scan taken back.' },
      zone: orNull(text),
      shift: orNull(text),
    },
    [
      'direction',
      'ticket',
      'people',
      'children',
      'kind',
      'at',
      'skew_ms',
      'decided',
      'verdict',
      'reason',
      'override',
      'after',
      'scan',
      'zone',
      'shift',
    ],
  ),
  ScansRequest: object(
    {
      scans: list(named('Scan'), { maxItems: 500 }),
      since: { ...orNull(count), description: 'Asks for the ledger from this cursor on.' },
      queued: { ...count, description: 'How many stay unsent after this request.', default: 0 },
      oldest: { ...orNull(instant), description: 'The time of the oldest of them.' },
      signed_off: flag,
    },
    ['since', 'queued', 'oldest', 'signed_off'],
  ),
  ScanResult: object({
    id: text,
    verdict: oneOf(['admitted', 'refused', 'undone']),
    reason: { ...orNull(oneOf(REASONS)), description: 'Beside `admitted`: attention.' },
    people: count,
    conflict: { ...flag, description: 'People let in beyond what remained.' },
    ticket: orNull(
      object({
        serial,
        code: { type: 'string', pattern: '^[0-9]{12}$' },
        kind: kinds,
        admits: count,
        entered: count,
        inside: count,
      }),
    ),
  }),
  ScansAnswer: object(
    {
      results: list(named('ScanResult'), { description: 'In the order sent.' }),
      cursor: count,
      ledger: named('Ledger'),
      now: milliseconds,
    },
    ['ledger'],
  ),
  Ledger: object(
    {
      cursor: count,
      more: flag,
      tickets: list(
        row(serial, count, count, oneOf(['valid', 'cancelled', 'pending']), count, count),
        {
          description:
            'serial, entered, exited, state, revision, oldest: totals of the day. An absent serial is valid and unused.',
        },
      ),
      today: list(row(serial, count, count, count, kinds), {
        description: 'serial, adults, children, slot, kind: every ticket of the day.',
      }),
      policy: named('GatePolicy'),
      now: milliseconds,
    },
    ['now'],
  ),
};
