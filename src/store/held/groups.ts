import type { DataGroup } from './kinds.ts';

/**
 * What data is held for: each group is one purpose, and every column of the schema is of one group. In
 * the order in which the privacy desk lists them, visitors' own first.
 */
export const DATA_GROUPS = {
  /** Names, phones, e-mail addresses and answers, sealed, and the keyed hashes that find them again. */
  contacts: { readers: 'show_contact', until: 'erasure' },
  /** Parties that wait for a place, with their contact. */
  waits: { readers: 'nobody', until: 'erasure' },
  /** Texts that are sent, with their recipient. */
  messages: { readers: 'nobody', until: 'erasure' },
  /** Browsers that are told of a registration. */
  browsers: { readers: 'nobody', until: 'erasure' },
  /** Six digits for those who look for their ticket, and the hashes that keep others from guessing. */
  codes: { readers: 'nobody', until: 'hours' },
  /** Wishes of children, with their guardian's contact and the answer. */
  wishes: { readers: 'named_readers', until: 'wish' },
  /** What a gate does for the people of a ticket. */
  gate_notes: { readers: 'note_for_gate', until: 'day' },
  /** What was typed at a gate: why somebody was let in all the same. */
  remarks: { readers: 'read_lists', until: 'erasure' },
  /** Registrations and tickets without a name: how many come when, and in what. */
  visits: { readers: 'open_record', until: 'kept' },
  /** Codes that a directorate was given, by their hash. */
  groups: { readers: 'read_team', until: 'kept' },
  /** Who entered and left where and when, as numbers of tickets and as counts. */
  entries: { readers: 'read_figures', until: 'kept' },
  /** What was ordered at the gates, and calls for help. */
  orders: { readers: 'read_gates', until: 'kept' },
  /** Phones of the gates, and what each of them counted. */
  phones: { readers: 'read_gates', until: 'kept' },
  /** Names and roles of the people who run it. */
  team: { readers: 'read_team', until: 'kept' },
  /** Their passkeys and sessions, and the forms that they sent. */
  sign_ins: { readers: 'nobody', until: 'kept' },
  /** Who did what, and who opened what. */
  log: { readers: 'read_log', until: 'kept' },
  /** What the edition says to everybody. */
  edition: { readers: 'everybody', until: 'kept' },
  notices: { readers: 'everybody', until: 'kept' },
  /** How messages are carried; what opens the carrier is sealed. */
  channels: { readers: 'set_up_channel', until: 'kept' },
  /** Keys: those of contacts and of wishes end what is sealed with them. */
  keys: { readers: 'nobody', until: 'kept' },
  /** Lists of words, and the order in which the service writes. */
  service: { readers: 'nobody', until: 'kept' },
} as const satisfies Record<string, DataGroup>;

export type GroupName = keyof typeof DATA_GROUPS;
