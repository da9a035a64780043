import { parseArgs } from 'node:util';
import { holdState } from './server/lock.mjs';
import { migrate, takeOver } from './server/migrate.mjs';
import { stateDir } from './state.mjs';

const USAGE = `npm run migrate -- [--json]

Brings the database of STATE_DIR (default .state) to this release's schema, and makes it where there is
none; while the state is served it changes nothing. Starting does the same: run it before, to see
that it works. Make a backup first: there is no way back to an older schema but to restore it.
`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help || positionals.length > 0) {
    process.stderr.write(USAGE);
    process.exit(values.help ? 0 : 2);
  }
  holdState(stateDir);
  const taken = takeOver(stateDir);
  const { schema, applied } = migrate(stateDir);
  const done = applied.length > 0 ? `applied ${applied.join(', ')}` : 'nothing was to be applied';
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ schema, applied, taken_over: taken !== undefined })}\n`
      : `${taken ? `${taken}\n` : ''}${stateDir} has schema ${schema}: ${done}.\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
