import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ask } from './operator.mjs';
import { explaining } from './server/database.mjs';
import { serviceAt } from './state.mjs';

const USAGE = `npm run edition -- FILE [--url https://HOST]
npm run edition -- --export SLUG [--url https://HOST]

Sets up an edition from a file like scripts/edition.example.json, on the running server of STATE_DIR
or on the one at --url with its operator key in OPERATOR_KEY. With --export it prints an edition as
such a file: everything that is set of it, and nobody who registered or works for it.
`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { url: { type: 'string' }, export: { type: 'string' }, help: { type: 'boolean' } },
  });
  const [file] = positionals;
  if (values.help || (file === undefined) === (values.export === undefined)) {
    process.stderr.write(USAGE);
    process.exit(values.help ? 0 : 2);
  }
  const edition = file === undefined ? null : editionIn(resolve(file));
  const service = serviceAt(values.url);
  if (edition) {
    const { slug, number } = await ask(service, 'editions', edition);
    process.stdout.write(`Edition ${number} is at ${service.base}/ar/${slug}\n`);
  } else {
    const written = await ask(service, 'edition-files', { event: values.export });
    process.stdout.write(`${JSON.stringify(written, null, 2)}\n`);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

/**
 * @param {string} file absolute
 * @returns {Record<string, unknown>} unchecked: the service does that
 * @throws with a sentence that names the file
 */
function editionIn(file) {
  const text = explaining(file, () => readFileSync(file, 'utf8'));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(
      `${file} is not written as JSON: ${error instanceof Error ? error.message : error}`,
    );
  }
}
