import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { schemaNumber } from '../../scripts/schema.mjs';
import { backUp } from '../../scripts/server/backup.mjs';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { restore } from '../../scripts/server/restore.mjs';
import { contentOf, place, run, stateWith, writersIn } from './backups.ts';
import { inDatabase, newFolder } from './state-folder.ts';

describe('a backup', () => {
  it('is a whole database of its own, which its owner alone reads, and says what it holds', async () => {
    const [state, folder] = [stateWith(3), place()];
    const manifest = await backUp(state, folder);
    expect(contentOf(folder)).toEqual(['database.sqlite', 'manifest.json']);
    for (const name of contentOf(folder)) {
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    }
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(manifest).toMatchObject({ schema: schemaNumber(), encrypted: false });
    expect(manifest.rows).toMatchObject({ actor: 3, registration: 0, ticket: 0, scan: 0 });
    expect(manifest.bytes).toBe(statSync(join(folder, 'database.sqlite')).size);
    expect(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))).toEqual(manifest);
    expect(writersIn(join(folder, 'database.sqlite'))).toBe(3);
  });

  it('is of one instant, with what a writer committed before and nothing of what came after', async () => {
    const [state, folder] = [stateWith(0), place()];
    const writer = new DatabaseSync(databaseFile(state));
    writer.exec('PRAGMA wal_autocheckpoint = 0');
    writer.exec("INSERT INTO actor VALUES ('committed', 1)");
    writer.exec("BEGIN IMMEDIATE; INSERT INTO actor VALUES ('not committed', 1)");
    await backUp(state, folder);
    writer.exec('COMMIT');
    writer.close();
    inDatabase(join(folder, 'database.sqlite'), (db) => {
      expect(db.prepare('SELECT name FROM actor').all()).toEqual([{ name: 'committed' }]);
    });
  });

  it('holds nothing of what was erased before', async () => {
    const [state, folder] = [stateWith(0), place()];
    inDatabase(databaseFile(state), (db) => {
      db.exec('PRAGMA secure_delete = 0');
      db.prepare('INSERT INTO actor VALUES (?, 1)').run('erased '.repeat(2000));
      db.exec('DELETE FROM actor');
    });
    expect(readFileSync(databaseFile(state)).includes('erased erased')).toBe(true);
    await backUp(state, folder);
    expect(readFileSync(join(folder, 'database.sqlite')).includes('erased erased')).toBe(false);
  });

  it('never takes the place of anything', async () => {
    const [state, folder] = [stateWith(1), place()];
    await backUp(state, folder);
    const before = contentOf(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    await expect(backUp(state, folder)).rejects.toThrow(/holds something already/);
    expect(contentOf(folder).map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(
      before,
    );

    const other = newFolder();
    writeFileSync(join(other, 'notes.txt'), 'mine');
    await expect(backUp(state, other)).rejects.toThrow(/holds something already/);
    expect(readdirSync(other)).toEqual(['notes.txt']);
    await expect(backUp(state, join(other, 'notes.txt'))).rejects.toThrow(
      /notes\.txt: something is there already/,
    );
    await expect(backUp(state, join(other, 'notes.txt/below'))).rejects.toThrow(
      /a file stands where a folder is needed/,
    );
  });

  it('is made one at a time, and in a folder of its own', async () => {
    const [state, folder] = [stateWith(1), newFolder()];
    const both = await Promise.allSettled([backUp(state, folder), backUp(state, folder)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(contentOf(folder)).toEqual(['database.sqlite', 'manifest.json']);
  });

  it('is not made in the state itself, by whatever way', async () => {
    const state = stateWith(1);
    const link = join(newFolder(), 'link');
    symlinkSync(state, link);
    for (const folder of [
      state,
      join(state, 'backups'),
      join(state, '..backups'),
      join(link, 'a/b'),
    ]) {
      await expect(backUp(state, folder), folder).rejects.toThrow(/in the state itself/);
    }
    await expect(backUp(link, join(state, 'backups'))).rejects.toThrow(/in the state itself/);
    expect(contentOf(state)).toHaveLength(1);
  });

  it.each<[string, (state: string) => void, RegExp]>([
    [
      'that holds nothing',
      (state) => rmSync(join(state, 'workerd'), { recursive: true }),
      /nothing/,
    ],
    [
      'whose file is damaged',
      (state) => writeFileSync(databaseFile(state), 'x'.repeat(9000)),
      /damaged/,
    ],
    ['whose file was cut off', (state) => truncateSync(databaseFile(state), 20_000), /damaged/],
    [
      'of a newer release',
      (state) =>
        inDatabase(databaseFile(state), (db) =>
          db.exec("INSERT INTO d1_migrations (name) VALUES ('0099_later.sql')"),
        ),
      /newer release/,
    ],
  ])('of a state %s is refused, and leaves nothing', async (_, change, sentence) => {
    const [state, folder, empty] = [stateWith(1), place(), newFolder()];
    change(state);
    await expect(backUp(state, folder)).rejects.toThrow(sentence);
    expect(existsSync(folder)).toBe(false);
    await expect(backUp(state, empty)).rejects.toThrow(sentence);
    expect(readdirSync(empty)).toEqual([]);
  });

  it('that its disk does not take leaves nothing', async () => {
    const [state, folder] = [stateWith(1), place()];
    // The system refuses files above 100 KB to this process, as a full disk would.
    const { status, stderr } = run(
      `trap '' XFSZ; ulimit -f 100; exec node scripts/backup.mjs ${folder}`,
      state,
    );
    expect([status, stderr]).toEqual([1, expect.stringMatching(/the disk/)]);
    expect(existsSync(folder)).toBe(false);
  });

  it('that was cut off is none, and its folder says so', async () => {
    const [state, folder] = [stateWith(1), place()];
    mkdirSync(join(folder, 'partial'), { recursive: true });
    writeFileSync(join(folder, 'partial/database.sqlite'), 'half');
    await expect(backUp(state, folder)).rejects.toThrow(/holds something already/);
    await expect(restore(newFolder(), folder)).rejects.toThrow(/holds no backup/);
  });
});
