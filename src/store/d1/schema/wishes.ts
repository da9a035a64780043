import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { Locale } from '../../../domain/kinds.ts';
import type { WishState } from '../../../domain/wish.ts';
import { flag, json } from './columns.ts';

export const wish_desk = sqliteTable('wish_desk', {
  event: integer().primaryKey(),
  takes: flag('takes').notNull(),
  until: text().notNull(),
  answer_days: integer().notNull(),
  wish_key: text(),
});

export const wish_reader = sqliteTable(
  'wish_reader',
  {
    event: integer().notNull(),
    member: text().notNull(),
    named_by: text().notNull(),
    named_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.member] })],
);

export const wish = sqliteTable(
  'wish',
  {
    event: integer().notNull(),
    number: integer().notNull(),
    id: text().notNull(),
    state: text().$type<WishState>().notNull(),
    locale: text().$type<Locale>().notNull(),
    received_at: integer().notNull(),
    answer_by: text().notNull(),
    box: text(),
    answer: text(),
    fingerprint: text(),
    contact_hash: text(),
    network_hash: text(),
    passages: json<readonly number[]>('passages').notNull().default([]),
    answered_at: integer(),
    answered_by: text(),
    erase_at: integer(),
    erased_at: integer(),
    revision: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.number] }),
    uniqueIndex('wish_id').on(t.event, t.id),
    index('wish_due').on(t.erase_at),
  ],
);
