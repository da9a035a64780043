import { ALERT_KINDS } from '../../domain/alert.ts';
import { HOLD_REASONS } from '../../domain/edition.ts';
import { LOCALES } from '../../domain/kinds.ts';
import { PROBLEMS } from '../../domain/problem.ts';
import { count, instant, list, named, object, oneOf, orNull, type Schema, text } from './schema.ts';

const totals = {
  entries: { ...count, description: 'People let in, re-entries and walk-ins too; crew not.' },
  exits: count,
  inside: { ...count, description: 'People inside now.' },
  re_entries: { ...count, description: 'Places used more than once.' },
  walk_ins: count,
  parties: { ...count, description: 'Tickets of which somebody was let in.' },
};

/** Of the exact figures only. */
const beside = {
  conflicts: { ...count, description: 'Scans that let people in beyond what was booked.' },
  registered: { ...count, description: 'People who hold places.' },
};

/** What more than one face of the interface speaks of. */
export const commonSchemas: Record<string, Schema> = {
  Localized: object(Object.fromEntries(LOCALES.map((locale) => [locale, text]))),
  Position: object(
    {
      latitude: { type: 'number', minimum: -90, maximum: 90 },
      longitude: { type: 'number', minimum: -180, maximum: 180 },
    },
    [],
    { description: 'Degrees, WGS 84.' },
  ),
  Problem: object(
    {
      type: { ...text, examples: ['urn:abwab:problem:slot_full'] },
      title: text,
      status: { type: 'integer', minimum: 400, maximum: 599 },
      code: oneOf(Object.keys(PROBLEMS)),
      detail: text,
      errors: list(
        object({
          path: { ...text, examples: ['party.adults'] },
          code: text,
          message: text,
        }),
      ),
      alternatives: list(text, {
        description:
          'Of `slot_full` and `registration_closed`: windows still to come that have room for the whole party, nearest first.',
      }),
      remaining: {
        ...count,
        description:
          'Of `slot_full` and `registration_closed`: people whom the window still takes.',
      },
      hand_in: oneOf(['open', 'closed'], {
        description: 'Of `device_revoked`: whether the device may still hand in what it holds.',
      }),
    },
    ['errors', 'alternatives', 'remaining', 'hand_in'],
    { description: 'RFC 9457. Says nothing of what was sent.' },
  ),
  Live: object(
    {
      as_of: instant,
      complete_to: {
        ...instant,
        description: 'Up to here every scan is counted: what phones still hold is later.',
      },
      ...totals,
      ...beside,
      today: object({ date: orNull({ type: 'string', format: 'date' }), ...totals }),
      gates: list(named('LiveGate')),
      days: list(
        object({
          id: text,
          date: { type: 'string', format: 'date' },
          ...totals,
          ...beside,
          uncounted_exits: { ...count, description: 'Who remained inside when the day closed.' },
        }),
      ),
      outside: object(totals, [], {
        description: 'What phones dated outside every day; part of the sums above.',
      }),
      devices: object({ on_duty: count, waiting: count, unsent: count, silent: count }),
      alerts: list(
        object({
          id: text,
          kind: oneOf(ALERT_KINDS),
          gate: { ...text, description: 'As in `gates`.' },
          device: text,
          at: instant,
        }),
        { description: 'Of the last two hours, not seen yet. Of the exact figures only.' },
      ),
    },
    ['days', 'outside', 'devices', 'alerts', ...Object.keys(beside)],
    { description: 'All figures count people, but `parties`. Coarse figures are rounded.' },
  ),
  LiveGate: object(
    {
      id: text,
      name: named('Localized'),
      state: oneOf(['open', 'held', 'closed']),
      entries: count,
      exits: count,
      per_minute: { type: 'number', minimum: 0 },
      last_seen: orNull(instant),
      own_hold: {
        ...orNull(instant),
        description: 'Since when its own staff hold it, where that alone is why it is held.',
      },
      reason: orNull({ ...text, description: `One of ${HOLD_REASONS.join(', ')}, or a text.` }),
      until: orNull({ ...instant, description: 'When its hold is expected to end.' }),
      send_to: orNull({ ...text, description: 'The gate through which people enter meanwhile.' }),
      free_flow: { type: 'boolean', description: 'People pass in big counts, unscanned.' },
    },
    [
      'entries',
      'exits',
      'per_minute',
      'last_seen',
      'own_hold',
      'reason',
      'until',
      'send_to',
      'free_flow',
    ],
    { description: 'The figures of a gate are told to sessions, devices and where all are exact.' },
  ),
};
