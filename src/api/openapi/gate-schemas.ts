import { REASONS } from '../../domain/admission.ts';
import { ALERT_KINDS } from '../../domain/alert.ts';
import {
  ALERTS_MAX,
  LABEL_MAX,
  NOTE_MAX,
  peopleMax,
  QUEUED_MAX,
  SHIFTS_MAX,
  SITE_PEOPLE_MAX,
  SKEW_MAX,
} from '../../domain/bounds.ts';
import { HOLD_REASONS } from '../../domain/edition.ts';
import { PARTY_KINDS } from '../../domain/kinds.ts';
import { COUNTED, SCAN_TYPES } from '../../domain/scan-type.ts';
import {
  count,
  countTo,
  cursor,
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
  textTo,
} from './schema.ts';

const uuid: Schema = { type: 'string', format: 'uuid' };
const strictness = oneOf(['ignore', 'attention', 'refuse']);
const direction = oneOf(['entry', 'exit']);
const kinds = oneOf(PARTY_KINDS);
const serial: Schema = { type: 'integer', minimum: 1 };
const jwk = object({}, [], { additionalProperties: true, description: 'RFC 7517.' });
const gate = object({ id: text, name: named('Localized') });

const PARTY = peopleMax('ticket', null);
const CROWD = peopleMax('walk_in', 'free_flow');
const PEOPLE = `At most ${PARTY}; ${CROWD} where \`counted\` says that nobody was counted one by one; ${SITE_PEOPLE_MAX} of \`count\`. Online by default all that remain, or all inside.`;

