import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Role } from '../../../domain/roles.ts';
import type { InvitationKind, MemberState } from '../words.ts';
import { flag, json } from './columns.ts';

export const person = sqliteTable('person', {
  id: text().primaryKey(),
  created_at: integer().notNull(),
});

export const member = sqliteTable(
  'member',
  {
    id: text().primaryKey(),
    event: integer().notNull(),
    person: text().notNull(),
    name: text().notNull(),
    role: text().$type<Role>().notNull(),
    gate: integer(),
    state: text().$type<MemberState>().notNull(),
    created_at: integer().notNull(),
  },
  (t) => [index('member_event').on(t.event), uniqueIndex('member_person').on(t.person, t.event)],
);

export const invitation = sqliteTable(
  'invitation',
  {
    hash: text().primaryKey(),
    event: integer().notNull(),
    kind: text().$type<InvitationKind>().notNull(),
    role: text().$type<Role>().notNull(),
    gate: integer(),
    key_required: flag('key_required').notNull(),
    made_by: text().notNull(),
    created_at: integer().notNull(),
    expires_at: integer().notNull(),
    used_at: integer(),
    used_by: text(),
    card: text(),
    label: text(),
  },
  (t) => [index('invitation_labelled').on(t.expires_at)],
);

export const session = sqliteTable(
  'session',
  {
    hash: text().primaryKey(),
    person: text().notNull(),
    browser: text(),
    shared: flag('shared').notNull().default(false),
    created_at: integer().notNull(),
    renewed_at: integer().notNull(),
    used_at: integer().notNull(),
    expires_at: integer().notNull(),
    revoked_at: integer(),
  },
  (t) => [index('session_person').on(t.person, t.expires_at)],
);

export const passkey = sqliteTable(
  'passkey',
  {
    id: text().primaryKey(),
    person: text().notNull(),
    host: text().notNull(),
    name: text().notNull(),
    public_key: text().notNull(),
    counter: integer().notNull(),
    transports: json<string[]>('transports').notNull(),
    created_at: integer().notNull(),
    used_at: integer(),
  },
  (t) => [index('passkey_person').on(t.person)],
);

export const screen_code = sqliteTable(
  'screen_code',
  {
    session: text().primaryKey(),
    hash: text().notNull().unique(),
    turn: integer().notNull(),
    made_at: integer().notNull(),
    expires_at: integer().notNull(),
    wrong_tries: integer().notNull().default(0),
    browser: text(),
    kind: text(),
    shared: flag('shared'),
    sign: integer(),
    asked_at: integer(),
    opened: flag('opened'),
  },
  (t) => [index('screen_code_end').on(t.expires_at), index('screen_code_browser').on(t.browser)],
);

export const spent_challenge = sqliteTable(
  'spent_challenge',
  { hash: text().primaryKey(), expires_at: integer().notNull() },
  (t) => [index('spent_challenge_end').on(t.expires_at)],
);

export const audit = sqliteTable(
  'audit',
  {
    id: integer().primaryKey(),
    event: integer(),
    at: integer().notNull(),
    actor: text().notNull(),
    verb: text().notNull(),
    subject: text().notNull(),
    detail: json<Record<string, unknown>>('detail'),
  },
  (t) => [
    index('audit_registration').on(t.event, t.subject, t.at),
    index('audit_time').on(t.event, t.at),
    index('audit_actor').on(t.event, t.actor, t.at),
    index('audit_verb').on(t.event, t.verb, t.at),
    index('audit_subject').on(t.event, t.subject, t.at),
  ],
);
