import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { filesUnder, root } from '../files.mjs';

/** @typedef {{ name: string, sql: string }} Migration */

/**
 * What a database is to this release:
 * - `empty`: nothing was laid in it yet
 * - `fits`: it can be served once what waits is applied
 * - `older`: laid by a first migration of before the first release, from which nothing leads on
 * - `newer`: a newer release migrated it
 * - `broken`: none of these, whole
 * @typedef {{ state: 'empty' }
 *   | { state: 'fits', schema: number, applied: string[], waiting: Migration[] }
 *   | { state: 'older', schema: number }
 *   | { state: 'newer' | 'broken', why: string }} Standing
 */

const OWN = `WHERE name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*' AND name <> 'd1_migrations'`;

/**
 * The migrations of a release, in their order.
 * @param {string} [folder]
 * @returns {Migration[]}
 */
export function migrationsIn(folder = join(root, 'migrations')) {
  return filesUnder(folder)
    .filter((name) => /^[^/\\]+\.sql$/.test(name))
    .map((name) => ({ name, sql: readFileSync(join(folder, name), 'utf8') }));
}

/**
 * The number that migrations give the schema.
 * @param {readonly Migration[]} migrations
 * @throws when they give none
 */
export function schemaAfter(migrations) {
  return laidBy(migrations).schema;
}

/** This release's name, such as `0.1.0`. */
export function releaseName() {
  return String(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version);
}

/**
 * Reads and changes nothing.
 * @param {DatabaseSync} db
 * @param {readonly Migration[]} migrations this release's
 * @returns {Standing}
 */
export function standing(db, migrations) {
  const parts = partsOf(db);
  const applied = appliedTo(db);
  if (parts.size === 0 && applied.length === 0) return { state: 'empty' };
  const schema = schemaOf(db, parts);
  const wanted = schemaAfter(migrations);
  const unknown = applied.find((name) => !migrations.some((one) => one.name === name));
  if (unknown) return { state: 'newer', why: `it has schema ${schema} by ${unknown}` };
  if (schema > wanted) return { state: 'newer', why: `it has schema ${schema}` };

  const done = migrations.slice(0, applied.length);
  const misplaced = done.find(({ name }, n) => name !== applied[n]);
  if (misplaced) return { state: 'broken', why: `${misplaced.name} was not applied in its turn` };
  // Without a migration that is noted, the number alone says from when it is.
  const laid = laidBy(done.length > 0 ? done : migrations.slice(0, 1));
  if (schema < laid.schema) return { state: 'older', schema };
  if (done.length === 0) return { state: 'broken', why: 'no migration is noted in it' };
  const lost = [...laid.parts].find((part) => !parts.has(part));
  if (lost) return { state: 'broken', why: `it has no ${lost}` };
  if (schema > laid.schema) return { state: 'broken', why: `its schema says ${schema}` };
  return { state: 'fits', schema, applied, waiting: migrations.slice(applied.length) };
}

/**
 * What a table is: a plain one, with which columns. Two that are the same text are alike.
 * @param {DatabaseSync} db
 * @param {string} table
 */
export function tableIn(db, table) {
  const kind = db.prepare('SELECT type, wr, strict FROM pragma_table_list(?)').get(table);
  return JSON.stringify([kind, db.prepare('SELECT * FROM pragma_table_xinfo(?)').all(table)]);
}

/**
 * What tables are as migrations lay them.
 * @param {readonly Migration[]} migrations
 * @param {readonly string[]} tables
 */
export function tablesLaidBy(migrations, tables) {
  const db = new DatabaseSync(':memory:');
  try {
    for (const { sql } of migrations) db.exec(sql);
    return tables.map((table) => tableIn(db, table));
  } finally {
    db.close();
  }
}

/**
 * What migrations lay in an empty database.
 * @param {readonly Migration[]} migrations
 */
function laidBy(migrations) {
  const db = new DatabaseSync(':memory:');
  try {
    for (const { sql } of migrations) db.exec(sql);
    const parts = partsOf(db);
    return { parts, schema: schemaOf(db, parts) };
  } finally {
    db.close();
  }
}

/**
 * Tables, indexes and triggers, such as `table event`, without those of SQLite, of the runtime, and
 * the list of migrations.
 * @param {DatabaseSync} db
 * @returns {Set<string>}
 */
function partsOf(db) {
  const rows = db.prepare(`SELECT type || ' ' || name AS part FROM sqlite_master ${OWN}`).all();
  return new Set(rows.map(({ part }) => String(part)));
}

/**
 * How many rows each table has that a migration made.
 * @param {DatabaseSync} db
 * @returns {Record<string, number>}
 */
export function rowsByTable(db) {
  const tables = db.prepare(`SELECT name FROM sqlite_master ${OWN} AND type = 'table'`).all();
  const counts = tables
    .map(({ name }) => String(name))
    .sort()
    .map((name) => [name, Number(db.prepare(`SELECT count(*) AS n FROM "${name}"`).get()?.n)]);
  return Object.fromEntries(counts);
}

/**
 * @param {DatabaseSync} db
 * @returns {string[]} in the order in which they were applied
 */
function appliedTo(db) {
  const noted = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'd1_migrations'").get();
  if (!noted) return [];
  const rows = db.prepare('SELECT name FROM d1_migrations ORDER BY id').all();
  return rows.map(({ name }) => String(name));
}

/**
 * @param {DatabaseSync} db
 * @param {ReadonlySet<string>} parts
 * @returns {number} 1 where none is noted: the first schemas had none
 */
function schemaOf(db, parts) {
  if (!parts.has('table schema_version')) return 1;
  const row = db.prepare('SELECT max(number) AS number FROM schema_version').get();
  return Number(row?.number ?? 1);
}
