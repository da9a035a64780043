import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { TicketState } from '../../../domain/admission.ts';
import type { GateNote } from '../../../domain/gate-note.ts';
import type { Locale, PartyKind } from '../../../domain/kinds.ts';
import type { RegistrationStatus } from '../../../domain/registration.ts';
import type { DeclineReason } from '../../../domain/requests.ts';
import type { WaitState } from '../../../domain/wait-list.ts';
import { flag, json } from './columns.ts';

export const group_code = sqliteTable(
  'group_code',
  {
    event: integer().notNull(),
    hash: text().notNull(),
    people_max: integer().notNull(),
    people: integer().notNull(),
    uses_max: integer().notNull(),
    uses: integer().notNull(),
    days: json<number[]>('days'),
    made_by: text().notNull(),
    created_at: integer().notNull(),
    expires_at: integer().notNull(),
    withdrawn_at: integer(),
  },
  (t) => [primaryKey({ columns: [t.event, t.hash] })],
);

export const registration = sqliteTable(
  'registration',
  {
    event: integer().notNull(),
    id: text().notNull(),
    state: text().$type<RegistrationStatus>().notNull(),
    kind: text().$type<PartyKind>().notNull(),
    day: integer().notNull(),
    slot: integer().notNull(),
    adults: integer().notNull(),
    children: integer().notNull(),
    girls: integer().notNull(),
    boys: integer().notNull(),
    coaches: integer().notNull(),
    held: integer().notNull(),
    step_free: flag('step_free').notNull(),
    at_desk: flag('at_desk').notNull().default(false),
    waited: flag('waited').notNull().default(false),
    locale: text().$type<Locale>().notNull(),
    news: flag('news').notNull(),
    contact: text(),
    phone_hash: text(),
    email_hash: text(),
    link: integer().notNull().default(0),
    fingerprint: text().notNull(),
    first_serial: integer().notNull(),
    first_secret: integer().notNull(),
    serials: json<number[]>('serials').notNull(),
    retired: json<number[]>('retired').notNull(),
    group_code: text(),
    request: text(),
    waits_since: integer(),
    agreed: integer(),
    decline_reason: text().$type<DeclineReason>(),
    revision: integer().notNull(),
    change_key: text(),
    created_at: integer().notNull(),
    changed_at: integer().notNull(),
    erased_at: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.id] }),
    index('registration_phone').on(t.event, t.phone_hash, t.day, t.state),
    index('registration_email').on(t.event, t.email_hash, t.day, t.state),
    index('registration_unhashed').on(t.event),
    index('registration_pending').on(t.event, t.kind, t.waits_since),
    index('registration_media').on(t.event, t.created_at),
    index('registration_group').on(t.event, t.kind, t.day),
    index('registration_code').on(t.event, t.group_code, t.first_serial),
    index('registration_request').on(t.event, t.request),
    index('registration_ticketless').on(t.event, t.first_serial),
    index('registration_window').on(t.event, t.slot, t.state, t.id),
  ],
);

export const wait = sqliteTable(
  'wait',
  {
    event: integer().notNull(),
    id: text().notNull(),
    state: text().$type<WaitState>().notNull(),
    day: integer().notNull(),
    slot: integer().notNull(),
    people: integer().notNull(),
    ask: flag('ask').notNull(),
    lot: flag('lot').notNull(),
    locale: text().$type<Locale>().notNull(),
    party: json<unknown>('party'),
    phone_hash: text(),
    email_hash: text(),
    fingerprint: text().notNull(),
    first_serial: integer().notNull(),
    first_secret: integer().notNull(),
    passed: integer().notNull().default(0),
    kept_since: integer(),
    offered: integer(),
    deadline: integer(),
    offers: integer().notNull().default(0),
    joined_at: integer().notNull(),
    changed_at: integer().notNull(),
    erased_at: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.id] }),
    uniqueIndex('wait_serial').on(t.event, t.first_serial),
    index('wait_list').on(t.event, t.day, t.slot, t.state),
    index('wait_phone').on(t.event, t.phone_hash, t.day, t.slot),
    index('wait_email').on(t.event, t.email_hash, t.day, t.slot),
  ],
);

export const registration_change = sqliteTable(
  'registration_change',
  {
    event: integer().notNull(),
    registration: text().notNull(),
    key: text().notNull(),
    verb: text().notNull(),
    revision: integer().notNull(),
    made_by: text().notNull(),
    made_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.registration, t.key] })],
);

export const name_word = sqliteTable(
  'name_word',
  {
    event: integer().notNull(),
    hash: text().notNull(),
    registration: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.hash, t.registration] })],
);

export const ticket = sqliteTable(
  'ticket',
  {
    event: integer().notNull(),
    serial: integer().notNull(),
    registration: text().notNull(),
    state: text().$type<TicketState>().notNull(),
    revision: integer().notNull(),
    oldest: integer().notNull(),
    kind: text().$type<PartyKind>().notNull(),
    locale: text().$type<Locale>().notNull(),
    adults: integer().notNull(),
    children: integer().notNull(),
    girls: integer().notNull(),
    day: integer().notNull(),
    slot: integer().notNull(),
    step_free: flag('step_free').notNull(),
    secret: integer().notNull(),
    former: json<readonly number[]>('former').notNull(),
    note: text().$type<GateNote>(),
    key_id: integer().notNull(),
    signature: text().notNull(),
    issued_at: integer().notNull(),
    seq: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.serial] }),
    index('ticket_changed').on(t.event, t.day, t.seq),
    index('ticket_marked').on(t.event, t.day, t.seq),
    index('ticket_noted').on(t.event, t.day),
  ],
);

export const reissue_try = sqliteTable(
  'reissue_try',
  {
    event: integer().notNull(),
    registration: text().notNull(),
    key: text().notNull(),
    made_by: text().notNull(),
    made_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.registration, t.key] })],
);
