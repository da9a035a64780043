import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backUp } from './server/backup.mjs';
import { mainCounts } from './server/manifest.mjs';
import { secretsFile, stateDir } from './state.mjs';

const USAGE = `npm run backup -- DIR [--to age1…] [--json]

Copies the database of STATE_DIR (default .state) to DIR, a new or an empty folder, while it is served
or not. All rows are of one instant. The copy is opened and checked; a manifest beside it says what
it holds. Nothing is ever overwritten.

--to encrypts it to an age public key (https://age-encryption.org; age-keygen makes one): whoever
takes the backup cannot read it without the identity, which you keep elsewhere.

SECRET_KEY is not in a backup. Keep it apart: both together open every contact.
`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      to: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const [folder] = positionals;
  if (values.help || !folder || positionals.length > 1) {
    process.stderr.write(USAGE);
    process.exit(values.help ? 0 : 2);
  }
  const started = performance.now();
  const manifest = await backUp(stateDir, resolve(folder), { to: values.to });
  const ms = Math.round(performance.now() - started);
  process.stdout.write(
    values.json ? `${JSON.stringify({ ...manifest, ms })}\n` : said(manifest, folder, ms),
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

/**
 * @param {import('./server/manifest.mjs').Manifest} manifest
 * @param {string} folder
 * @param {number} ms
 */
function said(manifest, folder, ms) {
  const size = `${(manifest.bytes / 1e6).toFixed(1)} MB in ${(ms / 1000).toFixed(1)} s`;
  return `Backup of ${manifest.made_at} in ${folder}: ${size}, schema ${manifest.schema}${manifest.encrypted ? ', encrypted' : ''}.
It was opened and is whole: ${mainCounts(manifest)}.
SHA-256 ${manifest.sha256}

SECRET_KEY is not in it. Keep a copy of ${secretsFile}, elsewhere than the backups:
without that key the sealed contacts in this backup are lost for good, and it cannot be served.
`;
}
