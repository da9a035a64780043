import { env } from 'cloudflare:workers';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { DIRECTIONS, TICKET_STATES, VERDICTS } from '../../src/domain/admission.ts';
import { ALERT_KINDS } from '../../src/domain/alert.ts';
import { CHANNEL_STATES, CHANNELS } from '../../src/domain/channel.ts';
import { EDITION_STATUSES, HOLD_KINDS, LIVE_DETAILS } from '../../src/domain/edition.ts';
import { GATE_DIRECTIONS } from '../../src/domain/edition-parts.ts';
import { EXPORT_FORMATS } from '../../src/domain/exports/file.ts';
import { EXPORT_KINDS, EXPORT_STATES } from '../../src/domain/exports/kinds.ts';
import { CORRECTABLE } from '../../src/domain/figures/figures.ts';
import { RELEASE_STATUSES } from '../../src/domain/figures/release-status.ts';
import { GATE_NOTES } from '../../src/domain/gate-note.ts';
import { APPROVED_BY_HAND, FAMILY_KINDS, LOCALES, PARTY_KINDS } from '../../src/domain/kinds.ts';
import { DROP_REASONS, MESSAGE_KINDS, MESSAGE_STATES } from '../../src/domain/message.ts';
import { NOTICE_KINDS, TEMPLATES } from '../../src/domain/notice.ts';
import { GROUP_KINDS, REGISTRATION_STATUSES } from '../../src/domain/registration.ts';
import { DECLINE_REASONS } from '../../src/domain/requests.ts';
import { MEMBER_ROLES } from '../../src/domain/roles.ts';
import { COUNTED, SCAN_DECISIONS, SCAN_TYPES } from '../../src/domain/scan-type.ts';
import { WAIT_STATES } from '../../src/domain/wait-list.ts';
import { WISH_STATES } from '../../src/domain/wish.ts';
import { TABLES } from '../../src/store/d1/schema/tables.ts';
import {
  DEVICE_STATES,
  HAND_IN_STATES,
  INVITATION_KINDS,
  MEMBER_STATES,
} from '../../src/store/d1/words.ts';
import { newWorld } from './world.ts';

// The migrations are the truth, and the queries go by src/store/d1/schema: both are held against
// the database as it is after every migration.

interface Table {
  readonly name: string;
  readonly strict: number;
  /** 1 for WITHOUT ROWID. */
  readonly wr: number;
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  /** Its place in the primary key, from 1; 0 outside of it. */
  readonly pk: number;
}

const declared = Object.values(TABLES).map((table) => getTableConfig(table));

