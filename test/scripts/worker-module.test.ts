import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesUnder, root, toolEnv } from '../../scripts/files.mjs';
import { explained, workerMap } from '../../scripts/frames.mjs';

const path = join(root, 'build/worker/index.js');
const code = readFileSync(path, 'utf8');
const config = readFileSync(join(root, 'wrangler.toml'), 'utf8');
const [, compatibilityDate = ''] = /^compatibility_date = "(.*)"$/m.exec(config) ?? [];

const text = (value: string) => ({ type: 'text', value }) as const;
const writer = (exportName: string) =>
  ({ type: 'durable-object', worker: 'abwab', exportName }) as const;
const stored = { type: 'durable-object', storage: 'sqlite' } as const;

describe('the built Worker', () => {
  const logged: string[] = [];
  let server: Miniflare;
  beforeAll(async () => {
    server = new Miniflare({
      host: '127.0.0.1',
      port: 0,
      enableDevRegistry: false,
      handleStructuredLogs: ({ message }) => logged.push(message),
      workers: [
        {
          config: {
            name: 'abwab',
            compatibilityDate,
            // No table is in it: what asks the database fails.
            env: {
              DB: { type: 'd1', id: 'empty' },
              REGISTRAR: writer('Registrar'),
              GATEKEEPER: writer('Gatekeeper'),
              PUBLIC_URL: text('http://localhost:8787'),
              SECRET_KEY: text('c2VjcmV0LWtleS1mb3ItdGVzdHMtMzItYnl0ZXMtISE='),
              OPERATOR_KEY: text('operator-key-for-tests'),
              RATE_LIMITS: text('off'),
              CLIENT_ADDRESS: text('none'),
            },
            exports: { Registrar: stored, Gatekeeper: stored },
            manifest: {
              mainModule: 'index.js',
              modules: { 'index.js': { type: 'esm', contents: code } },
            },
          },
        },
      ],
    });
    await server.ready;
  });
  afterAll(() => server.dispose());

  it('tells class and frames of a failure by the names of the source', async () => {
    const answer = await server.dispatchFetch('http://localhost:8787/ar/demo');
    expect(answer.status).toBe(500);
    await expect.poll(() => logged).toHaveLength(1);
    const [line = ''] = logged;
    const told = JSON.parse(line);
    expect(told).toMatchObject({ line: 'request_failed', class: 'DrizzleQueryError' });
    expect(told.frames).toContainEqual(expect.stringMatching(/^editionBySlug index\.js:\d+:\d+$/));
    expect(told.causes[0].d1).toBe('SQLITE_ERROR');
    expect(explained(line, workerMap())).toMatch(
      /^ {2}editionBySlug src\/store\/(.*\/)?editions\.ts:\d+:\d+$/m,
    );
  });

  it('escapes no letter of a language', () => {
    expect(code).toContain('أبواب');
    expect(code).not.toMatch(/\\u06|\\u2D[3-7]/i);
  });

  it('does not say where its map is, which is not deployed', () => {
    expect(code).not.toContain('sourceMappingURL');
    expect(filesUnder(join(root, 'build/worker'))).toEqual(['index.js']);
  });

  it('is deployed as it was built', () => {
    const folder = mkdtempSync(join(tmpdir(), 'abwab-deploy-'));
    const env = { ...toolEnv, PUBLIC_URL: 'https://abwab.example' };
    const run = spawnSync('node', ['scripts/deploy.mjs', '--dry-run', '--outdir', folder], {
      cwd: root,
      env: { ...env, WRANGLER_SEND_METRICS: 'false', WRANGLER_LOG_PATH: folder },
      encoding: 'utf8',
    });
    expect(run.status, run.stderr).toBe(0);
    expect(readFileSync(join(folder, 'index.js'), 'utf8')).toBe(code);
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('a line of the log', () => {
  it.each(['Abwab is ready.', '{"line":"request_slow","ms":1500}', '{', 'null'])(
    'without frames stays as it is: %s',
    (line) => {
      expect(explained(line, workerMap())).toBe(line);
    },
  );

  it('keeps the frames of the runtime', () => {
    const line = JSON.stringify({ line: 'x', class: 'Error', frames: ['D1.send d1-api:193:19'] });
    expect(explained(line, workerMap())).toContain('\n  D1.send d1-api:193:19');
  });
});
