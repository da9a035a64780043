import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const schema_version = sqliteTable('schema_version', { number: integer().primaryKey() });

export const actor = sqliteTable('actor', {
  name: text().primaryKey(),
  epoch: integer().notNull(),
});

export const fence = sqliteTable('fence', {
  epoch: integer().notNull(),
  ground: integer().notNull(),
  edition: integer().notNull().default(1),
  request: integer().notNull().default(1),
});

export const ledger_clock = sqliteTable('ledger_clock', {
  event: integer().primaryKey(),
  seq: integer().notNull(),
  last_serial: integer().notNull(),
});

export const form_answer = sqliteTable(
  'form_answer',
  {
    event: integer().notNull(),
    member: text().notNull(),
    form: text().notNull(),
    location: text().notNull(),
    made_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.member, t.form] })],
);
