import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { root, toolEnv } from '../../scripts/files.mjs';
import { hold, holdState } from '../../scripts/server/lock.mjs';
import { newFolder } from './state-folder.ts';

let stateDir: string;
beforeEach(() => {
  stateDir = newFolder();
});

/** Another process that holds the state until it is killed. */
async function holder() {
  const code = `import { holdState } from './scripts/server/lock.mjs';
    holdState(process.argv[1]); console.log('held'); setInterval(() => {}, 1000);`;
  const other = spawn('node', ['--input-type=module', '--eval', code, stateDir], {
    cwd: root,
    env: toolEnv,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(other.stdout, 'data');
  return other;
}

describe('a state', () => {
  it('is held by one process at a time, and free again however that one ends', async () => {
    const other = await holder();
    expect(() => holdState(stateDir)).toThrow(/is being served already/);
    other.kill('SIGKILL');
    await once(other, 'exit');
    holdState(stateDir).release();
  });

  it('is not taken while an earlier server still writes to it', async () => {
    const writing = hold(stateDir, 'workerd');
    expect(writing).toBeDefined();
    expect(hold(stateDir, 'workerd')).toBeUndefined();
    writing?.release();
    const state = holdState(stateDir);
    expect(hold(stateDir, 'state')).toBeUndefined();
    state.release();
  });
});
