import {
  blob,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { UtcOffset } from '../../../domain/calendar.ts';
import type {
  Controller,
  EditionStatus,
  LiveDetail,
  Localized,
  MovedFrom,
  Policy,
} from '../../../domain/edition.ts';
import type {
  EditionTexts,
  GateDirection,
  PlanMark,
  Question,
  Review,
  Show,
  Site,
} from '../../../domain/edition-parts.ts';
import type { Locale, PartyKind } from '../../../domain/kinds.ts';
import type { NoticeKind, NoticeText, RumourParts, Template } from '../../../domain/notice.ts';
import type { AnswerHours } from '../../../domain/requests.ts';
import type { OpenPlaces, Shares } from '../../../domain/shares.ts';
import { flag, json } from './columns.ts';

export const event = sqliteTable('event', {
  number: integer().primaryKey(),
  slug: text().notNull(),
  name: json<Localized>('name').notNull(),
  city: json<Localized>('city').notNull(),
  venue: json<Localized>('venue').notNull(),
  timezone: text().notNull(),
  status: text().$type<EditionStatus>().notNull(),
  registration_opens: text().notNull(),
  registration_closes: text().notNull(),
  utc_offsets: json<UtcOffset[]>('utc_offsets').notNull(),
  registration_opens_at: integer().notNull(),
  registration_closes_at: integer().notNull(),
  party_max: integer().notNull(),
  group_share: integer().notNull(),
  live_detail: text().$type<LiveDetail>().notNull(),
  answer_hours: json<AnswerHours>('answer_hours').notNull().default({}),
  controller: json<Controller>('controller').notNull(),
  policy: json<Policy>('policy').notNull(),
  texts: json<EditionTexts>('texts').notNull(),
  kinds: json<readonly PartyKind[]>('kinds').notNull(),
  approved_kinds: json<readonly PartyKind[]>('approved_kinds').notNull().default([]),
  site: json<Site>('site'),
  shares: json<Shares>('shares').notNull(),
  programme: json<readonly Show[]>('programme').notNull(),
  questions: json<readonly Question[]>('questions').notNull(),
  plan: json<readonly PlanMark[]>('plan').notNull(),
  reviewed: json<readonly Review[]>('reviewed').notNull(),
  copied_from: integer(),
  data_key: text(),
  token_key: text().notNull(),
  code_key: json<number[]>('code_key').notNull(),
  version: integer().notNull().default(1),
  fingerprint: text().notNull(),
  created_at: integer().notNull(),
  erased_at: integer(),
});

export const day = sqliteTable(
  'day',
  {
    event: integer().notNull(),
    number: integer().notNull(),
    date: text().notNull(),
    opens: text().notNull(),
    closes: text().notNull(),
    opens_at: integer().notNull(),
    closes_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.number] })],
);

export const slot = sqliteTable(
  'slot',
  {
    event: integer().notNull(),
    number: integer().notNull(),
    day: integer().notNull(),
    from_time: text().notNull(),
    to_time: text().notNull(),
    starts_at: integer().notNull(),
    ends_at: integer().notNull(),
    capacity: integer().notNull(),
    taken: integer().notNull(),
    group_capacity: integer(),
    group_taken: integer().notNull(),
    school_kept: integer().notNull(),
    school_taken: integer().notNull(),
    association_kept: integer().notNull(),
    association_taken: integer().notNull(),
    media_kept: integer().notNull(),
    media_taken: integer().notNull(),
    guest_kept: integer().notNull(),
    guest_taken: integer().notNull(),
    desk_kept: integer().notNull(),
    desk_taken: integer().notNull(),
    openings: json<readonly OpenPlaces[]>('openings'),
    reserved: integer().notNull(),
    waiting: integer().notNull(),
    left_open: integer().notNull(),
    drawn_at: integer(),
    closed: flag('closed').notNull(),
    used: flag('used').notNull(),
    moved: json<MovedFrom>('moved'),
  },
  (t) => [primaryKey({ columns: [t.event, t.number] })],
);

export const gate = sqliteTable(
  'gate',
  {
    event: integer().notNull(),
    number: integer().notNull(),
    name: json<Localized>('name').notNull(),
    kinds: json<PartyKind[]>('kinds').notNull(),
    step_free: flag('step_free').notNull(),
    latitude: real(),
    longitude: real(),
    sign: text(),
    lanes: integer().notNull(),
    direction: text().$type<GateDirection>().notNull(),
    bays: json<readonly string[]>('bays').notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.number] })],
);

export const edition_change = sqliteTable(
  'edition_change',
  {
    event: integer().notNull(),
    key: text().notNull(),
    version: integer().notNull(),
    made_by: text().notNull(),
    made_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.key] })],
);

export const signing_key = sqliteTable(
  'signing_key',
  {
    event: integer().notNull(),
    id: integer().notNull(),
    public_jwk: json<JsonWebKey>('public_jwk').notNull(),
    private_key: text().notNull(),
    from_serial: integer().notNull(),
    to_serial: integer(),
    created_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.id] })],
);

export const share_picture = sqliteTable(
  'share_picture',
  {
    event: integer().notNull(),
    locale: text().$type<Locale>().notNull(),
    png: blob().notNull(),
    digest: text().notNull(),
    words: text().notNull(),
    drawn_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.locale] })],
);

export const notice = sqliteTable(
  'notice',
  {
    event: integer().notNull(),
    number: integer().notNull(),
    revision: integer().notNull(),
    form: text().notNull(),
    kind: text().$type<NoticeKind>().notNull(),
    template: text().$type<Template>().notNull(),
    pinned: flag('pinned').notNull(),
    gate: integer(),
    until: integer(),
    text: json<NoticeText>('text').notNull(),
    parts: json<RumourParts>('parts'),
    published_by: text().notNull(),
    published_at: integer().notNull(),
    withdrawn_by: text(),
    withdrawn_at: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.number, t.revision] }),
    uniqueIndex('notice_form').on(t.event, t.form),
    index('notice_pinned').on(t.event, t.number),
    index('notice_at_gate').on(t.event, t.number),
  ],
);
