import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { AnnouncedEdition } from '../../../domain/figures/announced.ts';
import type { CorrectableFigure } from '../../../domain/figures/figures.ts';
import type { PressText, ReleasedFigures } from '../../../domain/figures/release.ts';
import type { ReleaseStatus } from '../../../domain/figures/release-status.ts';
import { json } from './columns.ts';

export const announced = sqliteTable('announced', {
  event: integer().primaryKey(),
  list: text({ mode: 'json' }).$type<readonly AnnouncedEdition[]>().notNull(),
});

export const correction = sqliteTable(
  'correction',
  {
    event: integer().notNull(),
    id: text().notNull(),
    day: integer().notNull(),
    figure: text().$type<CorrectableFigure>().notNull(),
    stated: integer().notNull(),
    counted: integer().notNull(),
    reason: text().notNull(),
    made_by: text().notNull(),
    made_at: integer().notNull(),
    seq: integer(),
  },
  (t) => [primaryKey({ columns: [t.event, t.id] })],
);

export const release = sqliteTable(
  'release',
  {
    event: integer().notNull(),
    id: text().notNull(),
    day: integer().notNull(),
    number: integer().notNull(),
    status: text().$type<ReleaseStatus>().notNull(),
    corrects: integer(),
    reason: text(),
    embargo: integer(),
    figures: json<ReleasedFigures>('figures').notNull(),
    texts: json<PressText>('texts').notNull(),
    sha256: text().notNull(),
    prepared_by: text().notNull(),
    prepared_at: integer().notNull(),
    released_by: text(),
    released_at: integer(),
    seq: integer(),
    csv: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.id] }),
    uniqueIndex('release_number').on(t.event, t.number),
  ],
);
