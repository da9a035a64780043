import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, root } from './files.mjs';
import { stateDir } from './state.mjs';

/**
 * Brings the local database up to date, before the server opens it. What was applied last is
 * remembered beside the state, since asking wrangler takes seconds.
 * @param {string} persistTo
 * @param {NodeJS.ProcessEnv} env
 * @throws with wrangler's words when a migration fails
 */
export function migrate(persistTo, env) {
  const folder = join(root, 'migrations');
  const hash = createHash('sha256');
  for (const file of filesUnder(folder)) hash.update(file).update(readFileSync(join(folder, file)));
  const wanted = hash.digest('hex');
  const stampFile = join(stateDir, 'migrated');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;

  const args = ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', persistTo];
  const { status, stdout, stderr } = spawnSync('wrangler', args, {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(`The migrations failed:\n${stdout}${stderr}`);
  writeFileSync(stampFile, wanted);
}
