import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { TABLES } from '../../src/store/d1/schema/tables.ts';
import { DATA_GROUPS } from '../../src/store/held/groups.ts';
import { columnsOfKinds, HELD_COLUMNS } from '../../src/store/held/held-data.ts';
import { DATA_KINDS } from '../../src/store/held/kinds.ts';

const db = new DatabaseSync(':memory:');
db.exec(readFileSync('migrations/0001_schema.sql', 'utf8'));
const stored = db
  .prepare(
    `SELECT t.name || '.' || c.name AS name FROM sqlite_master t, pragma_table_info(t.name) c
     WHERE t.type = 'table'`,
  )
  .all()
  .map(({ name }) => String(name));

const nameOf = ({ table, column }: { table: string; column: string }) => `${table}.${column}`;

describe('the data table', () => {
  it('says of every column of the database what it is held for', () => {
    expect(HELD_COLUMNS.map(nameOf).toSorted()).toEqual(stored.toSorted());
  });

  it('knows the columns that queries know', () => {
    const known = Object.values(TABLES)
      .map((table) => getTableConfig(table))
      .flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`));
    expect(HELD_COLUMNS.map(nameOf).toSorted()).toEqual(known.toSorted());
  });

  it('gives every kind and every group something', () => {
    expect(new Set(HELD_COLUMNS.map(({ kind }) => kind))).toEqual(new Set(DATA_KINDS));
    expect(new Set(HELD_COLUMNS.map(({ group }) => group))).toEqual(
      new Set(Object.keys(DATA_GROUPS)),
    );
  });

  it('keeps nothing of a visitor for good', () => {
    const kept = HELD_COLUMNS.filter(
      ({ kind, group }) => kind === 'personal' && DATA_GROUPS[group].until === 'kept',
    );
    expect(kept).toEqual([]);
  });

  it.each([
    'contact',
    'phone_hash',
    'email_hash',
    'contact_hash',
    'network_hash',
    'network',
    'fingerprint',
    'party',
    'answer',
  ])('calls a column %s personal in every table of visitors', (column) => {
    const ofVisitors = HELD_COLUMNS.filter((held) => held.column === column).filter(
      ({ table }) => table !== 'event',
    );
    expect(ofVisitors.length).toBeGreaterThan(0);
    for (const held of ofVisitors) expect(held).toMatchObject({ kind: 'personal' });
  });

  it('lets no sealed box out as anything but personal or secret', () => {
    const boxes = HELD_COLUMNS.filter(({ column }) => /^box$|_key$|^token_hash$/.test(column));
    const open = boxes.filter(({ kind }) => kind !== 'personal' && kind !== 'secret');
    expect(open.map(nameOf)).toEqual([
      // The permutation of serials, on every gate phone; the key of a form; and what only checks.
      'event.code_key',
      'registration.change_key',
      'passkey.public_key',
    ]);
  });

  it('names the columns of a table by kind', () => {
    expect(columnsOfKinds('scan', ['free_text'])).toEqual(['override']);
    expect(columnsOfKinds('scan', ['personal', 'secret'])).toEqual([]);
    expect(columnsOfKinds('name_word', ['key', 'personal'])).toEqual([
      'event',
      'hash',
      'registration',
    ]);
  });
});