/** The list of the code that each list of the database is. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  edition_status: EDITION_STATUSES,
  release_status: RELEASE_STATUSES,
  live_detail: LIVE_DETAILS,
  locale: LOCALES,
  party_kind: PARTY_KINDS,
  registration_state: REGISTRATION_STATUSES,
  wait_state: WAIT_STATES,
  wish_state: WISH_STATES,
  decline_reason: DECLINE_REASONS,
  ticket_state: TICKET_STATES,
  device_state: DEVICE_STATES,
  hold_kind: HOLD_KINDS,
  gate_note: GATE_NOTES,
  scan_type: SCAN_TYPES,
  scan_direction: DIRECTIONS,
  scan_decision: SCAN_DECISIONS,
  verdict: VERDICTS,
  counting_method: COUNTED,
  correctable_figure: CORRECTABLE,
  alert_kind: ALERT_KINDS,
  hand_in_state: HAND_IN_STATES,
  gate_direction: GATE_DIRECTIONS,
  member_role: MEMBER_ROLES,
  member_state: MEMBER_STATES,
  invitation_kind: INVITATION_KINDS,
  notice_kind: NOTICE_KINDS,
  notice_template: TEMPLATES,
  message_kind: MESSAGE_KINDS,
  message_state: MESSAGE_STATES,
  drop_reason: DROP_REASONS,
  message_channel: CHANNELS,
  channel_state: CHANNEL_STATES,
  export_kind: EXPORT_KINDS,
  export_format: EXPORT_FORMATS,
  export_state: EXPORT_STATES,
};

let tables: Table[];
beforeAll(async () => {
  const { results } = await env.DB.prepare(
    `SELECT name, strict, wr FROM pragma_table_list
     WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*'
       AND name NOT GLOB '_cf_*' AND name <> 'd1_migrations'`,
  ).all<Table>();
  tables = results;
});

describe('the tables that queries know', () => {
  it('are those of the migrated database, all of them', () => {
    expect(declared.map((table) => table.name).sort()).toEqual(
      tables.map((table) => table.name).sort(),
    );
  });

  it.each(declared.map((table) => [table.name, table] as const))(
    '%s has the columns, types and key that its migration made',
    async (name, table) => {
      expect(table.columns.map(columnOf(table))).toEqual(await columns(name));
    },
  );

  it.each(declared.map((table) => [table.name, table] as const))(
    '%s has the indexes that its migration made',
    async (name, table) => {
      const wanted = table.indexes.map(({ config }) => ({
        name: config.name,
        columns: config.columns.map((column) => ('name' in column ? column.name : '')).join(),
      }));
      expect(wanted).toEqual(await indexes(name));
    },
  );
});

describe('the migrated database', () => {
  it('holds every value to its type', () => {
    expect(tables.filter((table) => table.strict === 0)).toEqual([]);
  });

  it('writes one row, not two, for a key that is no row number', async () => {
    const rowed = tables.filter((table) => table.wr === 0).map((table) => table.name);
    const keys = await Promise.all(rowed.map(columns));
    const keyed = rowed.filter((_, i) => {
      const key = keys[i]?.filter((column) => column.pk > 0) ?? [];
      return key.length > 1 || key.some((column) => column.type !== 'INTEGER');
    });
    expect(keyed).toEqual([]);
  });

  it('has its triggers: rebuilding a table drops them', async () => {
    const { results } = await env.DB.prepare(
      "SELECT name, tbl_name AS of FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
    ).all();
    expect(results).toEqual([
      { name: 'correction_kept', of: 'correction' },
      { name: 'correction_numbered', of: 'correction' },
      { name: 'correction_text_erased', of: 'correction' },
      { name: 'gate_kept', of: 'gate' },
      { name: 'handed_in_of_erased', of: 'handed_in' },
      { name: 'message_begun', of: 'message' },
      { name: 'message_counted', of: 'message' },
      { name: 'message_erased', of: 'message' },
      { name: 'message_recounted', of: 'message' },
      { name: 'push_subscription_ended', of: 'push_subscription' },
      { name: 'refusal_of_erased', of: 'scan' },
      { name: 'registration_change_judged', of: 'registration' },
      { name: 'registration_drawn', of: 'registration' },
      { name: 'registration_judged', of: 'registration' },
      { name: 'registration_reseated', of: 'registration' },
      { name: 'registration_seated', of: 'registration' },
      { name: 'registration_vouched_for', of: 'registration' },
      { name: 'registration_vouching_judged', of: 'registration' },
      { name: 'release_kept', of: 'release' },
      { name: 'release_numbered', of: 'release' },
      { name: 'release_text_erased', of: 'release' },
      { name: 'scan_history_text_erased', of: 'scan_history' },
      { name: 'scan_numbered', of: 'scan' },
      { name: 'scan_of_erased', of: 'scan' },
      { name: 'scan_of_erased_told_anew', of: 'scan' },
      { name: 'scan_text_erased', of: 'scan' },
      { name: 'scan_written_over', of: 'scan' },
      { name: 'slot_capacity_judged', of: 'slot' },
      { name: 'slot_kept', of: 'slot' },
      { name: 'slot_numbered', of: 'slot' },
      { name: 'wait_counted', of: 'wait' },
      { name: 'wait_joined', of: 'wait' },
      { name: 'wait_offer_judged', of: 'wait' },
      { name: 'wait_offered', of: 'wait' },
      { name: 'wait_passed_on', of: 'wait' },
      { name: 'wait_released', of: 'wait' },
      { name: 'wait_told_no_more', of: 'wait' },
    ]);
  });

  it('keeps to its references', async () => {
    const stray = env.DB.prepare(
      "INSERT INTO name_word (event, hash, registration) VALUES (60000, 'x', 'nobody')",
    );
    await expect(stray.run()).rejects.toThrow('FOREIGN KEY');
  });
});

/** The lists of words that columns may hold: small tables, because a CHECK could never be widened. */
const WORDS = declared.filter((table) => table.columns.map(({ name }) => name).join() === 'word');

