import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { migrate, takeOver } from '../../scripts/server/migrate.mjs';
import { inDatabase, migratedState, newFolder } from './state-folder.ts';

const FORMER = 'local/v3/d1/miniflare-D1DatabaseObject/a1b2.sqlite';

/** A state as `wrangler dev` left it. */
function formerState(change: (db: DatabaseSync) => void = () => {}): string {
  const state = migratedState(change);
  mkdirSync(dirname(join(state, FORMER)), { recursive: true });
  cpSync(databaseFile(state), join(state, FORMER));
  rmSync(join(state, 'workerd'), { recursive: true });
  return state;
}

describe('a state of wrangler dev', () => {
  it('is taken over once, with what only its log held', () => {
    const source = formerState();
    const state = newFolder();
    inDatabase(join(source, FORMER), (db) => {
      db.exec('PRAGMA wal_autocheckpoint = 0');
      db.exec("INSERT INTO actor VALUES ('1', 7)");
      // As after a power cut: the log was not written back.
      cpSync(join(source, 'local'), join(state, 'local'), { recursive: true });
    });
    expect(takeOver(state)).toMatch(/^The database of .*a1b2\.sqlite was copied .*\.$/);
    expect(migrate(state).applied).toEqual([]);
    inDatabase(databaseFile(state), (db) => {
      expect(db.prepare('SELECT epoch FROM actor').all()).toEqual([{ epoch: 7 }]);
      db.exec('UPDATE actor SET epoch = 8');
    });
    expect(statSync(databaseFile(state)).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(databaseFile(state)))).toEqual([
      databaseFile(state).slice(dirname(databaseFile(state)).length + 1),
    ]);

    expect(takeOver(state)).toBeUndefined();
    inDatabase(databaseFile(state), (db) => {
      expect(db.prepare('SELECT epoch FROM actor').all()).toEqual([{ epoch: 8 }]);
    });
  });

  it('is taken over in place of a database in which nothing was laid, and of a copy cut short', () => {
    const state = formerState((db) => db.exec("INSERT INTO actor VALUES ('1', 7)"));
    inDatabase(databaseFile(state), (db) => db.exec('PRAGMA journal_mode = WAL'));
    writeFileSync(`${databaseFile(state)}-wal`, 'log of the other one');
    writeFileSync(`${databaseFile(state)}.incoming`, 'half');
    expect(takeOver(state)).toMatch(/was copied/);
    inDatabase(databaseFile(state), (db) => {
      expect(db.prepare('SELECT epoch FROM actor').all()).toEqual([{ epoch: 7 }]);
    });
    expect(existsSync(`${databaseFile(state)}.incoming`)).toBe(false);
  });

  it.each<[string, (db: DatabaseSync) => void, RegExp]>([
    [
      'of a newer release',
      (db) => db.exec("INSERT INTO d1_migrations (name) VALUES ('0099_later.sql')"),
      /newer release/,
    ],
    ['that is half migrated', (db) => db.exec('DROP TABLE correction'), /half migrated/],
  ])('is not taken over when it is one %s', (_, change, sentence) => {
    const state = formerState(change);
    expect(() => takeOver(state)).toThrow(sentence);
    expect(existsSync(databaseFile(state))).toBe(false);
  });

  it('is not taken over when nobody can say which of two databases counts', () => {
    const state = formerState();
    cpSync(join(state, FORMER), join(dirname(join(state, FORMER)), 'c3d4.sqlite'));
    expect(() => takeOver(state)).toThrow(/holds 2 databases/);
  });

  it('is nothing where nothing was served', () => {
    expect(takeOver(newFolder())).toBeUndefined();
    expect(takeOver(join(newFolder(), 'none'))).toBeUndefined();
  });
});
