import { spawnSync } from 'node:child_process';
import { root, toolEnv } from './files.mjs';
import { demandSecretKey } from './state.mjs';

/** A longer host would not fit the ticket's code in QR version 7. */
const LONGEST_HOST = 40;

const USAGE = `PUBLIC_URL=https://HOST npm run deploy -- [--secrets-file FILE] [--dry-run] …

Applies new migrations to the remote database, then deploys. What follows -- goes to wrangler
deploy; the first time, --secrets-file names a file with SECRET_KEY (base64 of 32 random bytes) and
OPERATOR_KEY.
`;

const args = process.argv.slice(2);
const origin = publicOrigin(process.env.PUBLIC_URL);
const secrets = args[args.indexOf('--secrets-file') + 1];
try {
  if (args.includes('--secrets-file') && secrets) demandSecretKey(secrets);
} catch (error) {
  fail(`${error instanceof Error ? error.message : error}\n`);
}
if (!args.includes('--dry-run')) wrangler('d1', 'migrations', 'apply', 'DB', '--remote');
wrangler('deploy', '--strict', '--var', `PUBLIC_URL:${origin}`, ...args);

/**
 * The origin that every QR code will carry.
 * @param {string | undefined} text
 */
function publicOrigin(text) {
  const url = text && URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' || url.pathname !== '/' || url.search || url.hash) {
    return fail(USAGE);
  }
  if (url.host.length > LONGEST_HOST) {
    return fail(
      `${url.host} is longer than ${LONGEST_HOST} characters: the tickets would not fit.\n`,
    );
  }
  return url.origin;
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
