import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { secretLines } from '../../scripts/server/secret-lines.mjs';
import { demandKeyOfState, ensureSecrets, readSecrets } from '../../scripts/server/secrets.mjs';
import { newTokenKey } from '../../src/store/keys/keys.ts';
import { inDatabase, newFolder } from './state-folder.ts';

const SECRET_KEY = randomBytes(32).toString('base64');
const OPERATOR_KEY = randomBytes(32).toString('hex');

/** A state whose file of secrets has these lines, for its owner alone. */
function written(...lines: string[]): string {
  const stateDir = newFolder();
  writeFileSync(join(stateDir, 'secrets.env'), lines.join('\n'), { mode: 0o600 });
  return stateDir;
}

describe('the secrets of a state', () => {
  const both = [`SECRET_KEY=${SECRET_KEY}`, `OPERATOR_KEY=${OPERATOR_KEY}`];

  it('come from the environment first, then from the file', () => {
    expect(readSecrets(written(...both), {})).toEqual({ SECRET_KEY, OPERATOR_KEY });
    const other = randomBytes(32).toString('base64');
    expect(readSecrets(written(...both), { SECRET_KEY: other }).SECRET_KEY).toBe(other);
    const env = { SECRET_KEY, OPERATOR_KEY };
    expect(readSecrets('/nowhere', env)).toEqual(env);
  });

  it('are read as editors and shells write them', () => {
    const expected = { SECRET_KEY, OPERATOR_KEY };
    const forms = [
      both.join('\r\n'),
      `\uFEFF${both.join('\n')}`,
      both.map((line) => `export ${line}`).join('\n'),
      both.map((line) => `  ${line.replace('=', ' = ')}  `).join('\n'),
      ['# kept on paper', '', ...both, ...both, '#SECRET_KEY=old'].join('\n'),
      [`SECRET_KEY="${SECRET_KEY}"`, `OPERATOR_KEY='${OPERATOR_KEY}'`, ''].join('\n'),
    ];
    for (const form of forms) {
      const stateDir = written(form);
      expect(readSecrets(stateDir, {}), form).toEqual(expected);
      // What the operator's commands send.
      const file = join(stateDir, 'secrets.env');
      expect(secretLines(file).OPERATOR_KEY, form).toBe(OPERATOR_KEY);
    }
  });

  it('are refused when a name has two values, with no word of them', () => {
    const stateDir = written(...both, 'OPERATOR_KEY=another-of-twenty-letters');
    expect(() => readSecrets(stateDir, {})).toThrow(/two different lines OPERATOR_KEY=…/);
    expect(() => readSecrets(stateDir, {})).not.toThrow(/another-of/);
  });

  it('are refused from what is no file, and from a link that leads nowhere', () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'secrets.env'), { mode: 0o700 });
    expect(() => readSecrets(folder, {})).toThrow(/is no file/);

    const unmounted = newFolder();
    const target = join(unmounted, 'vault');
    symlinkSync(target, join(unmounted, 'secrets.env'));
    ensureSecrets(unmounted, {});
    expect(existsSync(target)).toBe(false);
    expect(() => readSecrets(unmounted, {})).toThrow(/secrets\.env: it is not there/);
  });

  it('are refused from a file that others can read', () => {
    for (const mode of [0o640, 0o604, 0o660]) {
      const stateDir = written(...both);
      const file = join(stateDir, 'secrets.env');
      chmodSync(file, mode);
      expect(() => readSecrets(stateDir, {})).toThrow(`chmod 600 ${file}`);
    }
  });

  it('are refused when one is missing or short, with what to do and without a word of it', () => {
    expect(() => readSecrets('/nowhere', {})).toThrow(/no SECRET_KEY.*look for a copy.*32 bytes/s);
    expect(() => readSecrets(written(both[0] ?? ''), {})).toThrow(/OPERATOR_KEY.*openssl/s);
    const short = written('SECRET_KEY=dG9vLXNob3J0', both[1] ?? '');
    expect(() => readSecrets(short, {})).toThrow(/exactly 32 bytes/);
    expect(() => readSecrets(short, {})).not.toThrow(/dG9vLXNob3J0/);
    expect(() => readSecrets(written(both[0] ?? '', 'OPERATOR_KEY=changeme'), {})).toThrow(
      /20 characters/,
    );
    // No header carries it: nobody could use it.
    for (const key of ['clé-très-longue-de-vingt-lettres', 'two words of twenty letters']) {
      expect(() => readSecrets('/nowhere', { SECRET_KEY, OPERATOR_KEY: key })).toThrow(/of ASCII/);
    }
  });
});

/** A state with two editions sealed by the key of this test. */
async function sealedState(): Promise<string> {
  const stateDir = newFolder();
  const keys = await Promise.all([1, 2].map((number) => newTokenKey(SECRET_KEY, number)));
  inDatabase(databaseFile(stateDir), (db) => {
    db.exec('CREATE TABLE event (number INTEGER, token_key TEXT)');
    for (const [i, key] of keys.entries()) {
      db.prepare('INSERT INTO event VALUES (?, ?)').run(i + 1, key);
    }
  });
  return stateDir;
}

describe('secrets that are not there', () => {
  it('are made once, and never for a state in which something is sealed', async () => {
    const stateDir = newFolder();
    ensureSecrets(stateDir, {});
    const made = readSecrets(stateDir, {});
    ensureSecrets(stateDir, {});
    expect(readSecrets(stateDir, {})).toEqual(made);

    const sealed = await sealedState();
    ensureSecrets(sealed, {});
    expect(() => readSecrets(sealed, {})).toThrow(/look for a copy/);
  });
});

describe('the key of a state', () => {
  it('is the one that sealed its editions: another one is refused before anything is served', async () => {
    await demandKeyOfState(await sealedState(), { SECRET_KEY, OPERATOR_KEY });
    const other = { SECRET_KEY: randomBytes(32).toString('base64'), OPERATOR_KEY };
    await expect(demandKeyOfState(await sealedState(), other)).rejects.toThrow(
      /Edition 1 .* another SECRET_KEY/,
    );
  });

  it('may be any for a state in which nothing was sealed', async () => {
    await demandKeyOfState(newFolder(), { SECRET_KEY, OPERATOR_KEY });
  });
});
