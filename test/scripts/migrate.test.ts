import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/files.mjs';
import { makeWayForSchema, schemaNumber } from '../../scripts/schema.mjs';
import { demandOwner } from '../../scripts/server/database.mjs';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { migrate } from '../../scripts/server/migrate.mjs';
import { inDatabase, migratedState, newFolder } from './state-folder.ts';

const FIRST = '0001_schema.sql';

/** This release's migrations with more behind them. */
function releaseWith(later: Readonly<Record<string, string>>): string {
  const folder = newFolder();
  cpSync(join(root, 'migrations'), folder, { recursive: true });
  for (const [name, sql] of Object.entries(later)) writeFileSync(join(folder, name), sql);
  return folder;
}

const noted = (db: DatabaseSync) =>
  db
    .prepare('SELECT id, name FROM d1_migrations ORDER BY id')
    .all()
    .map(({ id, name }) => [id, name]);

describe('a state without a database', () => {
  it('gets one that its owner alone reads', () => {
    const state = join(newFolder(), 'state');
    expect(migrate(state)).toEqual({ schema: schemaNumber(), applied: [FIRST] });
    const file = databaseFile(state);
    expect(statSync(state).mode & 0o777).toBe(0o700);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    inDatabase(file, (db) => {
      expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
      expect(noted(db)).toEqual([[1, FIRST]]);
    });
  });

  it('is made whole where an earlier start was cut off before anything was laid', () => {
    const state = newFolder();
    inDatabase(databaseFile(state), (db) => db.exec('PRAGMA journal_mode = WAL'));
    expect(migrate(state).applied).toEqual([FIRST]);
  });
});

describe('a state that is migrated', () => {
  it('has nothing to apply, and keeps what it holds', () => {
    const state = migratedState((db) => db.exec("INSERT INTO actor VALUES ('1', 7)"));
    expect(migrate(state).applied).toEqual([]);
    inDatabase(databaseFile(state), (db) => {
      expect(db.prepare('SELECT epoch FROM actor').all()).toEqual([{ epoch: 7 }]);
    });
  });

  it('goes on from where the wrangler that made it noted its migrations', () => {
    const state = migratedState((db) =>
      db.exec(`DROP TABLE d1_migrations; CREATE TABLE "d1_migrations"(
		id         INTEGER PRIMARY KEY AUTOINCREMENT,
		name       TEXT UNIQUE,
		applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
); INSERT INTO "d1_migrations" (name) VALUES ('${FIRST}')`),
    );
    const later = releaseWith({ '0002_later.sql': 'CREATE TABLE later (number INTEGER) STRICT' });
    expect(migrate(state, later).applied).toEqual(['0002_later.sql']);
    inDatabase(databaseFile(state), (db) => {
      expect(noted(db)).toEqual([
        [1, FIRST],
        [2, '0002_later.sql'],
      ]);
    });
  });

  it('keeps the list of migrations as wrangler reads and makes it', () => {
    const sql = inDatabase(databaseFile(migratedState()), (db) =>
      db.prepare("SELECT sql FROM sqlite_master WHERE name = 'd1_migrations'").get(),
    );
    const wrangler = readFileSync(join(root, 'node_modules/wrangler/wrangler-dist/cli.js'), 'utf8');
    const [, columns] = /CREATE TABLE IF NOT EXISTS \$\{\w+\}(\([^;]*\));/.exec(wrangler) ?? [];
    expect(sql).toEqual({ sql: `CREATE TABLE "d1_migrations"${columns}` });
  });
});

