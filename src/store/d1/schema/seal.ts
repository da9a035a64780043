import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { DayRows } from '../../../domain/seal/chain.ts';
import type { LogName } from '../../../domain/seal/form.ts';
import { flag, json } from './columns.ts';

export const sealing = sqliteTable('sealing', {
  event: integer().primaryKey(),
  from_seq: integer().notNull(),
  to_seq: integer().notNull(),
  began_at: integer().notNull(),
  final: flag('final').notNull(),
  step: integer().notNull(),
  log: text().$type<LogName>(),
  upto: text().notNull(),
  over: flag('over').notNull(),
});

export const seal_range = sqliteTable(
  'seal_range',
  {
    event: integer().notNull(),
    to_seq: integer().notNull(),
    number: integer().notNull(),
    log: text().$type<LogName>().notNull(),
    upto: text().notNull(),
    rows: integer().notNull(),
    hash: text().notNull(),
    days: json<readonly DayRows[]>('days').notNull(),
    copy: blob().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.to_seq, t.number] })],
);

export const sealed_text = sqliteTable(
  'sealed_text',
  {
    event: integer().notNull(),
    log: text().$type<LogName>().notNull(),
    id: text().notNull(),
    seq: integer().notNull(),
    name: text().notNull(),
    salt: text(),
    commitment: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.log, t.id, t.seq, t.name] })],
);

export const seal = sqliteTable(
  'seal',
  {
    event: integer().notNull(),
    number: integer().notNull(),
    form: integer().notNull(),
    from_seq: integer().notNull(),
    to_seq: integer().notNull(),
    rows: integer().notNull(),
    days: json<readonly DayRows[]>('days').notNull(),
    root: text().notNull(),
    previous: text().notNull(),
    restored: json<readonly number[]>('restored').notNull(),
    at: integer().notNull(),
    hash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.number] })],
);

export const restoration = sqliteTable(
  'restoration',
  {
    event: integer().notNull(),
    seq: integer().notNull(),
    at: integer().notNull(),
    seal: integer(),
  },
  (t) => [primaryKey({ columns: [t.event, t.seq] })],
);
