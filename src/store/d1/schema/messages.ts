import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { Audience, BulkTexts } from '../../../domain/bulk.ts';
import type { Channel, ChannelState } from '../../../domain/channel.ts';
import type { ToldWindow } from '../../../domain/editing/edits.ts';
import type { Gate } from '../../../domain/edition.ts';
import type { Locale } from '../../../domain/kinds.ts';
import type {
  DropReason,
  MessageKind,
  MessageStanding,
  MessageState,
} from '../../../domain/message.ts';
import { flag, json } from './columns.ts';

export const message_cause = sqliteTable(
  'message_cause',
  {
    event: integer().notNull(),
    kind: text().$type<MessageKind>().notNull(),
    revision: integer().notNull(),
    windows: json<readonly ToldWindow[]>('windows').notNull(),
    gates: json<readonly Gate[]>('gates'),
    people: integer().notNull(),
    made_by: text().notNull(),
    at: integer().notNull(),
    slot: integer().notNull().default(0),
    registration: text().notNull().default(''),
    messages: integer().notNull().default(0),
    unreachable: integer().notNull().default(0),
    done_at: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.kind, t.revision] }),
    index('message_cause_open').on(t.event, t.revision),
  ],
);

export const message = sqliteTable(
  'message',
  {
    event: integer().notNull(),
    registration: text().notNull(),
    kind: text().$type<MessageKind>().notNull(),
    revision: integer().notNull(),
    locale: text().$type<Locale>().notNull(),
    box: text().notNull(),
    worth_until: integer().notNull(),
    state: text().$type<MessageState>().notNull(),
    dropped_for: text().$type<DropReason>(),
    written_at: integer().notNull(),
    by_email: flag('by_email').notNull(),
    by_phone: flag('by_phone').notNull(),
    due_at: integer().notNull(),
    channel: text().$type<Channel>(),
    attempt: integer().notNull().default(0),
    lease_until: integer(),
    handed_at: integer(),
    overtaken_for: text().$type<DropReason>(),
    refused_by: text().notNull().default(''),
    reference: text(),
    outcome: text(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.registration, t.kind, t.revision] }),
    index('message_ready').on(t.event, t.due_at, t.worth_until),
    index('message_sending').on(t.event, t.lease_until),
    index('message_unknown').on(t.event, t.written_at),
    index('message_reference').on(t.event, t.reference),
    index('message_kept').on(t.event, t.worth_until),
  ],
);

export const bulk = sqliteTable(
  'bulk',
  {
    event: integer().notNull(),
    number: integer().notNull(),
    form: text().notNull(),
    texts: json<BulkTexts>('texts').notNull(),
    audience: json<Audience>('audience').notNull(),
    of_visit: flag('of_visit').notNull(),
    registrations: integer().notNull(),
    worth_until: integer().notNull(),
    made_by: text().notNull(),
    made_at: integer().notNull(),
    stopped_by: text(),
    stopped_at: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.number] }),
    uniqueIndex('bulk_form').on(t.event, t.form),
  ],
);

export const reminder = sqliteTable('reminder', {
  event: integer().primaryKey(),
  wanted: flag('wanted').notNull(),
});

export const channel = sqliteTable(
  'channel',
  {
    event: integer().notNull(),
    channel: text().$type<Channel>().notNull(),
    state: text().$type<ChannelState>().notNull(),
    box: text().notNull(),
    per_minute: integer().notNull(),
    per_day: integer().notNull(),
    quiet_from: integer(),
    quiet_until: integer(),
    tried_at: integer(),
    minute: integer().notNull().default(0),
    in_minute: integer().notNull().default(0),
    date: text().notNull().default(''),
    in_date: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.event, t.channel] })],
);

export const push_subscription = sqliteTable(
  'push_subscription',
  {
    event: integer().notNull(),
    registration: text().notNull(),
    id: text().notNull(),
    box: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.registration, t.id] })],
);

export const message_count = sqliteTable(
  'message_count',
  {
    event: integer().notNull(),
    kind: text().$type<MessageKind>().notNull(),
    bulk: integer().notNull(),
    locale: text().$type<Locale>().notNull(),
    standing: text().$type<MessageStanding>().notNull(),
    messages: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.kind, t.bulk, t.locale, t.standing] })],
);

export const find_code = sqliteTable(
  'find_code',
  {
    event: integer().notNull(),
    id: text().notNull(),
    contact: text().notNull(),
    by_phone: flag('by_phone').notNull(),
    network: text(),
    locale: text().$type<Locale>().notNull(),
    box: text(),
    told: flag('told'),
    made_at: integer().notNull(),
    expires_at: integer().notNull(),
    kept_until: integer().notNull(),
    tried: json<string[]>('tried').notNull().default([]),
    opened_by: text(),
    opened: text(),
    open_until: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.id] }),
    uniqueIndex('find_code_opened').on(t.event, t.opened),
    index('find_code_asked').on(t.event, t.made_at),
    index('find_code_open').on(t.event, t.expires_at),
    index('find_code_contact').on(t.event, t.contact, t.network, t.expires_at),
    index('find_code_end').on(t.kept_until),
    index('find_code_told').on(t.event, t.contact, t.made_at),
    index('find_code_told_network').on(t.event, t.network, t.made_at),
    index('find_code_told_all').on(t.event, t.by_phone, t.made_at),
  ],
);
