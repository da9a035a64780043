import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { PurgeCounts } from '../../../domain/erasure.ts';
import type { ExportFormat } from '../../../domain/exports/file.ts';
import type { ExportKind, ExportState } from '../../../domain/exports/kinds.ts';
import type { Locale } from '../../../domain/kinds.ts';
import { flag, json } from './columns.ts';

export const erasures_followed = sqliteTable('erasures_followed', {
  only: integer().primaryKey(),
  number: integer().notNull(),
});

export const purge = sqliteTable('purge', {
  event: integer().primaryKey(),
  begun_at: integer().notNull(),
  made_by: text().notNull(),
  before: json<PurgeCounts>('before').notNull(),
  ended_at: integer(),
  after: json<PurgeCounts>('after'),
});

export const export_file = sqliteTable(
  'export_file',
  {
    event: integer().notNull(),
    id: text().notNull(),
    kind: text().$type<ExportKind>().notNull(),
    format: text().$type<ExportFormat>().notNull(),
    locale: text().$type<Locale>().notNull(),
    day: integer(),
    contacts: flag('contacts').notNull(),
    reason: text(),
    destroy_by: text(),
    made_by: text().notNull(),
    made_at: integer().notNull(),
    state: text().$type<ExportState>().notNull(),
    attempts: integer().notNull().default(0),
    rows: integer().notNull().default(0),
    total: integer(),
    seen_at: integer(),
    ended_at: integer(),
    destroyed_by: text(),
    destroyed_at: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.id] }),
    index('export_file_made').on(t.event, t.made_at),
    index('export_file_running').on(t.event, t.seen_at),
    index('export_file_kept').on(t.event, t.destroy_by),
  ],
);
