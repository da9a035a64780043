import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, root, toolEnv } from '../../scripts/files.mjs';
import { backUp } from '../../scripts/server/backup.mjs';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { holdState } from '../../scripts/server/lock.mjs';
import { migrate } from '../../scripts/server/migrate.mjs';
import { restore } from '../../scripts/server/restore.mjs';
import { ensureSecrets } from '../../scripts/server/secrets.mjs';
import { migrationsIn } from '../../scripts/server/version.mjs';
import {
  contentOf,
  edit,
  place,
  refit,
  run,
  stateWith,
  turnBit,
  withEdition,
  writersIn,
} from './backups.ts';
import { everyRow } from './rows.ts';
import { inDatabase, newFolder } from './state-folder.ts';

describe('a restore', () => {
  it('brings every row back to a state that was empty', async () => {
    const [state, folder, target] = [stateWith(5), place(), join(newFolder(), 'state')];
    const manifest = await backUp(state, folder);
    expect(await restore(target, folder)).toEqual({ manifest, applied: [], hasSecrets: false });
    const file = databaseFile(target);
    expect(everyRow(file)).toEqual(everyRow(databaseFile(state)));
    expect(statSync(target).mode & 0o777).toBe(0o700);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(contentOf(target)).toHaveLength(1);
  });

  it.each([
    ['a database', 'workerd/abwab-d1/some.sqlite'],
    ['a state of wrangler dev', 'local/v3/d1/miniflare-D1DatabaseObject/a1b2.sqlite'],
    ['anything', 'notes.txt'],
  ])('is refused by a state that holds %s', async (_, name) => {
    const [folder, target] = [place(), newFolder()];
    await backUp(stateWith(1), folder);
    mkdirSync(join(target, name, '..'), { recursive: true });
    writeFileSync(join(target, name), 'mine');
    await expect(restore(target, folder)).rejects.toThrow(`it holds ${name}`);
    expect(filesUnder(target)).toEqual([name]);
  });

  it('takes a state that holds its secrets, and what a restore that was cut off left', async () => {
    const [folder, target] = [place(), newFolder()];
    await backUp(stateWith(4), folder);
    ensureSecrets(target, {});
    writeFileSync(join(target, 'address'), 'http://localhost:1\n');
    mkdirSync(join(databaseFile(target), '..'), { recursive: true });
    writeFileSync(`${databaseFile(target)}.incoming`, 'half');
    writeFileSync(`${databaseFile(target)}.incoming-wal`, 'half');
    await restore(target, folder);
    expect(writersIn(databaseFile(target))).toBe(4);
    expect(contentOf(target)).toHaveLength(3);
  });

  it('takes a state on a disk of its own, with what the file system keeps there', async () => {
    const [folder, target] = [place(), newFolder()];
    await backUp(stateWith(4), folder);
    mkdirSync(join(target, 'lost+found'));
    writeFileSync(join(target, 'lost+found/#12'), 'of another time');
    await restore(target, folder);
    expect(writersIn(databaseFile(target))).toBe(4);
  });

  it('is refused while the state is held by whoever serves it', async () => {
    const [folder, target] = [place(), newFolder()];
    await backUp(stateWith(1), folder);
    const held = holdState(target);
    await expect(restore(target, folder)).rejects.toThrow(/being served/);
    held.release();
    await restore(target, folder);
  });

  it.each<[string, (folder: string) => void, RegExp]>([
    ['lost its file', (folder) => rmSync(join(folder, 'database.sqlite')), /missing/],
    ['lost its manifest', (folder) => rmSync(join(folder, 'manifest.json')), /holds no backup/],
    ['was cut off', (folder) => truncateSync(join(folder, 'database.sqlite'), 20_000), /damaged/],
    ['grew', (folder) => appendFileSync(join(folder, 'database.sqlite'), 'x'), /damaged/],
    ['has one bit turned', (folder) => turnBit(join(folder, 'database.sqlite')), /damaged/],
    [
      'has a pipe in place of its file, which never ends',
      (folder) => pipeAt(join(folder, 'database.sqlite')),
      /has no bytes/,
    ],
    [
      'has a pipe in place of its manifest',
      (folder) => pipeAt(join(folder, 'manifest.json')),
      /does not describe a backup/,
    ],
    [
      'has a manifest that writes to the terminal',
      (folder) => edit(folder, (manifest) => ({ ...manifest, made_at: '\u001b[2J' })),
      /does not describe a backup/,
    ],
    [
      'has a manifest with a release that is none',
      (folder) => edit(folder, (manifest) => ({ ...manifest, release: '\u001b[2J' })),
      /does not describe a backup/,
    ],
    [
      'has a manifest of no JSON',
      (folder) => writeFileSync(join(folder, 'manifest.json'), '{'),
      /does not describe a backup/,
    ],
    [
      'has an endless manifest',
      (folder) => writeFileSync(join(folder, 'manifest.json'), ' '.repeat(200_000)),
      /does not describe a backup/,
    ],
    [
      'has a manifest that counts other rows',
      (folder) => edit(folder, (manifest) => ({ ...manifest, rows: {} })),
      /not what its manifest says/,
    ],
    [
      'has a manifest of a later form',
      (folder) => edit(folder, (manifest) => ({ ...manifest, format: 2 })),
      /newer release/,
    ],
  ])('refuses a backup that %s, and leaves the state empty', async (_, change, sentence) => {
    const [folder, target] = [place(), newFolder()];
    await backUp(stateWith(2), folder);
    change(folder);
    await expect(restore(target, folder)).rejects.toThrow(sentence);
    expect(contentOf(target)).toEqual([]);
  });

  it('takes a backup whose files can only be read, and lets nobody else read the state', async () => {
    const [folder, target] = [place(), newFolder()];
    await backUp(stateWith(1), folder);
    chmodSync(join(folder, 'database.sqlite'), 0o444);
    await restore(target, folder);
    expect(statSync(databaseFile(target)).mode & 0o777).toBe(0o600);
  });

  it('does not copy a file that is larger than its manifest says', async () => {
    const [folder, target] = [place(), newFolder()];
    await backUp(stateWith(1), folder);
    truncateSync(join(folder, 'database.sqlite'), 2 ** 42);
    await expect(restore(target, folder)).rejects.toThrow(/has 4398046511104 bytes/);
    expect(contentOf(target)).toEqual([]);
  });

  it('refuses a backup of a newer release, whatever its manifest says', async () => {
    const [folder, target] = [place(), newFolder()];
    await backUp(stateWith(2), folder);
    const file = join(folder, 'database.sqlite');
    inDatabase(file, (db) => db.exec("INSERT INTO d1_migrations (name) VALUES ('0099_later.sql')"));
    await refit(folder, 'database.sqlite');
    await expect(restore(target, folder)).rejects.toThrow(
      /The backup is of a newer release: it has schema \d+ by 0099_later\.sql/,
    );
    expect(contentOf(target)).toEqual([]);
  });

  it('brings a backup of an older release to this one’s schema, or leaves the state empty', async () => {
    const [folder, target] = [place(), newFolder()];
    const manifest = await backUp(stateWith(2), folder);
    const later = (sql: string) => [...migrationsIn(), { name: '0002_later.sql', sql }];
    // It fits an empty database, and not the rows of this one.
    const clash = "INSERT INTO actor VALUES ('writer 1', 1)";
    await expect(restore(target, folder, { migrations: later(clash) })).rejects.toThrow(
      /0002_later\.sql failed, and nothing of it was kept/,
    );
    expect(contentOf(target)).toEqual([]);

    const migrations = later('UPDATE schema_version SET number = number + 1');
    expect(await restore(target, folder, { migrations })).toMatchObject({
      manifest,
      applied: ['0002_later.sql'],
    });
    inDatabase(databaseFile(target), (db) => {
      expect(db.prepare('SELECT number FROM schema_version').all()).toEqual([
        { number: manifest.schema + 1 },
      ]);
    });
  });

  it('that its disk does not take leaves the state empty', async () => {
    const [folder, target] = [place(), newFolder()];
    await backUp(stateWith(1), folder);
    const { status, stderr } = run(
      `trap '' XFSZ; ulimit -f 100; exec node scripts/restore.mjs ${folder}`,
      target,
    );
    expect([status, stderr]).toEqual([1, expect.stringMatching(/larger than/)]);
    expect(contentOf(target)).toEqual([]);
  });

  it('cut off at any instant leaves a state that can be restored to again, or all of it', async () => {
    const [folder, target] = [place(), newFolder()];
    await backUp(stateWith(20_000), folder);
    for (let cut = 0; cut < 6; cut++) {
      const child = spawn('node', ['scripts/restore.mjs', folder], {
        cwd: root,
        env: { ...toolEnv, STATE_DIR: target },
        stdio: 'ignore',
      });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const incoming = `${databaseFile(target)}.incoming`;
      while (!existsSync(incoming) && child.exitCode === null) await new Promise(setImmediate);
      child.kill('SIGKILL');
      await ended;
      if (existsSync(databaseFile(target))) break;
    }
    if (!existsSync(databaseFile(target))) await restore(target, folder);
    expect(writersIn(databaseFile(target))).toBe(20_000);
  });
});

