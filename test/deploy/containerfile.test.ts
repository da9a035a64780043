import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesUnder, root, toolEnv } from '../../scripts/files.mjs';
import { freePort } from '../free-port.ts';
import { buildIn, type Image, instructionsOf, wordsOf } from './containerfile.ts';

const steps = instructionsOf(readFileSync(join(root, 'deploy/Containerfile'), 'utf8'));
const last = steps.slice(steps.findLastIndex(({ verb }) => verb === 'FROM'));
const only = (verb: string) => {
  const found = last.filter((step) => step.verb === verb);
  expect(found, verb).toHaveLength(1);
  return found[0]?.text ?? '';
};

/** A public key of age, whose identity nobody has. */
const AGE_KEY = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';

let folder: string;
let image: Image;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'abwab-image-'));
  image = buildIn({ folder, context: root, env: toolEnv, beforeRun: install }, steps);
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The packages that are installed here already stand for those that the network would bring. */
function install(cwd: string): void {
  const packages = join(cwd, 'node_modules');
  if (existsSync(packages) || !existsSync(join(cwd, 'package.json'))) return;
  // As links where both lie on one disk: they are many, and nothing writes to them.
  const copies = ['-al', '-a'].map((how) => ['cp', how, join(root, 'node_modules'), packages]);
  const copied = copies.some(([program = '', ...args]) => {
    rmSync(packages, { recursive: true, force: true });
    return spawnSync(program, args).status === 0;
  });
  if (!copied) throw new Error('the packages could not be copied');
}

/** Runs something in the image, with its environment and a state of its own. */
function run(command: readonly string[], more: Record<string, string>) {
  const [program = '', ...args] = command;
  const env = { PATH: '/usr/bin:/bin', ...image.env, ...more };
  const cwd = join(image.root, image.workdir);
  return { program, args, options: { cwd, env } };
}

describe('the image', () => {
  it('runs as nobody in particular, with the state as its only volume', () => {
    expect(only('USER')).toMatch(/^[1-9]\d{3,}:[1-9]\d{3,}$/);
    expect(only('VOLUME')).toBe(image.env.STATE_DIR);
    const state = last.find(({ verb, text }) => verb === 'COPY' && text.endsWith(' /state'));
    expect(state?.options.chown).toBe(only('USER'));
    expect(only('STOPSIGNAL')).toBe('SIGTERM');
    expect(image.env.LISTEN?.split(':').at(-1)).toBe(only('EXPOSE'));
  });

  it('holds no state, no secret and nothing of the repository’s past', () => {
    const files = filesUnder(image.root);
    expect(
      files.filter((file) => /(^|\/)(\.git|\.state|\.env|secrets\.env)(\/|$)/.test(file)),
    ).toEqual([]);
    expect(filesUnder(join(image.root, 'state'))).toEqual([]);
    for (const { verb, text } of steps) {
      expect(`${verb} ${text}`).not.toMatch(/SECRET_KEY|OPERATOR_KEY|COPY \. /);
    }
  });

  it('is small: it holds the packages that run, and the program of workerd once', () => {
    const packages = join(image.root, image.workdir, 'node_modules');
    const names = readdirSync(packages);
    expect(names).toEqual(expect.arrayContaining(['.bin', '@cloudflare', 'node', 'workerd']));
    for (const tool of ['esbuild', 'typescript', 'wrangler', 'vitest', 'playwright-core']) {
      expect(names).not.toContain(tool);
    }
    expect(readdirSync(join(packages, '@cloudflare'))).toEqual([
      expect.stringMatching(/^workerd-/),
    ]);
    const large = filesUnder(packages).filter(
      (file) => statSync(join(packages, file)).size > 20_000_000,
    );
    expect(large).toEqual([
      expect.stringMatching(/^@cloudflare\/workerd-.*\/workerd$/),
      'node/bin/node',
    ]);
  });

  it('brings nothing from the system into what is run', () => {
    expect(last.filter(({ text }) => /apt|apk|dnf/.test(text))).toEqual([]);
  });

  it('names images that say where they come from and which release they are', () => {
    for (const { text } of steps.filter(({ verb }) => verb === 'FROM')) {
      expect(text).toMatch(/^[a-z0-9.-]+\.[a-z]+\/[a-z0-9/-]+:[a-z0-9.-]+( AS \w+)?$/);
      expect(text).not.toMatch(/:latest/);
    }
  });

  it('starts on a fresh state, says that it is well, answers its operator, and ends', async () => {
    const stateDir = join(folder, 'fresh');
    mkdirSync(stateDir, { mode: 0o700 });
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const env = { URL: url, LISTEN: `127.0.0.1:${port}`, STATE_DIR: stateDir };
    const { program, args, options } = run(image.cmd, env);
    const served = spawn(program, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
    try {
      const check = wordsOf({
        verb: 'CMD',
        options: {},
        text: only('HEALTHCHECK').replace(/^CMD /, ''),
      });
      const health = run(check, env);
      const isWell = () => spawnSync(health.program, health.args, health.options).status === 0;
      expect(isWell()).toBe(false);
      await expect.poll(isWell, { interval: 200 }).toBe(true);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      const said = (...command: string[]) => {
        const { program, args, options } = run(['node_modules/.bin/node', ...command], env);
        const { status, stdout, stderr } = spawnSync(program, args, {
          ...options,
          encoding: 'utf8',
        });
        expect({ command, status, stderr }).toEqual({ command, status: 0, stderr: '' });
        return stdout;
      };
      said('scripts/edition.mjs', 'scripts/edition.example.json');
      expect(said('scripts/invite.mjs', 'organizer')).toContain(`${url}/console/join/`);
      const backup = join(folder, 'backup');
      expect(said('scripts/backup.mjs', backup, '--to', AGE_KEY)).toContain('editions 1');
    } finally {
      served.kill('SIGTERM');
      await once(served, 'exit');
    }
    expect(served.exitCode).toBe(0);
  }, 120_000);
});
