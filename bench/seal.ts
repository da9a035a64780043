import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../scripts/build.mjs';
import type { Database } from './database.ts';
import { Gates, type Timed } from './gates.ts';
import { fillLog } from './log-rows.ts';
import { startService } from './servers.ts';
import { type Row, table } from './table.ts';

// What a gate waits for while the log behind it is sealed. A walk goes through some pages at each turn of
// the minute and rests for what is left of it: the scans of those rests, in the same run, are the floor.

const ROWS = 300_000;
const PHONES = 4;
/** Between two scans of a phone, ms: some sixty scans a second in all. */
const PAUSE_MS = 60;
/** How often it is looked whether the walk has gone on, ms. */
const EVERY_MS = 100;
/** A walk that takes longer has failed, ms. */
const MOST_MS = 1_200_000;

const folder = mkdtempSync(join(tmpdir(), 'abwab-seal-'));
const say = (line: string) => process.stdout.write(`${line}\n`);
try {
  await build();
  const before = load();
  const service = await startService(folder, null, PHONES);
  // One that was made now has no night behind it: the walk begins when it is told.
  await service.db.run('UPDATE event SET created_at = unixepoch() * 1000');
  const first = Math.floor(Date.now() / 60_000) - 601;
  await fillLog(service.db, ROWS, { first, minutes: 600 });
  const gates = new Gates(service, { phones: PHONES, pauseMs: PAUSE_MS });
  await service.db.run('UPDATE event SET created_at = created_at - 259200000');
  const { steps, began, ended } = await walk(service.db);
  const scans = (await gates.stop()).filter(during(began, ended));
  const beside = scans.filter((one) => steps.some(([from, to]) => during(from, to)(one)));
  const rest = scans.filter((one) => !beside.includes(one));
  const { rows, bytes } = await service.db.first(`SELECT sum(rows) AS rows,
    (SELECT sum(length(copy)) FROM seal_range) AS bytes FROM seal`);
  await service.stop();
  const row = (what: string, share: number): Row => ({
    what: `a scan beside the walk, ${what}, ms`,
    measured: beside.map(({ ms }) => ms),
    floor: rest.map(({ ms }) => ms),
    budget: null,
    share,
  });
  say(table([row('p50', 0.5), row('p95', 0.95), row('p99', 0.99), row('the longest', 1)]));
  const walking = steps.reduce((sum, [from, to]) => sum + to - from, 0) / 1_000;
  say(
    `${whole(rows)} rows sealed in ${walking.toFixed(1)} s, with copies of ${whole(bytes)} bytes;`,
  );
  say(`${whole(beside.length)} scans beside it, ${whole(rest.length)} in its rests.`);
  say(`Load of the machine: ${before} before, ${load()} after.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

type Span = readonly [from: number, to: number];

/** Tells whether some of a scan lies between two moments. */
function during(from: number, to: number): (scan: Timed) => boolean {
  return ({ began, ms }) => began + ms > from && began < to;
}

/** Looks at a walk until it is over: when it began and ended, and the spans in which it went on, ms. */
async function walk(db: Database) {
  const steps: Span[] = [];
  const end = performance.now() + MOST_MS;
  let [step, seen] = [0, performance.now()];
  while (performance.now() < end) {
    const [walking] = await db.run('SELECT step, over FROM sealing');
    const now = performance.now();
    if (walking && walking.step !== step) steps.push([seen, now]);
    [step, seen] = [Number(walking?.step ?? 0), now];
    if (walking?.over === 1) return { steps, began: steps[0]?.[0] ?? now, ended: now };
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  throw new Error('nothing was sealed');
}

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

function whole(figure: unknown): string {
  return Number(figure).toLocaleString('en');
}
