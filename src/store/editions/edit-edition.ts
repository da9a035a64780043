import { getTableColumns } from 'drizzle-orm';
import type { AuditVerb } from '../../domain/audited.ts';
import {
  dayFieldsOf,
  type EditFacts,
  gateFieldsOf,
  settingsOf,
  type Told,
  windowFieldsOf,
} from '../../domain/editing/edits.ts';
import { differences, same } from '../../domain/editing/merge.ts';
import type { Day, Edition } from '../../domain/edition.ts';
import { offsetsOf } from '../../domain/edition-times.ts';
import { auditRow, type By } from '../d1/audit.ts';
import { query, together, type Verb, write } from '../d1/batch.ts';
import { event as eventTable } from '../d1/schema/editions.ts';
import { writeCauses } from '../messages/causes.ts';
import { leaveToLists } from '../wait-list/lists.ts';
import { putRows, removeRows, settingsRow } from './edition-rows.ts';

/** Fields of one edit that its audit row holds at most; of more, their number. */
const NOTED_MAX = 200;

/** Where an edit stands: what is known of the edition, and what its key has already done. */
export interface EditState {
  readonly facts: Pick<EditFacts, 'windows' | 'ticketed' | 'erased'>;
  /** The version that the same key has made. */
  readonly done: number | null;
}

/** Reads what an edit is judged by beside the edition itself. Three statements. */
export function readEditState(db: D1Database, event: number, key: string): Verb<EditState> {
  const windows = query<{ number: number; taken: number; used: number }>(
    db
      .prepare('SELECT number, taken + reserved AS taken, used FROM slot WHERE event = ?1')
      .bind(event),
  );
  const facts = query<{ last_serial: number; erased: number }>(
    db
      .prepare(
        `SELECT l.last_serial, e.data_key IS NULL AS erased
         FROM event e JOIN ledger_clock l ON l.event = e.number WHERE e.number = ?1`,
      )
      .bind(event),
  );
  const done = query<{ version: number }>(
    db.prepare('SELECT version FROM edition_change WHERE event = ?1 AND key = ?2').bind(event, key),
  );
  const all = together(windows, facts, done);
  return {
    statements: all.statements,
    read: (results) => {
      const [rows, [fact], [known]] = all.read(results);
      return {
        facts: {
          windows: new Map(
            rows.map(({ number, taken, used }) => [number, { taken, used: used === 1 }]),
          ),
          ticketed: (fact?.last_serial ?? 0) > 0,
          erased: fact?.erased === 1,
        },
        done: known?.version ?? null,
      };
    },
  };
}

/** One edit to write. */
export interface EditWrite {
  readonly before: Edition & { readonly version: number };
  readonly after: Edition;
  /** Whom it concerns: their messages follow. */
  readonly told?: readonly Told[];
  /** The word by which the audit names it. */
  readonly verb: AuditVerb;
  readonly key: string;
  readonly by: By;
  /** ms */
  readonly at: number;
}

/**
 * Writes an edit under the next version, with its key and its audit row. A number of statements that
 * does not depend on the edition. Belongs behind the fence of a writer that has read `before`.
 */
export function writeEdit(db: D1Database, edit: EditWrite): Verb<unknown> {
  const { before, after, told = [], key, by, at } = edit;
  const event = by.event;
  const version = before.version + 1;
  const changed = changedRows(before, after);
  const row = { ...settingsRow(after), utc_offsets: offsetsOf(after) };
  return together(
    write(
      auditRow(
        db,
        { by, at, verb: edit.verb, subject: `event ${event}` },
        {
          values: noted(before, after),
          found: 'WHERE true',
          before: NOTED.before,
          after: NOTED.after,
        },
      ),
      db
        .prepare(`UPDATE event SET ${setOf(row)}, version = ?3 WHERE number = ?1`)
        .bind(event, JSON.stringify(row), version),
      db.prepare(KEEP_KEY).bind(event, key, version, by.id, at),
    ),
    removeRows(db, event, changed.removed),
    putRows(db, event, changed),
    changed.slots.length > 0 ? leaveToLists(db, event) : write(),
    writeCauses(db, told, { by, at, version }),
  );
}

