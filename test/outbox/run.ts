import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import build from '../../scripts/build.mjs';
import { killed } from './kills.ts';

const USAGE = `npm run outbox-kills -- [--count 1000]

Sends tickets by e-mail to a mail server on this machine, kills the service at each step of the dialogue
so many times, and counts what arrived once, twice and never. Fails where one arrived twice or is lost,
and where fewer were killed than asked for. Needs Linux.
`;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    help: { type: 'boolean', default: false },
  },
});
const count = Number(values.count);
if (values.help || !Number.isInteger(count) || count < 1) {
  process.stderr.write(USAGE);
  process.exit(values.help ? 0 : 2);
}
await build();
const folder = mkdtempSync(join(tmpdir(), 'abwab-outbox-'));
try {
  const counted = await killed(folder, count);
  process.stdout.write(`${JSON.stringify(counted, null, 2)}\n`);
  const kills = Object.values(counted.kills).reduce((sum, one) => sum + one, 0);
  const isProof = kills === count && counted.twice + counted.lost + counted.elsewhere === 0;
  process.exitCode = isProof ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
