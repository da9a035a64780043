import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { root, toolEnv } from '../../scripts/files.mjs';
import { freePort } from '../free-port.ts';
import { end, type Serving, served } from './serving.ts';
import { newFolder } from './state-folder.ts';

const running: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

async function serve(stateDir: string): Promise<Serving> {
  const serving = await served({ stateDir });
  running.push(() => end(serving));
  return serving;
}

const isWell = (url: string) =>
  fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );

/** Processes below one, by the name of the script or program that they run. */
function below(pid: number, named: string): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return children.split(' ').flatMap((text) => {
    const child = Number(text);
    if (!child) return [];
    const [program = '', script = ''] = readFileSync(`/proc/${child}/cmdline`, 'utf8').split('\0');
    const isIt = [program, script].some((word) => word.endsWith(named));
    return [...(isIt ? [child] : []), ...below(child, named)];
  });
}

/** One that has ended and that nobody has asked about yet does not run. */
function isRunning(pid: number): boolean {
  if (!existsSync(`/proc/${pid}/stat`)) return false;
  return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

describe('a log that takes no line', () => {
  it('does not end the service, when its disk is full', async () => {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const command = 'exec node scripts/serve.mjs --url "$0" --listen "127.0.0.1:$1" > /dev/full';
    const starter = spawn('sh', ['-c', command, url, String(port)], {
      cwd: root,
      env: { ...toolEnv, STATE_DIR: newFolder() },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    running.push(async () => {
      if (starter.exitCode !== null) return;
      starter.kill('SIGTERM');
      await once(starter, 'exit');
    });
    await expect.poll(() => isWell(url)).toBe(true);
    await fetch(`${url}/nothing`);
    expect(await isWell(url)).toBe(true);
    expect(starter.exitCode).toBeNull();
  });

  it('does not end it either, when its reader is gone', async () => {
    const serving = await serve(newFolder());
    serving.starter.stdout?.destroy();
    serving.starter.stderr?.destroy();
    const [workerd] = below(serving.starter.pid ?? 0, '/workerd');
    process.kill(workerd ?? 0, 'SIGKILL');
    await expect.poll(() => isWell(serving.url)).toBe(true);
    expect(serving.starter.exitCode).toBeNull();
  });
});

describe('a server whose watchdog was killed', () => {
  it('is ended with it, and another one serves', async () => {
    const serving = await serve(newFolder());
    const starter = serving.starter.pid ?? 0;
    const [watchdog = 0] = below(starter, '/watchdog.mjs');
    const [first = 0] = below(starter, '/workerd');
    process.kill(watchdog, 'SIGKILL');
    await expect.poll(() => below(starter, '/workerd').some((pid) => pid !== first)).toBe(true);
    await expect.poll(() => serving.output.text).toContain('ready again');
    expect(isRunning(first)).toBe(false);
    expect(await isWell(serving.url)).toBe(true);
    expect(serving.output.text.split('The server stopped').length - 1).toBe(1);
  });
});

describe('a server whose starter and watchdog were killed', () => {
  it('ends with them: it would write to a state that another one may take', async () => {
    const serving = await serve(newFolder());
    const starter = serving.starter.pid ?? 0;
    const [watchdog = 0] = below(starter, '/watchdog.mjs');
    const [workerd = 0] = below(starter, '/workerd');
    // It must not notice that its starter is gone.
    process.kill(watchdog, 'SIGSTOP');
    process.kill(starter, 'SIGKILL');
    process.kill(watchdog, 'SIGKILL');
    await expect.poll(() => isRunning(workerd)).toBe(false);
    expect(await isWell(serving.url)).toBe(false);
  });
});

describe('a state that is served', () => {
  it('stays held, however long: nothing lets go of its lock but the end', async () => {
    const code = `import { hold } from './scripts/server/lock.mjs';
      hold(process.argv[1], 'state'); globalThis.gc(); await new Promise((done) => setTimeout(done, 50));
      globalThis.gc(); console.log('held'); setInterval(() => {}, 1000);`;
    const stateDir = newFolder();
    const args = ['--expose-gc', '--input-type=module', '--eval', code, stateDir];
    const other = spawn('node', args, {
      cwd: root,
      env: toolEnv,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running.push(async () => {
      other.kill('SIGKILL');
      await once(other, 'exit');
    });
    await once(other.stdout, 'data');
    const { hold } = await import('../../scripts/server/lock.mjs');
    expect(hold(stateDir, 'state')).toBeUndefined();
  });
});