/** SQL that sets each of these columns from `?2`, a JSON object. */
function setOf(row: Readonly<Record<string, unknown>>): string {
  const columns = new Map<string, { dataType: string }>(
    Object.entries(getTableColumns(eventTable)),
  );
  return Object.keys(row)
    .map(
      (name) => `${name} = ?2 ${columns.get(name)?.dataType === 'json' ? '->' : '->>'} '${name}'`,
    )
    .join(', ');
}

const KEEP_KEY = `
INSERT INTO edition_change (event, key, version, made_by, made_at) VALUES (?1, ?2, ?3, ?4, ?5)`;

/** The rows that differ, and the numbers of those that are gone. */
function changedRows(before: Edition, after: Edition) {
  // The places of every window are divided anew.
  const anew =
    before.group_share !== after.group_share ||
    before.timezone !== after.timezone ||
    !same(before.shares, after.shares);
  const slotsIn = ({ days }: Edition) => days.flatMap((day) => day.slots);
  const days = (edition: Edition) => edition.days.map(({ slots: _, ...day }) => day);
  return {
    days: different(days(before), days(after)),
    slots: anew ? slotsIn(after) : different(slotsIn(before), slotsIn(after)),
    gates: different(before.gates, after.gates),
    of: after,
    removed: {
      days: gone(before.days, after.days),
      slots: gone(slotsIn(before), slotsIn(after)),
      gates: gone(before.gates, after.gates),
    },
  };
}

interface Numbered {
  readonly number: number;
}

function different<Row extends Numbered>(before: readonly Row[], after: readonly Row[]): Row[] {
  const was = new Map(before.map((row) => [row.number, row]));
  return after.filter((row) => !same(row, was.get(row.number)));
}

function gone(before: readonly Numbered[], after: readonly Numbered[]): number[] {
  const still = new Set(after.map(({ number }) => number));
  return before.map(({ number }) => number).filter((number) => !still.has(number));
}

const NOTED = {
  before: { fields: `?1 -> 'before'`, more: `?1 -> 'more'` },
  after: { fields: `?1 -> 'after'`, version: `?1 ->> 'version'` },
};

/** What changed, by the path of each field: of the edition itself, and nothing of a visitor. */
function noted(before: EditWrite['before'], after: Edition) {
  const all = differences(document(before), document(after));
  const few = all.slice(0, NOTED_MAX);
  return {
    before: Object.fromEntries(few.map((one) => [one.path, one.before])),
    after: Object.fromEntries(few.map((one) => [one.path, one.after])),
    more: all.length - few.length,
    version: before.version + 1,
  };
}

/** An edition as its pages show it: each part under its number. */
function document(edition: Edition) {
  const { status, days, gates } = edition;
  const slots = days.flatMap((day: Day) => day.slots);
  return {
    status,
    ...settingsOf(edition),
    days: Object.fromEntries(days.map((day) => [day.number, dayFieldsOf(day)])),
    windows: Object.fromEntries(
      slots.map((slot) => [slot.number, { day: slot.day, ...windowFieldsOf(slot) }]),
    ),
    gates: Object.fromEntries(gates.map((gate) => [gate.number, gateFieldsOf(gate)])),
  };
}

/** Why the database itself refused an edit: a word of its triggers; null for every other failure. */
export function editRefusal(error: unknown): 'capacity_below_taken' | 'in_use' | null {
  if (!(error instanceof Error)) return null;
  if (/FOREIGN KEY constraint failed/.test(error.message)) return 'in_use';
  const [, word] = /\b(capacity_below_taken|in_use)\b/.exec(error.message) ?? [];
  return word === 'capacity_below_taken' || word === 'in_use' ? word : null;
}
