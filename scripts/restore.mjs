import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backupDays } from '../src/domain/erasure.ts';
import { mainCounts } from './server/manifest.mjs';
import { restore } from './server/restore.mjs';
import { secretsFile, stateDir } from './state.mjs';

const USAGE = `npm run restore -- DIR [--identity FILE] [--erasures DIR] [--json]

Puts the backup in DIR into STATE_DIR (default .state), which must be empty: secrets.env alone may be
there. The backup is checked first, and brought to this release's schema; one of a newer release is
refused. Nothing is put in place until all of it is ready.

What was erased after the backup is erased again before anything is served. Its list lies apart from the
database: move the rest of the former state aside and leave the list in its place, in
workerd/abwab-erasures; or name the former state, or a later backup, with --erasures DIR.

--identity names the file of the age identity that opens an encrypted backup.

SECRET_KEY is not in a backup: put the secrets.env that was kept apart into STATE_DIR before you
serve it.
`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      identity: { type: 'string' },
      erasures: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const [folder] = positionals;
  if (values.help || !folder || positionals.length > 1) {
    process.stderr.write(USAGE);
    process.exit(values.help ? 0 : 2);
  }
  const identity = values.identity === undefined ? undefined : resolve(values.identity);
  const erasures = values.erasures === undefined ? undefined : resolve(values.erasures);
  const restored = await restore(stateDir, resolve(folder), { identity, erasures });
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ ...restored.manifest, applied: restored.applied, has_secrets: restored.hasSecrets, erasures: restored.erasures })}\n`
      : said(restored),
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

/** @param {Awaited<ReturnType<typeof restore>>} restored */
function said({ manifest, applied, hasSecrets, erasures }) {
  const migrated = applied.length > 0 ? `\nBrought to this release by ${applied.join(', ')}.` : '';
  const key = hasSecrets
    ? ''
    : `\nPut the secrets.env that was kept apart to ${secretsFile} before you serve it:\nwith another SECRET_KEY its contacts and keys cannot be read.`;
  return `Restored to ${stateDir}: the backup of ${manifest.made_at}, by release ${manifest.release}.
It holds ${mainCounts(manifest)}.${migrated}
${erasedSaid(erasures)}
A former state that was moved aside holds what was erased since: delete it within ${backupDays(process.env.BACKUP_DAYS)} days, as receipts promise.${key}
`;
}

/** @param {Awaited<ReturnType<typeof restore>>['erasures']} erasures */
function erasedSaid(erasures) {
  if (!erasures)
    return 'No erasure is known. Had there been some after the backup, name their list with --erasures DIR.';
  const { known, sinceBackup, isComplete } = erasures;
  if (isComplete)
    return `Erasures: ${known}, of which ${sinceBackup} are later than the backup. All are done again.`;
  return `Erasures: ${known}, those that the backup knows. What was erased after it is back: if the former state or a\nlater backup is there, empty ${stateDir} and restore again with --erasures DIR.`;
}
