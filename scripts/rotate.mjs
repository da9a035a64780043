import { parseArgs } from 'node:util';
import { ask } from './operator.mjs';
import { serviceAt } from './state.mjs';

const USAGE = `npm run rotate -- [--event SLUG] [--json] [--url https://HOST]

Gives an edition (the one under way or next, or the one at --event) its next signing key. Tickets
given out before keep theirs; phones have the new one by their next contact, so rotate while they
are in touch. Asks the running server: the one of STATE_DIR, or the one at --url with its operator
key in OPERATOR_KEY.
`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      event: { type: 'string' },
      url: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help || positionals.length > 0) {
    process.stderr.write(USAGE);
    process.exit(values.help ? 0 : 2);
  }
  const service = serviceAt(values.url);
  // An empty --event goes along and is refused: it was not meant for the current edition.
  const next = await ask(service, 'signing-keys', { event: values.event });
  process.stdout.write(
    values.json
      ? `${JSON.stringify(next)}\n`
      : `Key ${next.id} of ${next.slug} signs from serial ${next.from_serial} on.\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
