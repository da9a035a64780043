import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { AlertKind } from '../../../domain/alert.ts';
import type { DeviceHealth } from '../../../domain/device-health.ts';
import type { HoldKind } from '../../../domain/edition.ts';
import type { DeviceState } from '../words.ts';
import { flag, json } from './columns.ts';

export const device = sqliteTable(
  'device',
  {
    event: integer().notNull(),
    id: text().notNull(),
    name: text().notNull(),
    gate: integer().notNull(),
    state: text().$type<DeviceState>().notNull(),
    token_hash: text().notNull(),
    key_thumbprint: text(),
    created_at: integer().notNull(),
    last_seen: integer(),
    queued: integer().notNull(),
    oldest: integer(),
    skew_ms: integer(),
    health: json<DeviceHealth>('health'),
    signed_off: flag('signed_off').notNull(),
    set_aside: flag('set_aside').notNull(),
    revoked_at: integer(),
    handed_in_at: integer(),
  },
  (t) => [primaryKey({ columns: [t.event, t.id] })],
);

export const hold = sqliteTable(
  'hold',
  {
    event: integer().notNull(),
    id: text().notNull(),
    gate: integer(),
    kind: text().$type<HoldKind>().notNull(),
    starts_at: integer().notNull(),
    ends_at: integer(),
    reason: text(),
    until: integer(),
    send_to: integer(),
    set_by: text().notNull(),
    ended_by: text(),
  },
  (t) => [primaryKey({ columns: [t.event, t.id] })],
);

export const free_flow = sqliteTable(
  'free_flow',
  {
    event: integer().notNull(),
    id: text().notNull(),
    gate: integer(),
    starts_at: integer().notNull(),
    ends_at: integer(),
    set_by: text().notNull(),
    ended_by: text(),
  },
  (t) => [primaryKey({ columns: [t.event, t.id] })],
);

export const voided_span = sqliteTable(
  'voided_span',
  {
    event: integer().notNull(),
    device: text().notNull(),
    from_at: integer().notNull(),
    to_at: integer().notNull(),
    set_by: text().notNull(),
    set_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.device, t.from_at, t.to_at] })],
);

export const alert = sqliteTable(
  'alert',
  {
    event: integer().notNull(),
    id: text().notNull(),
    device: text().notNull(),
    gate: integer().notNull(),
    kind: text().$type<AlertKind>().notNull(),
    at: integer().notNull(),
    received_at: integer().notNull(),
    seen_by: text(),
    seen_at: integer(),
  },
  (t) => [primaryKey({ columns: [t.event, t.device, t.id] })],
);

export const shift_sheet = sqliteTable(
  'shift_sheet',
  {
    event: integer().notNull(),
    id: text().notNull(),
    device: text().notNull(),
    gate: integer().notNull(),
    number: text().notNull(),
    opened_at: integer().notNull(),
    closed_at: integer().notNull(),
    welcomed: integer().notNull(),
    left_again: integer().notNull(),
    refused: integer().notNull(),
    overrides: integer().notNull(),
    received_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.device, t.id] })],
);

export const duty = sqliteTable(
  'duty',
  {
    event: integer().notNull(),
    day: integer().notNull(),
    device: text().notNull(),
    gate: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.day, t.device, t.gate] })],
);
