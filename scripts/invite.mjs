import { parseArgs } from 'node:util';
import { invite } from './operator.mjs';
import { serviceAt } from './state.mjs';

const USAGE = `npm run invite -- gate|organizer|group [--json] [--event SLUG] [--url https://HOST]
  group: [--people 2000] [--uses 1] [--days 1,2] [--valid-days 30]

Prints a fresh one-time link; for a group, the directorate's code with which a school or an
association registers at once, whatever its size. It asks the running server: the one of STATE_DIR, or the one at --url
with its operator key in OPERATOR_KEY.
`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      event: { type: 'string' },
      url: { type: 'string' },
      people: { type: 'string' },
      uses: { type: 'string' },
      days: { type: 'string' },
      'valid-days': { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const [kind] = positionals;
  if (values.help || (kind !== 'gate' && kind !== 'organizer' && kind !== 'group')) {
    process.stderr.write(USAGE);
    process.exit(values.help ? 0 : 2);
  }
  const service = serviceAt(values.url);
  const { people, uses, days, 'valid-days': validDays } = values;
  // What is given empty goes along and is refused: the default was not meant.
  const terms = {
    people: numberOf(people),
    uses: numberOf(uses),
    days: days?.split(',').map(numberOf),
    valid_days: numberOf(validDays),
  };
  const invitation = await invite(service, kind, values.event, kind === 'group' ? terms : {});
  process.stdout.write(`${values.json ? JSON.stringify(invitation) : invitation.url}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

/**
 * @param {string | undefined} text
 * @returns {number | undefined} not a number, which the service refuses, for any other text
 */
function numberOf(text) {
  return text === undefined ? undefined : Number(text.trim() || Number.NaN);
}
