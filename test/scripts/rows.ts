import { DatabaseSync } from 'node:sqlite';

/** Every row of every table, whether the database is served or not. */
export function everyRow(file: string): [string, Record<string, unknown>[]][] {
  return reading(file, (db) => {
    const tables = db
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'")
      .all()
      .map(({ name }) => String(name))
      .sort();
    return tables.map((name) => [name, db.prepare(`SELECT * FROM "${name}"`).all()]);
  });
}

/** The registrations in a database. */
export function registrationsIn(file: string): Set<string> {
  return reading(
    file,
    (db) =>
      new Set(
        db
          .prepare('SELECT id FROM registration')
          .all()
          .map(({ id }) => String(id)),
      ),
  );
}

/** Places that are free in all windows, and people who were let in. */
export function figuresIn(file: string): Record<string, unknown> {
  const sql = `SELECT (SELECT sum(capacity - taken) FROM slot) AS free,
    (SELECT sum(entries) FROM attendance) AS entries`;
  return { ...reading(file, (db) => db.prepare(sql).get()) };
}

/** What one batch writes in two tables, and both must say. */
const TWICE: Readonly<Record<string, string>> = {
  'places taken': `SELECT sum(taken) AS said, (SELECT sum(held) FROM registration) AS is_so FROM slot`,
  'people let in': `SELECT sum(entries) AS said, (SELECT sum(people) FROM scan
    WHERE verdict = 'admitted' AND direction = 'entry' AND undone = 0) AS is_so FROM attendance`,
  'serials given out': `SELECT last_serial AS said, (SELECT max(serial) FROM ticket) AS is_so FROM ledger_clock`,
};

/** Where a database contradicts itself, as half a batch would. */
export function contradictionsIn(file: string): string[] {
  return reading(file, (db) => {
    const loose = db.prepare('PRAGMA foreign_key_check').all();
    const differ = Object.entries(TWICE).flatMap(([what, sql]) => {
      const { said, is_so } = db.prepare(sql).get() ?? {};
      return said === is_so ? [] : [`${what}: ${said}, and ${is_so} in truth`];
    });
    return [...loose.map((row) => JSON.stringify(row)), ...differ];
  });
}

function reading<T>(file: string, work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return work(db);
  } finally {
    db.close();
  }
}