describe('a migration that fails', () => {
  it('leaves the state as the one before it did', () => {
    const state = newFolder();
    const release = releaseWith({
      '0002_good.sql': 'CREATE TABLE good (number INTEGER) STRICT',
      '0003_bad.sql': 'CREATE TABLE half (number INTEGER) STRICT; INSERT INTO nowhere VALUES (1)',
    });
    // What the release itself cannot lay in an empty database is refused before anything is done.
    expect(() => migrate(state, release)).toThrow(/nowhere/);
    const clash = releaseWith({
      '0002_good.sql': 'CREATE TABLE good (number INTEGER) STRICT',
      '0003_clash.sql':
        "CREATE TABLE half (number INTEGER) STRICT; INSERT INTO actor VALUES ('1', 1)",
    });
    migrate(state);
    inDatabase(databaseFile(state), (db) => db.exec("INSERT INTO actor VALUES ('1', 7)"));
    expect(() => migrate(state, clash)).toThrow(/0003_clash\.sql/);
    inDatabase(databaseFile(state), (db) => {
      expect(noted(db).at(-1)).toEqual([2, '0002_good.sql']);
      expect(db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'half'").get()).toBeUndefined();
    });
  });
});

describe('a state that does not go with this release', () => {
  it.each<[string, (db: DatabaseSync) => void, RegExp]>([
    [
      'was migrated by a newer one',
      (db) => db.exec("INSERT INTO d1_migrations (name) VALUES ('0099_later.sql')"),
      /newer release: it has schema \d+ by 0099_later\.sql, and this release \(\d.*\) has schema \d+/,
    ],
    [
      'has a higher number',
      (db) => db.exec('UPDATE schema_version SET number = 9999'),
      /newer release: it has schema 9999, and this release \(\d.*\) has schema \d+/,
    ],
    [
      'has a lower number of before the first release',
      (db) => db.exec('UPDATE schema_version SET number = 3'),
      /has schema 3, .* no migration leads/,
    ],
    ['lost a table', (db) => db.exec('DROP TABLE correction'), /half migrated.*table correction/],
    [
      'lost a trigger',
      (db) => db.exec('DROP TRIGGER registration_judged'),
      /half migrated.*trigger registration_judged/,
    ],
    ['has no migration noted', (db) => db.exec('DELETE FROM d1_migrations'), /half migrated/],
    [
      'is of another program',
      (db) => {
        for (const name of ['schema_version', 'd1_migrations']) db.exec(`DROP TABLE ${name}`);
        db.exec('DROP TABLE session');
      },
      /schema 1,/,
    ],
  ])('is refused and left as it is when it %s', (_, change, sentence) => {
    const state = migratedState(change);
    const before = readFileSync(databaseFile(state));
    expect(() => migrate(state)).toThrow(sentence);
    expect(readFileSync(databaseFile(state)).equals(before)).toBe(true);
  });

  it('is refused when a migration was left out', () => {
    const state = migratedState((db) =>
      db.exec("INSERT INTO d1_migrations (name) VALUES ('0003_c.sql')"),
    );
    const release = releaseWith({
      '0002_b.sql': 'CREATE TABLE b (number INTEGER) STRICT',
      '0003_c.sql': 'CREATE TABLE c (number INTEGER) STRICT',
    });
    expect(() => migrate(state, release)).toThrow(/0002_b\.sql was not applied in its turn/);
  });
});

describe('a state that cannot be migrated', () => {
  it('is said to be damaged when its file is no database', () => {
    const state = migratedState();
    writeFileSync(databaseFile(state), 'x'.repeat(9000));
    expect(() => migrate(state)).toThrow(/damaged: .*restore a backup/);
  });

  it('is said to be damaged when its file was cut off', () => {
    const state = migratedState();
    truncateSync(databaseFile(state), 20_000);
    expect(() => migrate(state)).toThrow(/damaged: .*restore a backup/);
  });

  it('is not migrated on top of a page that is damaged', () => {
    const state = migratedState((db) => {
      db.exec(
        "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO actor SELECT printf('%08d', i), 1 FROM n",
      );
    });
    const bytes = readFileSync(databaseFile(state));
    bytes.fill(0xff, bytes.length - 4096, bytes.length - 2048);
    writeFileSync(databaseFile(state), bytes);
    const later = releaseWith({ '0002_later.sql': 'CREATE TABLE later (number INTEGER) STRICT' });
    expect(() => migrate(state, later)).toThrow(/damaged/);
  });

  it('is said to be locked while another program writes it', () => {
    const state = migratedState();
    const later = releaseWith({ '0002_later.sql': 'CREATE TABLE later (number INTEGER) STRICT' });
    inDatabase(databaseFile(state), (db) => {
      db.exec('BEGIN IMMEDIATE');
      expect(() => migrate(state, later)).toThrow(/locked/);
    });
  });

  it('is said to be another user’s, even to root', () => {
    const state = migratedState();
    const owner = statSync(state).uid;
    expect(() => demandOwner(state, owner + 1)).toThrow(`belongs to user ${owner}`);
    expect(() => demandOwner(state, owner)).not.toThrow();
  });

  it('is said to lie where a file stands', () => {
    const state = newFolder();
    writeFileSync(join(state, 'workerd'), '');
    expect(() => migrate(state)).toThrow(/a file stands where a folder is needed/);
  });

  it('has nothing half done when its disk takes no more', () => {
    const state = newFolder();
    // The system refuses files above 100 KB to this process, as a full disk would.
    const script = `trap '' XFSZ; ulimit -f 100; exec node -e "import('./scripts/server/migrate.mjs').then(({ migrate }) => migrate(process.argv[1])).catch((error) => { console.log(error.message); process.exit(3); })" ${state}`;
    const { status, stdout } = spawnSync('bash', ['-c', script], { cwd: root, encoding: 'utf8' });
    expect([status, stdout]).toEqual([3, expect.stringMatching(/the disk (is full|does not)/)]);
    expect(migrate(state).applied).toEqual([FIRST]);
  });
});

describe('a state of another schema, as stock workerd keeps it', () => {
  const older = (slug: string) =>
    migratedState((db) => {
      db.exec('PRAGMA ignore_check_constraints = 1; PRAGMA foreign_keys = 0');
      db.exec(`INSERT INTO event
        (number, slug, name, city, venue, timezone, status, registration_opens, registration_closes,
         utc_offsets, registration_opens_at, registration_closes_at, party_max, group_share,
         live_detail, controller, policy, token_key, code_key, fingerprint, created_at)
        VALUES (1, '${slug}', '{}', '{}', '{}', '', 'open', '', '', '{}', 0, 1, 4, 0, 'exact', '{}', '{}', '', '{}', '', 0);
        UPDATE schema_version SET number = 3`);
    });

  it('is moved aside whole when it holds the demo edition alone', () => {
    const state = older('demo');
    expect(makeWayForSchema(state)).toContain(`${state}.before-${schemaNumber()}`);
    expect(existsSync(state)).toBe(false);
    rmSync(`${state}.before-${schemaNumber()}`, { recursive: true });
  });

  it('stays where it is when it holds an edition of its own', () => {
    const state = older('fes-2027');
    expect(() => makeWayForSchema(state)).toThrow(/has schema 3 and holds fes-2027/);
    expect(existsSync(databaseFile(state))).toBe(true);
  });

  it('of a newer release stays where it is, whatever it holds', () => {
    const state = migratedState((db) => db.exec('UPDATE schema_version SET number = 9999'));
    expect(makeWayForSchema(state)).toBeUndefined();
    expect(() => migrate(state)).toThrow(/newer release/);
  });
});
