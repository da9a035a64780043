import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ask } from './operator.mjs';
import { serviceAt } from './state.mjs';

const USAGE = `npm run edition -- FILE [--url https://HOST]

Sets up an edition from a file like scripts/edition.example.json, on the running server of STATE_DIR
or on the one at --url with its operator key in OPERATOR_KEY.
`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { url: { type: 'string' }, help: { type: 'boolean' } },
  });
  const [file] = positionals;
  if (values.help || !file) {
    process.stderr.write(USAGE);
    process.exit(values.help ? 0 : 2);
  }
  const service = serviceAt(values.url);
  const { slug, number } = await ask(service, 'editions', JSON.parse(readFileSync(file, 'utf8')));
  process.stdout.write(`Edition ${number} is at ${service.base}/ar/${slug}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
