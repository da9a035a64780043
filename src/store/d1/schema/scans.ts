import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Direction, Reason, Verdict } from '../../../domain/admission.ts';
import type { Movements } from '../../../domain/movements.ts';
import type { AskedScan } from '../../../domain/scan-log.ts';
import type { Counted, ScanDecision, ScanType, WalkInKind } from '../../../domain/scan-type.ts';
import type { HandInState } from '../words.ts';
import { flag, json } from './columns.ts';

export const handed_in = sqliteTable(
  'handed_in',
  {
    event: integer().notNull(),
    scan: text().notNull(),
    device: text().notNull(),
    asked: json<AskedScan>('asked').notNull(),
    received_at: integer().notNull(),
    state: text().$type<HandInState>().notNull(),
    decided_by: text(),
    decided_at: integer(),
  },
  (t) => [primaryKey({ columns: [t.event, t.device, t.scan] })],
);

/** What a row of the log says of a scan, and its image from before keeps. */
const IMAGE = {
  device: text().notNull(),
  shift: text(),
  gate: integer().notNull(),
  type: text().$type<ScanType>().notNull(),
  direction: text().$type<Direction>().notNull(),
  serial: integer(),
  kind: text().$type<WalkInKind>(),
  day: integer().notNull(),
  at: integer().notNull(),
  skew_ms: integer(),
  clamped: flag('clamped').notNull(),
  received_at: integer().notNull(),
  decided: text().$type<ScanDecision>().notNull(),
  reported: flag('reported').notNull(),
  verdict: text().$type<Verdict>().notNull(),
  reason: text().$type<Reason>(),
  people: integer().notNull(),
  children: integer().notNull(),
  conflict: flag('conflict').notNull(),
  undone: flag('undone').notNull(),
  override: text(),
  after: text(),
  target: text(),
  zone: text(),
  counted: text().$type<Counted>(),
  admits: integer(),
  entered: integer(),
  inside: integer(),
};

export const scan = sqliteTable(
  'scan',
  {
    event: integer().notNull(),
    id: text().notNull(),
    ...IMAGE,
    seq: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.id] }),
    index('scan_time').on(t.event, t.at),
    index('scan_counted').on(t.event, t.day),
    index('scan_conflict').on(t.event, t.day),
    index('scan_refused').on(t.event, t.day),
    index('scan_refused_ticket').on(t.event, t.serial),
    index('scan_override').on(t.event, t.day),
    index('scan_after').on(t.event, t.day),
    index('scan_not_of_day').on(t.event, t.day),
  ],
);

export const scan_history = sqliteTable(
  'scan_history',
  {
    event: integer().notNull(),
    id: text().notNull(),
    seq: integer().notNull(),
    ...IMAGE,
  },
  (t) => [primaryKey({ columns: [t.event, t.id, t.seq] })],
);

export const admission = sqliteTable(
  'admission',
  {
    event: integer().notNull(),
    day: integer().notNull(),
    serial: integer().notNull(),
    entered: integer().notNull(),
    exited: integer().notNull(),
    surplus: integer().notNull(),
    children_entered: integer().notNull(),
    children_exited: integer().notNull(),
    re_entries: integer().notNull(),
    movements: json<Movements>('movements').notNull(),
    last_at: integer(),
    last_gate: integer(),
    seq: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.day, t.serial] })],
);

export const attendance = sqliteTable(
  'attendance',
  {
    event: integer().notNull(),
    day: integer().notNull(),
    minute: integer().notNull(),
    gate: integer().notNull(),
    entries: integer().notNull(),
    exits: integer().notNull(),
    re_entries: integer().notNull(),
    walk_ins: integer().notNull(),
    parties: integer().notNull(),
    children: integer().notNull(),
    crew_in: integer().notNull(),
    crew_out: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.day, t.minute, t.gate] }),
    index('attendance_implausible').on(t.event, t.minute),
  ],
);

export const head_count = sqliteTable(
  'head_count',
  {
    event: integer().notNull(),
    day: integer().notNull(),
    at: integer().notNull(),
    scan: text().notNull(),
    zone: text().notNull(),
    people: integer().notNull(),
    undone: flag('undone').notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.day, t.zone, t.at, t.scan] })],
);
