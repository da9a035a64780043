import type { GroupName } from './groups.ts';
import type { HeldTables } from './kinds.ts';

/** A list of words that a column may hold. */
const WORDS = { group: 'service', columns: { word: 'setting' } } as const;

/** What the service needs for itself: lists of words, and the order of what it writes. */
export const SERVICE = {
  edition_status: WORDS,
  live_detail: WORDS,
  locale: WORDS,
  party_kind: WORDS,
  registration_state: WORDS,
  wait_state: WORDS,
  decline_reason: WORDS,
  ticket_state: WORDS,
  device_state: WORDS,
  hold_kind: WORDS,
  gate_note: WORDS,
  scan_type: WORDS,
  scan_direction: WORDS,
  scan_decision: WORDS,
  verdict: WORDS,
  counting_method: WORDS,
  alert_kind: WORDS,
  hand_in_state: WORDS,
  gate_direction: WORDS,
  member_role: WORDS,
  member_state: WORDS,
  invitation_kind: WORDS,
  release_status: WORDS,
  notice_kind: WORDS,
  notice_template: WORDS,
  correctable_figure: WORDS,
  message_kind: WORDS,
  message_state: WORDS,
  drop_reason: WORDS,
  message_channel: WORDS,
  channel_state: WORDS,
  wish_state: WORDS,
  export_kind: WORDS,
  export_format: WORDS,
  export_state: WORDS,
  schema_version: {
    group: 'service',
    columns: {
      number: 'figure',
    },
  },
  actor: {
    group: 'service',
    columns: {
      name: 'key',
      epoch: 'figure',
    },
  },
  fence: {
    group: 'service',
    columns: {
      epoch: 'figure',
      ground: 'figure',
      edition: 'figure',
      request: 'figure',
    },
  },
  erasures_followed: {
    group: 'service',
    columns: {
      only: 'key',
      number: 'figure',
    },
  },
  purge: {
    group: 'log',
    columns: {
      event: 'key',
      begun_at: 'figure',
      made_by: 'staff',
      before: 'figure',
      ended_at: 'figure',
      after: 'figure',
    },
  },
  ledger_clock: {
    group: 'service',
    columns: {
      event: 'key',
      seq: 'figure',
      last_serial: 'figure',
    },
  },
} as const satisfies Partial<HeldTables<GroupName>>;
