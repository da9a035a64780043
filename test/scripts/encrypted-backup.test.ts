import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { filesUnder } from '../../scripts/files.mjs';
import { backUp } from '../../scripts/server/backup.mjs';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { restore } from '../../scripts/server/restore.mjs';
import { contentOf, place, refit, stateWith, turnBit } from './backups.ts';
import { everyRow } from './rows.ts';
import { newFolder } from './state-folder.ts';

describe('an encrypted backup', () => {
  it('holds nothing that can be read, and is opened by its identity alone', async () => {
    const [state, folder, target] = [stateWith(3), place(), newFolder()];
    const [identity, other] = [await identityFile(), await identityFile()];
    await backUp(state, folder, { to: identity.recipient });
    expect(contentOf(folder)).toEqual(['database.sqlite.age', 'manifest.json']);
    const sealed = readFileSync(join(folder, 'database.sqlite.age'));
    expect(sealed.includes('SQLite format') || sealed.includes('writer 1')).toBe(false);
    expect(filesUnder(state).filter((name) => /backup\.sqlite/.test(name))).toEqual([]);

    await expect(restore(target, folder)).rejects.toThrow(/--identity FILE/);
    await expect(restore(target, folder, { identity: other.file })).rejects.toThrow(
      /cannot be opened/,
    );
    await expect(restore(target, folder, { identity: join(folder, 'none') })).rejects.toThrow();
    expect(contentOf(target)).toEqual([]);
    await restore(target, folder, { identity: identity.file });
    expect(everyRow(databaseFile(target))).toEqual(everyRow(databaseFile(state)));
  });

  it('is made one at a time: all of them are copied through the state', async () => {
    const [state, { recipient }] = [stateWith(1), await identityFile()];
    const both = await Promise.allSettled([
      backUp(state, place(), { to: recipient }),
      backUp(state, place(), { to: recipient }),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await backUp(state, place(), { to: recipient });
  });

  it('has the form that age reads', async () => {
    const [state, folder] = [stateWith(3), place()];
    const { recipient } = await identityFile();
    await backUp(state, folder, { to: recipient });
    const head = readFileSync(join(folder, 'database.sqlite.age'))
      .subarray(0, 200)
      .toString('latin1');
    expect(head).toMatch(/^age-encryption\.org\/v1\n-> X25519 \S{43}\n/);
  });

  it.each(['age1', 'AGE-SECRET-KEY-1QQQ', 'me@example.com', ''])(
    'to %j is refused before anything is written',
    async (to) => {
      const [state, folder] = [stateWith(1), place()];
      await expect(backUp(state, folder, { to })).rejects.toThrow(/--to takes the public key/);
      expect(existsSync(folder)).toBe(false);
    },
  );

  it('that was changed is refused', async () => {
    const [state, folder, target] = [stateWith(3), place(), newFolder()];
    const { file, recipient } = await identityFile();
    await backUp(state, folder, { to: recipient });
    turnBit(join(folder, 'database.sqlite.age'));
    await expect(restore(target, folder, { identity: file })).rejects.toThrow(/damaged/);
    await refit(folder, 'database.sqlite.age');
    await expect(restore(target, folder, { identity: file })).rejects.toThrow(/was changed/);
    expect(contentOf(target)).toEqual([]);
  });
});

async function identityFile() {
  const identity = await generateX25519Identity();
  const file = join(newFolder(), 'identity');
  writeFileSync(file, `# made for this test\n${identity}\n`, { mode: 0o600 });
  return { file, recipient: await identityToRecipient(identity) };
}
