import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root, toolEnv } from '../../scripts/files.mjs';
import { hold, holdState } from '../../scripts/server/lock.mjs';
import { newFolder } from './state-folder.ts';

let stateDir: string;
let other: ChildProcess | undefined;
afterEach(() => other?.kill('SIGKILL'));
beforeEach(() => {
  stateDir = newFolder();
});

/** Another process that holds the state until it is killed. */
async function holder(): Promise<ChildProcess> {
  const code = `import { holdState } from './scripts/server/lock.mjs';
    holdState(process.argv[1]); globalThis.gc(); console.log('held'); setInterval(gc, 10);`;
  const holding = spawn('node', ['--expose-gc', '--input-type=module', '--eval', code, stateDir], {
    cwd: root,
    env: toolEnv,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  other = holding;
  await once(holding.stdout, 'data');
  return holding;
}

describe('a state', () => {
  it('is held by one process at a time, and free again however that one ends', async () => {
    const holding = await holder();
    expect(() => holdState(stateDir)).toThrow(/is being served already/);
    holding.kill('SIGKILL');
    await once(holding, 'exit');
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

  it('with a damaged lock is not held, and nobody is sent to a backup for it', () => {
    const file = join(stateDir, 'lock');
    writeFileSync(file, 'x'.repeat(4096));
    expect(() => holdState(stateDir)).toThrow(
      `${file} is damaged. It holds nothing: delete it while nothing serves the state.`,
    );
    rmSync(file);
    holdState(stateDir).release();
  });
});