describe('the lists of words', () => {
  it.each(WORDS.map((table) => table.name))('%s holds the words of its type', async (list) => {
    expect(await wordsOf(list)).toEqual([...(LISTS[list] ?? [])].sort());
  });

  it('are tables, and no CHECK of a column', async () => {
    const { results } = await env.DB.prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND sql GLOB '*CHECK (*IN (''*'`,
    ).all();
    expect(results).toEqual([]);
    expect(WORDS.length).toBeGreaterThan(15);
  });

  it.each(WORDS.map((table) => table.name))('a migration adds a word to %s', async (list) => {
    await env.DB.prepare(`INSERT INTO ${list} (word) VALUES ('a new word')`).run();
    expect(await wordsOf(list)).toContain('a new word');
  });

  it.each(WORDS.map((table) => table.name))('some column refers to %s', async (list) => {
    const columns = await Promise.all(tables.map((table) => referring(table.name, list)));
    expect(columns.flat().length).toBeGreaterThan(0);
  });

  it('are held to: a word that stands in no list is refused', async () => {
    const stray = env.DB.prepare(
      `INSERT INTO member (id, event, person, name, role, state, created_at)
       SELECT 'x', number, 'x', 'x', 'no such role', 'active', 0 FROM event LIMIT 1`,
    );
    await newWorld();
    await expect(stray.run()).rejects.toThrow('FOREIGN KEY');
  });

  it('take a new word in a row of the table that they serve', async () => {
    await newWorld();
    await env.DB.prepare("INSERT INTO member_role (word) VALUES ('press')").run();
    await env.DB.prepare("INSERT INTO person (id, created_at) VALUES ('x', 0)").run();
    const taken = await env.DB.prepare(
      `INSERT INTO member (id, event, person, name, role, state, created_at)
       SELECT 'x', number, 'x', 'x', 'press', 'active', 0 FROM event LIMIT 1 RETURNING role`,
    ).all();
    expect(taken.results).toEqual([{ role: 'press' }]);
  });
});

describe('the kinds of party', () => {
  it('are each a family’s, a group’s, or approved by hand', () => {
    const lists = [...FAMILY_KINDS, ...GROUP_KINDS, ...APPROVED_BY_HAND];
    expect(lists.sort()).toEqual([...PARTY_KINDS].sort());
  });

  it('stand in triggers and indexes as in the lists of the code', async () => {
    const { results } = await env.DB.prepare(
      "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL",
    ).all<{ name: string; sql: string }>();
    const lists = results.flatMap(({ sql }) => {
      const found = [...sql.matchAll(/\bkind (?:NOT )?IN \(([^)]*)\)/g)];
      return found.map(([, words = '']) => words.replaceAll("'", '').split(', '));
    });
    const known = [FAMILY_KINDS, GROUP_KINDS, APPROVED_BY_HAND].map((list) => list.join());
    expect(new Set(lists.map((list) => list.join()))).toEqual(new Set(known));
  });
});

describe('the migrations', () => {
  it('are numbered without a gap, so that a new one comes last', () => {
    const numbers = env.MIGRATIONS.map(({ name }) => name.slice(0, 5));
    expect(numbers).toEqual(env.MIGRATIONS.map((_, i) => `${String(i + 1).padStart(4, '0')}_`));
  });

  // The database ignores `foreign_keys = OFF`: rebuilding a table takes the children along.
  it.each([
    /DROP\s+TABLE/i,
    /__new_/i,
    /foreign_keys\s*=/i,
    /ON\s+(DELETE|UPDATE)\s+(CASCADE|SET\s+NULL|SET\s+DEFAULT)/i,
  ])('never say %s', (danger) => {
    const guilty = env.MIGRATIONS.filter(({ queries }) => queries.some((sql) => danger.test(sql)));
    expect(guilty.map(({ name }) => name)).toEqual([]);
  });
});

function columnOf(table: (typeof declared)[number]) {
  const key = table.primaryKeys[0]?.columns.map((column) => column.name) ?? [];
  return (column: (typeof table.columns)[number]): Column => ({
    name: column.name,
    type: column.getSQLType().toUpperCase(),
    // A row number is never null, though nobody says so.
    notnull: Number(column.notNull && !(column.primary && column.getSQLType() === 'integer')),
    pk: column.primary ? 1 : key.indexOf(column.name) + 1,
  });
}

async function columns(table: string): Promise<Column[]> {
  const { results } = await env.DB.prepare(
    'SELECT name, type, "notnull", pk FROM pragma_table_info(?1)',
  )
    .bind(table)
    .all<Column>();
  return results;
}

async function wordsOf(list: string): Promise<string[]> {
  const sql = `SELECT word FROM ${list} ORDER BY word`;
  const { results } = await env.DB.prepare(sql).all<{ word: string }>();
  return results.map(({ word }) => word);
}

async function referring(table: string, list: string): Promise<string[]> {
  const sql = 'SELECT "from" AS name FROM pragma_foreign_key_list(?1) WHERE "table" = ?2';
  const { results } = await env.DB.prepare(sql).bind(table, list).all<{ name: string }>();
  return results.map(({ name }) => name);
}

async function indexes(table: string): Promise<{ name: string; columns: string }[]> {
  const { results } = await env.DB.prepare(
    `SELECT i.name, (SELECT group_concat(c.name, ',') FROM pragma_index_info(i.name) c) AS columns
     FROM pragma_index_list(?1) i WHERE i.origin = 'c' ORDER BY i.seq DESC`,
  )
    .bind(table)
    .all<{ name: string; columns: string }>();
  return results;
}