/** A pipe that nobody writes to. */
function pipeAt(path: string): void {
  rmSync(path);
  expect(spawnSync('bash', ['-c', 'mkfifo "$0"', path]).status).toBe(0);
}

/** Of the ledgers of a state. */
const clock = (state: string) =>
  inDatabase(databaseFile(state), (db) =>
    db.prepare('SELECT event, seq, last_serial FROM ledger_clock').all(),
  );

describe('what was given out after the backup', () => {
  it('is not given out again once the restored state is served, and is stepped past once', async () => {
    const [state, folder, target] = [stateWith(0), place(), newFolder()];
    inDatabase(databaseFile(state), withEdition);
    await backUp(state, folder);
    await restore(target, folder);
    expect(clock(target)).toEqual([{ event: 1, seq: 40, last_serial: 70 }]);
    migrate(target);
    // 300 places of 500 were free, and changes of registrations draw serials too.
    const stepped = [{ event: 1, seq: 40 + 2 ** 30, last_serial: 70 + 10_000 + 300 }];
    expect(clock(target)).toEqual(stepped);
    migrate(target);
    expect(clock(target)).toEqual(stepped);
    migrate(state);
    expect(clock(state)).toEqual([{ event: 1, seq: 40, last_serial: 70 }]);
  });

  it('never takes more than half of the serials that are left', async () => {
    const [state, folder, target] = [stateWith(0), place(), newFolder()];
    inDatabase(databaseFile(state), (db) => {
      withEdition(db);
      db.exec('UPDATE ledger_clock SET last_serial = 9999989');
    });
    await backUp(state, folder);
    await restore(target, folder);
    migrate(target);
    expect(clock(target)).toEqual([{ event: 1, seq: 40 + 2 ** 30, last_serial: 9_999_994 }]);
  });
});
