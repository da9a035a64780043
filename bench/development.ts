import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, toolEnv } from '../scripts/files.mjs';
import { freePort } from '../test/free-port.ts';
import { type Running, run } from './program.ts';
import { newSecrets, openDemo, SETTINGS, type Service } from './servers.ts';

/** The service as wrangler's development server runs it: miniflare, behind a proxy of its own. */
export async function startDevelopment(
  folder: string,
  phones: number,
): Promise<Running & Pick<Service, 'origin' | 'slug' | 'phones'>> {
  mkdirSync(folder, { recursive: true });
  const env = quietEnv(folder);
  const state = ['--persist-to', join(folder, 'local')];
  const d1 = async (...words: string[]) => {
    const args = ['d1', ...words, '--local', ...state];
    const child = spawn('wrangler', args, { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`wrangler d1 ${words[0]}: ${said}`);
  };
  await d1('migrations', 'apply', 'DB');
  const secrets = newSecrets();
  const secretsFile = join(folder, 'secrets.env');
  const lines = Object.entries(secrets).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(secretsFile, lines.join(''), { mode: 0o600 });
  const port = String(await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const args = [
    ['dev', '--ip', '127.0.0.1', '--port', port, '--inspector-port', '0', '--log-level', 'error'],
    ['--env-file', secretsFile, ...state],
    ...Object.entries(SETTINGS).map(([name, value]) => ['--var', `${name}:${value}`]),
  ].flat();
  const running = await run({ command: 'wrangler', args, folder, cwd: root, env, origin });
  const key = secrets.OPERATOR_KEY;
  const opened = await openDemo(origin, key, phones, (sql) =>
    d1('execute', 'DB', '--command', sql),
  );
  return { ...running, ...opened, origin };
}

/** As little as wrangler can be made to do beside serving: nothing asked outside, nothing traced. */
function quietEnv(folder: string): NodeJS.ProcessEnv {
  return {
    ...toolEnv,
    CI: '1',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    WRANGLER_LOG_PATH: join(folder, 'log'),
    WRANGLER_REGISTRY_PATH: join(folder, 'registry'),
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    X_LOCAL_OBSERVABILITY: 'false',
    X_LOCAL_EXPLORER: 'false',
  };
}
