import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder } from '../../scripts/files.mjs';
import { schemaNumber } from '../../scripts/schema.mjs';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { holdState } from '../../scripts/server/lock.mjs';
import { place, run, stateWith, writersIn } from './backups.ts';
import { inDatabase, newFolder } from './state-folder.ts';

const command = (line: string, state: string) => run(`exec node scripts/${line}`, state);

describe.each(['migrate', 'backup', 'restore'])('npm run %s', (name) => {
  it('says its usage, and does nothing that it was not asked for', () => {
    const state = newFolder();
    expect(command(`${name}.mjs --help`, state)).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(`^npm run ${name} -- `),
    });
    expect(command(`${name}.mjs --unknown`, state).status).toBe(1);
    expect(command(`${name}.mjs one two`, state).status).toBe(2);
    expect(filesUnder(state)).toEqual([]);
  });

  it('says in one sentence that a state is no folder', () => {
    const file = join(newFolder(), 'state');
    writeFileSync(file, '');
    const { status, stderr } = command(
      name === 'migrate' ? 'migrate.mjs' : `${name}.mjs ${place()}`,
      file,
    );
    expect([status, stderr.trim().split('\n').length]).toEqual([1, 1]);
  });
});

describe('npm start', () => {
  it('says what it is set by, and starts nothing that was asked for otherwise', () => {
    const state = newFolder();
    expect(command('start.mjs --help', state)).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/^npm start\n[\s\S]*PORT[\s\S]*STATE_DIR/),
    });
    for (const asked of ['--port 9000', '--state elsewhere', 'here']) {
      expect(command(`start.mjs ${asked}`, state).status).toBe(1);
    }
    expect(filesUnder(state)).toEqual([]);
  });
});

describe('npm run migrate', () => {
  it('makes a state, says its schema, and has nothing to do a second time', () => {
    const state = join(newFolder(), 'state');
    expect(JSON.parse(command('migrate.mjs --json', state).stdout)).toEqual({
      schema: schemaNumber(),
      applied: ['0001_schema.sql'],
      taken_over: false,
    });
    expect(command('migrate.mjs', state).stdout).toBe(
      `${state} has schema ${schemaNumber()}: nothing was to be applied.\n`,
    );
  });

  it('changes nothing while the state is served', () => {
    const state = newFolder();
    const held = holdState(state);
    expect(command('migrate.mjs', state)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(
        /^The state in .* is being served already: stop that server first, .*\.\n$/,
      ),
    });
    held.release();
    expect(filesUnder(state).filter((name) => !/^lock/.test(name))).toEqual([]);
  });

  it('takes over what wrangler dev left, once', () => {
    const [source, state] = [stateWith(3), newFolder()];
    const former = join(state, 'local/v3/d1/miniflare-D1DatabaseObject/a1b2.sqlite');
    mkdirSync(dirname(former), { recursive: true });
    cpSync(databaseFile(source), former);
    expect(command('migrate.mjs', state).stdout).toMatch(
      /a1b2\.sqlite was copied.*\n.* has schema/,
    );
    expect(JSON.parse(command('migrate.mjs --json', state).stdout).taken_over).toBe(false);
    expect(writersIn(databaseFile(state))).toBe(3);
  });

  it('says of a newer state which it is, and by which migration', () => {
    const state = stateWith(0);
    inDatabase(databaseFile(state), (db) =>
      db.exec("INSERT INTO d1_migrations (name) VALUES ('0099_later.sql')"),
    );
    expect(command('migrate.mjs', state)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/of a newer release: it has schema \d+ by 0099_later\.sql/),
    });
  });
});

describe('npm run backup and npm run restore', () => {
  it('answer programs, and tell people what is not in a backup', () => {
    const [state, folder, second, target] = [stateWith(2), place(), place(), newFolder()];
    const answered = command(`backup.mjs ${folder} --json`, state);
    expect(JSON.parse(answered.stdout)).toMatchObject({ encrypted: false, rows: { actor: 2 } });
    const told = command(`backup.mjs ${second}`, state);
    expect(told.stdout).toMatch(/SECRET_KEY is not in it.*secrets\.env/s);
    const restored = command(`restore.mjs ${folder} --json`, target);
    expect(JSON.parse(restored.stdout)).toMatchObject({
      rows: { actor: 2 },
      applied: [],
      has_secrets: false,
    });
    expect(command(`restore.mjs ${folder}`, target)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/not empty/),
    });
  });
});
