import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach } from 'vitest';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { migrate } from '../../scripts/server/migrate.mjs';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder of this test's own, gone after it with all that a command put beside it. */
export function newFolder(): string {
  const around = mkdtempSync(join(tmpdir(), 'abwab-scripts-'));
  made.push(around);
  const folder = join(around, 'own');
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

/** Does something with a database, which is made where it is not there. */
export function inDatabase<T>(file: string, work: (db: DatabaseSync) => T): T {
  mkdirSync(dirname(file), { recursive: true });
  const db = new DatabaseSync(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** A state that is migrated, with what a test does to its database. */
export function migratedState(change: (db: DatabaseSync) => void = () => {}): string {
  const state = newFolder();
  migrate(state);
  inDatabase(databaseFile(state), change);
  return state;
}
