import { parseArgs } from 'node:util';
import { ask } from './operator.mjs';
import { rewrapState } from './server/rewrap.mjs';
import { secretsFile, serviceAt, stateDir } from './state.mjs';

const USAGE = `npm run rewrap -- [--url https://HOST] [--json]

Changes SECRET_KEY without losing anything. Contacts, tickets, private links, phones, sessions and
channels go on working; the key before opens nothing of the service any more, but still opens the backups
that were made under it.

On your own server: stop the service, run this on its STATE_DIR (default .state), and serve again. The new
key is made here and put into secrets.env: keep a copy of it, elsewhere than the backups. Cut off, run it
again: it goes on.

Elsewhere, or where SECRET_KEY comes from the environment: set it to the new key, a space, and the key of
now (openssl rand -base64 32 prints a new one), and wait until the service runs with both. Then --url asks
it to wrap everything by the new one, with its operator key in OPERATOR_KEY. When this says that all is
done, set SECRET_KEY to the new key alone.
`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help || positionals.length > 0) {
    process.stderr.write(USAGE);
    process.exit(values.help ? 0 : 2);
  }
  const done = values.url
    ? await ask(serviceAt(values.url), 'wrapped-keys', {})
    : await rewrapState(stateDir);
  process.stdout.write(values.json ? `${JSON.stringify(done)}\n` : said(done, values.url));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

/**
 * @param {Record<string, unknown>} done
 * @param {string | undefined} url
 */
function said({ keys, wrapped }, url) {
  const next = url
    ? 'Set SECRET_KEY to the new key alone now.'
    : `The new key is in ${secretsFile}. Keep a copy of it, elsewhere than the backups; those that were made before
need the former one.`;
  return `${keys} keys, of which ${wrapped} were wrapped anew: the former key opens none of them.\n${next}\n`;
}
