import { spawnSync } from 'node:child_process';
import { root, toolEnv } from './files.mjs';
import { publicOrigin } from './server/origin.mjs';
import { demandSecretKey } from './server/secrets.mjs';

const USAGE = `PUBLIC_URL=https://HOST npm run deploy -- [--secrets-file FILE] [--dry-run] …

Applies new migrations to the remote database, then deploys. What follows -- goes to wrangler
deploy; the first time, --secrets-file names a file with SECRET_KEY (base64 of 32 random bytes) and
OPERATOR_KEY.
`;

const args = process.argv.slice(2);
const secrets = args[args.indexOf('--secrets-file') + 1];
const origin = checked(() => publicOrigin(process.env.PUBLIC_URL || fail(USAGE)));
if (!origin.startsWith('https:')) fail(USAGE);
if (args.includes('--secrets-file') && secrets) checked(() => demandSecretKey(secrets));
if (!args.includes('--dry-run')) wrangler('d1', 'migrations', 'apply', 'DB', '--remote');
wrangler('deploy', '--strict', '--var', `PUBLIC_URL:${origin}`, ...args);

/**
 * @template T
 * @param {() => T} check
 * @returns {T}
 */
function checked(check) {
  try {
    return check();
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n`);
  }
}

/** @param {string[]} words */
function wrangler(...words) {
  const { status } = spawnSync('wrangler', words, { cwd: root, env: toolEnv, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  process.stderr.write(message);
  process.exit(1);
}
