import { spawnSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, toolEnv } from '../../scripts/files.mjs';
import { makeFolder } from '../../scripts/server/folders.mjs';
import { newFolder } from './state-folder.ts';

describe('a folder that is made', () => {
  it('is its owner’s alone, with those above it, and the topmost of them is told', () => {
    const above = newFolder();
    const folder = join(above, 'a/b/c');
    expect(makeFolder(folder)).toBe(join(above, 'a'));
    for (const made of ['a', 'a/b', 'a/b/c']) {
      expect(statSync(join(above, made)).mode & 0o777).toBe(0o700);
    }
    expect(makeFolder(folder)).toBeUndefined();
  });

  it('is refused where a file stands', () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    expect(() => makeFolder(file)).toThrow(/EEXIST/);
    expect(() => makeFolder(join(file, 'below'))).toThrow(/ENOTDIR/);
  });

  it('is refused, and not tried for ever, where nothing can be made', () => {
    const code =
      "import { makeFolder } from './scripts/server/folders.mjs'; makeFolder('/proc/abwab/state');";
    const { status, stderr } = spawnSync('node', ['--input-type=module', '--eval', code], {
      cwd: root,
      env: toolEnv,
      encoding: 'utf8',
      timeout: 25_000,
      killSignal: 'SIGKILL',
    });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/ENOENT|EACCES|EPERM/)]);
  });
});
