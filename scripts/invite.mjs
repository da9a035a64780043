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
  const terms = {
    ...(values.people && { people: Number(values.people) }),
    ...(values.uses && { uses: Number(values.uses) }),
    ...(values.days && { days: values.days.split(',').map(Number) }),
    ...(values['valid-days'] && { valid_days: Number(values['valid-days']) }),
  };
  const invitation = await invite(service, kind, values.event, kind === 'group' ? terms : {});
  process.stdout.write(`${values.json ? JSON.stringify(invitation) : invitation.url}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