/** What gate phones send and get. */
export const gateSchemas: Record<string, Schema> = {
  EnrolmentRequest: object({ code: textTo(200), name: textTo(400), public_key: orNull(jwk) }, [
    'public_key',
  ]),
  TicketKey: object(
    { id: count, jwk, from_serial: { type: 'integer', minimum: 1 }, to_serial: orNull(count) },
    [],
    { description: 'Signs the serials of its range, and no other; null is without end.' },
  ),
  Enrolment: object({
    device: object({ id: text, name: text }),
    token: { ...text, description: 'Shown once.' },
    event: named('GateEvent'),
    gate,
    keys: list(named('TicketKey')),
    policy: named('GatePolicy'),
    now: milliseconds,
  }),
  GateEvent: object({
    number: count,
    slug: text,
    name: named('Localized'),
    timezone: text,
    gates: list(
      object({
        number: count,
        name: named('Localized'),
        kinds: list(kinds),
        step_free: flag,
        position: orNull(named('Position')),
      }),
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
    slot_times: list(row(count, text, text), { description: 'Of each: number, from, to, local.' }),
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
        reason: orNull({ ...text, description: `One of ${HOLD_REASONS.join(', ')}, or a text.` }),
        until: orNull({ ...milliseconds, description: 'When it is expected to end.' }),
        send_to: orNull({
          ...count,
          description: 'The gate through which people enter meanwhile.',
        }),
      }),
    ),
    utc_offsets: list(object({ from: milliseconds, minutes: { type: 'integer' } }), {
      description: 'Of the zone of the edition, in the order of time.',
    }),
    free_flow: list(
      object({
        id: text,
        gate: orNull(count),
        starts_at: milliseconds,
        ends_at: orNull(milliseconds),
      }),
      { description: 'People pass in big counts, unscanned; at all gates where `gate` is null.' },
    ),
    supervisor: orNull(
      object(
        {
          salt: { ...text, description: 'Base64.' },
          iterations: count,
          hash: { ...text, description: 'Base64.' },
        },
        [],
        {
          description:
            'PBKDF2-SHA-256 of the six digits that the console shows for this phone and day. Absent while those of other phones are made: what the phone has goes on.',
        },
      ),
    ),
    keys: list(named('TicketKey'), { description: 'All keys of the edition, the newest too.' }),
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
        ...orNull(countTo(SITE_PEOPLE_MAX)),
        description: PEOPLE,
      },
      children: { ...orNull(countTo(CROWD)), description: 'No more of them than `people`.' },
      kind: orNull(oneOf([...PARTY_KINDS, 'crew'])),
      at: {
        ...instant,
        description:
          'Device time corrected by the last skew it measured. One before the day before the first day, or after now, is brought within.',
      },
      skew_ms: orNull({ type: 'number', minimum: -SKEW_MAX, maximum: SKEW_MAX }),
      decided: oneOf(['online', 'offline'], { default: 'online' }),
      verdict: orNull(oneOf(['admitted', 'refused'])),
      reason: orNull(oneOf(REASONS)),
      override: {
        ...orNull(textTo(NOTE_MAX)),
        description: 'Why staff let them in against the rule.',
      },
      after: { ...orNull(uuid), description: 'Of `walk_in`: the refused scan of these people.' },
      scan: { ...uuid, description: 'Of `undo`: the scan taken back.' },
      zone: orNull(textTo(LABEL_MAX)),
      shift: orNull(textTo(LABEL_MAX)),
      counted: {
        ...orNull(oneOf(COUNTED)),
        description: 'Of `walk_in`: how its people were counted, when not one by one.',
      },
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
      'counted',
    ],
  ),
  Health: object({
    battery: { ...orNull({ type: 'number', minimum: 0, maximum: 1 }), description: 'Charge.' },
    version: textTo(LABEL_MAX),
  }),
  Alert: object({
    id: { ...uuid, description: 'Made by the device: sent twice, it is one alert.' },
    kind: oneOf(ALERT_KINDS),
    at: instant,
  }),
  ShiftSheet: object({
    id: { ...uuid, description: 'Made by the device: sent twice, it is one sheet.' },
    number: { ...text, description: 'As whoever took the phone typed it.' },
    opened_at: instant,
    closed_at: instant,
    welcomed: countTo(QUEUED_MAX),
    left: countTo(QUEUED_MAX),
    refused: countTo(QUEUED_MAX),
    overrides: countTo(QUEUED_MAX),
  }),
  ScansRequest: object(
    {
      scans: list(named('Scan'), { maxItems: 500 }),
      since: { ...orNull(cursor), description: 'Asks for the ledger from this cursor on.' },
      queued: {
        ...countTo(QUEUED_MAX),
        description: 'How many stay unsent after this request.',
        default: 0,
      },
      oldest: { ...orNull(instant), description: 'The time of the oldest of them.' },
      signed_off: flag,
      health: orNull(named('Health')),
      own_hold: {
        ...orNull(instant),
        description: 'Since when staff hold this gate on the phone; null when they do not.',
      },
      alerts: list(named('Alert'), {
        maxItems: ALERTS_MAX,
        description: 'Calls for help. Sent again until the answer names them.',
      }),
      shifts: list(named('ShiftSheet'), {
        maxItems: SHIFTS_MAX,
        description: 'Of shifts that ended. Sent again until the answer names them.',
      }),
    },
    ['since', 'queued', 'oldest', 'signed_off', 'health', 'own_hold', 'alerts', 'shifts'],
    {
      description:
        'What a device says of itself is brought within these bounds, and holds no scan back.',
    },
  ),
  ScanResult: object(
    {
      id: text,
      verdict: oneOf(['admitted', 'refused', 'undone']),
      reason: { ...orNull(oneOf(REASONS)), description: 'Beside `admitted`: attention.' },
      people: count,
      conflict: { ...flag, description: 'People let in beyond what remained.' },
      clamped: { const: true, description: 'Its time could not be, and was brought within.' },
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
    },
    ['clamped'],
  ),
  ScansAnswer: object(
    {
      results: list(named('ScanResult'), { description: 'In the order sent.' }),
      cursor,
      alerts: list(text, { description: 'Ids of the alerts that are written.' }),
      shifts: list(text, { description: 'Ids of the shift sheets that are written.' }),
      alerts_seen: list(
        object({
          id: uuid,
          by: {
            ...orNull(text),
            description:
              'The role of who saw it first: `owner`, `organizer`, `safety`, or another.',
          },
          at: instant,
        }),
        {
          maxItems: ALERTS_MAX,
          description: 'Calls of this device in the last two hours that somebody has seen.',
        },
      ),
      ledger: named('Ledger'),
      now: milliseconds,
    },
    ['shifts', 'alerts_seen', 'ledger'],
  ),
  Ledger: object(
    {
      cursor,
      more: flag,
      tickets: list(
        {
          ...row(
            serial,
            count,
            count,
            oneOf(['valid', 'cancelled', 'pending']),
            count,
            count,
            count,
            count,
            count,
          ),
          minItems: 8,
        },
        {
          description:
            'serial, entered, exited, state, revision, oldest, last_at, last_gate, surplus: the totals of the ticket; when (unix seconds) and at which gate somebody last went in, 0 and 0 if nobody did; people who left beyond those inside, where there are any. An absent serial is valid and unused.',
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
