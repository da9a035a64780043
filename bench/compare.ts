import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../scripts/build.mjs';
import { startDevelopment } from './development.ts';
import { Loader } from './load.ts';
import { type Service, startService } from './servers.ts';
import { CLIENTS, UNTIL_DONE, windowsOf } from './site.ts';
import { type Row, table } from './table.ts';

// The same build as `npm run serve` runs it, and in wrangler's development server.

const ROUNDS = 3;
const TICKETS = 2_000;
/** Of the page, which does not end by itself. */
const SECONDS = 3;
const FIGURES = ['registrations/s', 'online entries/s', 'event page/s'] as const;

type Figures = Readonly<Record<(typeof FIGURES)[number], number>>;
type Target = Pick<Service, 'origin' | 'slug' | 'phones'>;

const folder = mkdtempSync(join(tmpdir(), 'abwab-compare-'));
const say = (line: string) => process.stdout.write(`${line}\n`);
const loader = new Loader();
try {
  await build();
  const served = await startService(join(folder, 'served'), null, CLIENTS);
  const developed = await startDevelopment(join(folder, 'developed'), CLIENTS);
  const measured: Figures[] = [];
  const floor: Figures[] = [];
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    measured.push(await figuresOf(served));
    floor.push(await figuresOf(developed));
  }
  await served.stop();
  await developed.stop();
  const rows = FIGURES.map(
    (what): Row => ({
      what,
      measured: measured.slice(1).map((figures) => figures[what]),
      floor: floor.slice(1).map((figures) => figures[what]),
      budget: null,
    }),
  );
  say('The floor is `wrangler dev`.\n');
  say(table(rows));
} finally {
  await loader.close();
  rmSync(folder, { recursive: true, force: true });
}

async function figuresOf({ origin, slug, phones }: Target): Promise<Figures> {
  const load = { origin, clients: CLIENTS };
  const slots = (await windowsOf({ origin, slug })).today;
  const register = { kind: 'register', slug, slots, most: TICKETS } as const;
  const { tokens, perSecond } = await loader.run({ ...load, ask: register, seconds: UNTIL_DONE });
  const scan = { kind: 'scan', direction: 'entry', tokens, phones, ledger: false } as const;
  const scans = await loader.run({ ...load, ask: scan, seconds: UNTIL_DONE });
  const page = { kind: 'get', path: `/ar/${slug}` } as const;
  const pages = await loader.run({ ...load, ask: page, seconds: SECONDS });
  return {
    'registrations/s': perSecond,
    'online entries/s': scans.perSecond,
    'event page/s': pages.perSecond,
  };
}
