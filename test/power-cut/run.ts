import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import build from '../../scripts/build.mjs';
import { demandFreePort } from '../../scripts/server/address.mjs';
import { compileJournal } from './compile.ts';
import { DISHONEST, type Outcome, trial } from './trial.ts';

const USAGE = `npm run power-cuts -- [--count 100] [--seed 1] [--port 9187]

Serves a state with stock workerd under load, cuts the power at so many instants, and looks at what
a disk may hold then. Needs Linux and a C compiler.
`;
const CUTS_PER_RUN = 10;
/** SQLite carries its log over into the database every 4 MB: that happens twice or more in each run. */
const LOAD = { bytes: 12_000_000, ms: 20_000 };

const say = (line: string) => process.stdout.write(`${line}\n`);

// So that nothing goes on serving when this ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    port: { type: 'string', default: '9187' },
    help: { type: 'boolean', default: false },
  },
});
const [count, seed, port] = [values.count, values.seed, values.port].map(Number);
if (values.help || !count || !seed || !port) {
  process.stderr.write(USAGE);
  process.exit(values.help ? 0 : 2);
}
const folder = mkdtempSync(join(tmpdir(), 'abwab-power-cuts-'));
const library = compileJournal(folder);
await demandFreePort({ host: '127.0.0.1', port });
await build();
const outcomes: Outcome[] = [];
const terms = { folder: join(folder, 'trial'), port, library, seed, load: LOAD };
for await (const outcome of trial(terms, count, CUTS_PER_RUN)) {
  outcomes.push(outcome);
  tell(outcome);
}
say(summary(outcomes));
const isBad = outcomes.some(({ findings }) => findings.length > 0);
if (isBad) say(`What the last run left lies in ${folder}.`);
else rmSync(folder, { recursive: true });
process.exitCode = isBad ? 1 : 0;

function tell(outcome: Outcome): void {
  const { record, records, isFresh, facts, uncertain, kept, unit, readyMs, findings } = outcome;
  const state = isFresh ? 'fresh state' : 'state of before';
  say(
    `cut ${outcomes.length}: ${state}, after record ${record + 1} of ${records}, ${facts} promised; ` +
      `unsynced ${uncertain.sectors} sectors and ${uncertain.names} names, ${kept * 100} % of them kept ` +
      `by ${unit} bytes; ready again in ${Math.round(readyMs)} ms; ` +
      (findings.length === 0 ? 'nothing lost' : `${findings.length} FINDINGS`),
  );
  for (const finding of findings.slice(0, 20)) say(`  ${finding}`);
}

function summary(all: readonly Outcome[]): string {
  const bad = all.filter(({ findings }) => findings.length > 0).length;
  const promised = all.filter(({ facts }) => facts > 0);
  const dishonest = DISHONEST.map((honesty) => {
    const found = promised.filter(({ foundOut }) => foundOut.includes(honesty)).length;
    return `${honesty}: ${found} of ${promised.length}`;
  });
  const count = (is: (outcome: Outcome) => boolean) => all.filter(is).length;
  return (
    `${all.length} cuts with seed ${seed}: ${all.length - bad} lost nothing, ${bad} did; ` +
    `${count(({ isFresh }) => isFresh)} in runs that began without a state, ` +
    `${count(({ uncertain }) => uncertain.inDatabase > 0)} while the log was carried over into the database.\n` +
    `Disks that keep fewer syncs were found out by these cuts: ${dishonest.join('; ')}.`
  );
}
