import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUp } from '../../scripts/server/backup.mjs';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { hold, holdState } from '../../scripts/server/lock.mjs';
import { place, run } from './backups.ts';
import { forge, sealedLines, sealedState } from './sealed-state.ts';
import { inDatabase, migratedState, newFolder } from './state-folder.ts';

const verify = (options: string, state: string) =>
  run(`exec node scripts/verify-seal.mjs ${options}`, state);

describe('npm run verify-seal', () => {
  it('says its usage, and does nothing that it was not asked for', () => {
    const state = newFolder();
    expect(verify('--help', state)).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/^npm run verify-seal -- /),
    });
    expect(verify('one', state).status).toBe(2);
    expect(verify('--backup a --database b', state).status).toBe(2);
    expect(verify('--printed 12ab', state).status).toBe(2);
    expect(verify('--unknown', state).status).toBe(1);
    expect(verify('', join(state, 'none'))).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^.* is not there\.\n$/),
    });
    expect(existsSync(join(state, 'none'))).toBe(false);
  });

  it('says where no seal was made yet', () => {
    const state = migratedState();
    const { status, stdout } = verify('', state);
    expect(status).toBe(5);
    expect(stdout).toMatch(/^No seal was made yet, and nothing is there to be sealed\.\n/);
    expect(stdout).toMatch(/Seals that were made and taken away would look the same\./);
    expect(verify('--event nobody', state)).toMatchObject({
      status: 1,
      stderr: 'No edition is at nobody.\n',
    });
  });

  it('recomputes a state that is served, a backup and the file of a database, and leaves nothing', async () => {
    const { state, seals } = await sealedState();
    const served = holdState(state);
    const { status, stdout } = verify('', state);
    served.release();
    expect(status).toBe(0);
    expect(stdout).toBe(`fes-2027: 2 seals, 20 rows recomputed
  seal 1  1970-01-01T00:00:10Z  16 rows (day 1: 16)  ${seals[0]?.hash}
  seal 2  1970-01-01T00:00:20Z  4 rows (day 1: 4)  ${seals[1]?.hash}
  Held against nothing that was printed: whoever holds the database can have made all seals anew.
  Give the hash of a report or of the page of released figures: --printed HASH

Every seal stands.
`);
    expect(existsSync(join(state, 'sealed.sqlite'))).toBe(false);
    const backup = place();
    await backUp(state, backup);
    for (const source of [`--backup ${backup}`, `--database ${databaseFile(state)}`]) {
      const report = JSON.parse(verify(`${source} --json`, newFolder()).stdout);
      expect(report).toMatchObject({
        verdict: 'stands',
        editions: [{ slug: 'fes-2027', seals: 2, rows: 20, chain: seals }],
      });
    }
  });

  it('names the first row that differs, and the column, with what was sealed', async () => {
    const { state } = await sealedState();
    forge(state, "UPDATE scan SET people = 40 WHERE id IN ('scan-04', 'scan-09')");
    const { status, stdout } = verify('', state);
    expect(status).toBe(3);
    expect(stdout).toMatch(
      /Seal 1: scan scan-04 \(number 10\) was changed: people is 40 and was sealed as 4\./,
    );
    expect(stdout).toMatch(/IT DIFFERS/);
    const report = JSON.parse(verify('--json', state).stdout);
    expect(report.editions[0].findings[0]).toEqual({
      ...{ fault: 'changed', seal: 1, log: 'scan', id: 'scan-04', seq: 10 },
      columns: [{ column: 'people', sealed: 4, found: 40 }],
    });
  });

  it('tells a text that was erased from one that was changed, and from one that cannot be checked', async () => {
    const { state } = await sealedState();
    forge(state, "UPDATE scan SET override = 'autre chose' WHERE id = 'scan-07'");
    const changed = verify('', state);
    expect(changed.status).toBe(3);
    expect(changed.stdout).toMatch(/scan scan-07 \(number 10\) was changed: override/);
    expect(changed.stdout).not.toMatch('autre chose');
    forge(state, "UPDATE scan SET override = 'grand-mère' WHERE id = 'scan-07'");
    expect(verify('', state).status).toBe(0);
    forge(state, 'DELETE FROM sealed_text');
    const unknown = verify('', state);
    expect(unknown.status).toBe(4);
    expect(unknown.stdout).toMatch(/its salt is not there/);
    expect(unknown.stdout).not.toMatch('grand-mère');
    const { state: other } = await sealedState();
    forge(other, "UPDATE scan SET override = '' WHERE id = 'scan-07'");
    const erased = verify('', other);
    expect([erased.status, erased.stdout.includes('1 text was erased')]).toEqual([0, true]);
  });

  it('holds the seals against a hash that was printed, with spaces or without', async () => {
    const { state, seals } = await sealedState();
    const hash = seals[0]?.hash ?? '';
    expect(
      verify(`--printed "${hash.slice(0, 8)} ${hash.slice(8, 16).toUpperCase()}"`, state).status,
    ).toBe(0);
    const { status, stdout } = verify(`--printed ${'ab'.repeat(32)}`, state);
    expect([status, stdout.includes('No seal has the printed hash')]).toEqual([3, true]);
  });

  it('recomputes a sealed log that was taken out, names a row of it, and sees that it was cut off', async () => {
    const { state, seals } = await sealedState();
    const lines = sealedLines(state);
    const file = join(newFolder(), 'log.jsonl');
    writeFileSync(file, lines.join('\n'));
    expect(JSON.parse(verify(`--export ${file} --json`, newFolder()).stdout)).toMatchObject({
      verdict: 'stands',
      editions: [{ slug: 'fes-2027', seals: 2, rows: 20, chain: seals }],
    });
    writeFileSync(file, lines.map((line) => line.replace(',12,0,0,0,', ',13,0,0,0,')).join('\n'));
    const changed = verify(`--export ${file}`, newFolder());
    expect(changed.status).toBe(3);
    expect(changed.stdout).toMatch(/scan scan-12 .* people is 13 and was sealed as 12/);
    writeFileSync(file, lines.slice(0, -1).join('\n'));
    expect(verify(`--export ${file}`, newFolder())).toMatchObject({
      status: 1,
      stderr: `${file} was cut off: its last line is not there. Take it out again.\n`,
    });
  });

  it('refuses what it cannot read, in a sentence', async () => {
    const { state } = await sealedState();
    inDatabase(databaseFile(state), (db) => db.exec('UPDATE schema_version SET number = 1000'));
    expect(verify('', state)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/is of a newer release: verify it with that one\.\n$/),
    });
    const only = hold(state, 'backup');
    expect(verify('', state).stderr).toMatch(/A backup of .* is being made/);
    only?.release();
    const file = join(newFolder(), 'log.jsonl');
    writeFileSync(file, 'nothing\n');
    expect(verify(`--export ${file}`, state).stderr).toBe(
      `${file} is no sealed log, or damaged: see its line 1.\n`,
    );
  });
});
